/**
 * Recurrences by oneDNN, on the CPU in single precision.
 *
 * <p>A layer's work is cut into {@linkplain org.kinema4j.layers.recurrent.internal.onednn.Part
 * parts}, one for each direction and share of the batch, and every part runs on one thread of ours:
 * for recurrences of usual size this is faster than oneDNN's own threads, which meet at every time
 * step. oneDNN reads and writes ND4J's arrays in place.
 *
 * <p>Not part of the public interface.
 */
package org.kinema4j.layers.recurrent.internal.onednn;
