/**
 * The layout of the AnDy data set: MVNX recordings, and what several annotators saw in their video.
 *
 * <p>Times of annotations are seconds of the video, which starts with the recording unless another
 * offset is stated: then a row at {@code t} is about {@code t - offset} seconds of the recording.
 */
package org.kinema4j.har.io.andy;
