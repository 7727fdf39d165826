/**
 * The bridge from recordings to DataVec and Deeplearning4j.
 *
 * <p>One recording is one sequence and one frame is one time step. Batches are {@code [N, F, T]}:
 * examples, features, time steps.
 */
package org.kinema4j.har.dataset;
