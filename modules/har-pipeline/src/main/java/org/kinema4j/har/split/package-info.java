/**
 * Who is trained on, who is validated on, who is tested on: whole subjects unless something else is
 * asked for, or, where nobody knows who moved, whole stretches of consecutive windows in their
 * place.
 *
 * <p>Windows of one subject resemble each other, and overlapping windows share frames; a random
 * split would test on what was learned by heart. {@link org.kinema4j.har.split.SubjectSplit}
 * divides the subjects, {@link org.kinema4j.har.split.HeldOutBlocks} windows of unknown subjects,
 * {@link org.kinema4j.har.split.Partition} the windows, and {@link
 * org.kinema4j.har.split.LeakageCheck} refuses parts that have anything in common.
 *
 * <p>{@link org.kinema4j.har.split.Folds} makes the folds of a cross-validation by what a {@link
 * org.kinema4j.har.split.FoldPlan} says, of whole subjects, recordings, task sequences, setups or
 * blocks of time, {@link org.kinema4j.har.split.FoldLists} reads them from files; each {@link
 * org.kinema4j.har.split.Fold} says by its {@link org.kinema4j.har.split.FoldUnit} what is new in
 * its test part. {@link org.kinema4j.har.split.RandomSplit} tells what a random split of the same
 * windows would have leaked.
 */
package org.kinema4j.har.split;
