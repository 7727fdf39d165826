/**
 * Windows: pieces of recordings of equal length, cut by frame index, and the labels they get.
 *
 * <p>A window is half-open, {@code [start, start + length)}, in frames of its recording. It refers
 * to the recording and copies nothing.
 */
package org.kinema4j.har.window;
