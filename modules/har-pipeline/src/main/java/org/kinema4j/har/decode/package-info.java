/**
 * From what windows say of each frame to a track of actions: smoothing of a recording's frames.
 *
 * <p><b>Conventions.</b> Probabilities are {@code [T, C]}: frames of one stretch without a gap,
 * classes in the model's order; arrays that are handed in are never changed. Frames that no window
 * holds have no label, and part the recording into stretches that are smoothed each for itself.
 *
 * <p>A <b>delay</b> of {@code d} frames means: what is said of frame {@code t} depends on the
 * probabilities of frames up to {@code t + d} and of no later one. It comes on top of the delay of
 * the windows themselves, whose length less one frame must pass until all windows that hold a frame
 * have been seen.
 */
package org.kinema4j.har.decode;
