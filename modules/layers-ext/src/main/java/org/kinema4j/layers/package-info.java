/**
 * Layers for Deeplearning4j networks on sequences, where its own are missing or wrong.
 *
 * <table>
 *   <caption>Packages</caption>
 *   <tr><th>package</th><th>holds</th></tr>
 *   <tr><td>{@link org.kinema4j.layers.recurrent}</td><td>LSTM, GRU and the plain recurrence</td></tr>
 *   <tr><td>{@link org.kinema4j.layers.normalization}</td><td>layer, root mean square and batch
 *     normalization of sequences</td></tr>
 *   <tr><td>{@link org.kinema4j.layers.catalog}</td><td>all of them by name</td></tr>
 * </table>
 *
 * <p>This package itself holds what concerns all of them: {@link
 * org.kinema4j.layers.ComputeThreads}.
 *
 * <p>Symbols: N examples, C channels (features), T time steps, H units of each direction, O
 * outputs. Sequences are {@code [N, C, T]}, feed-forward data are {@code [N, C]}.
 *
 * <p>Masks are {@code [N, T]}, 1 keeps. At a masked step every layer's output is zero, whatever its
 * bias, nothing flows back to its input, and what a layer carries over steps or measures over them
 * (a state, a statistic) is as if the step were not there. Gradient checks in double precision hold
 * with and without masks.
 *
 * <p>A layer is a configuration with a builder, {@code equals}, {@code hashCode} and a JSON form
 * that a stored network gets back unchanged. A default is stated once, as a constant {@code
 * DEFAULT_…} of the configuration class; {@code docs/layers.md} is held against it by a test.
 */
package org.kinema4j.layers;
