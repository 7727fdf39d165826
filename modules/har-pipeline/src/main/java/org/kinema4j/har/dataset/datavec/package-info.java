/**
 * Recordings and labels for DataVec: readers of sequences, and this project's stages as transforms.
 *
 * <p><b>Rows.</b> A recording is a sequence and a frame one of its steps. What a column is to a
 * recording is told by its name and type in the schema, and every reader here writes such schemas:
 *
 * <table>
 *   <caption>Columns</caption>
 *   <tr><th>column</th><th>type</th><th>is</th></tr>
 *   <tr><td>{@code frame}</td><td>integer</td><td>the number of the frame, from 0</td></tr>
 *   <tr><td>{@code time}</td><td>double</td><td>seconds since the first frame</td></tr>
 *   <tr><td>{@code missing}</td><td>integer</td><td>1 where nothing was measured, else 0</td></tr>
 *   <tr><td>any other</td><td>double, float</td><td>a channel, with a unit if its meta data are
 *       {@link org.kinema4j.har.dataset.datavec.ChannelMetaData}</td></tr>
 *   <tr><td>any other</td><td>any other</td><td>something said about the frame, such as its label;
 *       an empty text says nothing</td></tr>
 * </table>
 *
 * <p><b>Numbers</b> pass the stages as 32-bit floats, as everywhere in the pipeline, so that the
 * results are those of the stages themselves; DataVec sees them as doubles.
 *
 * <p><b>JSON and YAML.</b> Transforms, splits and schemas survive {@code TransformProcess.toJson}
 * and {@code fromJson}, and YAML. DataVec writes the names of classes there: do not read a process
 * from somebody you do not trust.
 *
 * <p><b>Cost.</b> DataVec wants an object for each number. Without a need for its transforms,
 * {@link org.kinema4j.har.dataset.WindowBatches} are far cheaper; {@code docs/datavec.md} has
 * figures.
 */
package org.kinema4j.har.dataset.datavec;
