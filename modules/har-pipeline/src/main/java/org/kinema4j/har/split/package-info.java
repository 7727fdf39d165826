/**
 * Who is trained on, who is validated on, who is tested on: always whole subjects, or, where nobody
 * knows who moved, whole stretches of consecutive windows in their place.
 *
 * <p>Windows of one subject resemble each other, and overlapping windows share frames; a random
 * split would test on what was learned by heart. {@link org.kinema4j.har.split.SubjectSplit}
 * divides the subjects, {@link org.kinema4j.har.split.HeldOutBlocks} windows of unknown subjects,
 * {@link org.kinema4j.har.split.Partition} the windows, and {@link
 * org.kinema4j.har.split.LeakageCheck} refuses parts that have anything in common.
 */
package org.kinema4j.har.split;
