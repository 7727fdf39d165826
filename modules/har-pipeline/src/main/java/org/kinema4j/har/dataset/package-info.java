/**
 * From windows to batches: the standardizer, a fast iterator of {@code [N, F, T]} batches, and
 * DataVec readers for recordings.
 *
 * <p>Batches are 32-bit floats in C order: windows, then features, then frames. Statistics are
 * fitted on training windows only.
 */
package org.kinema4j.har.dataset;
