/**
 * Stages that turn a recording into what a network sees.
 *
 * <p>A stage is a {@link org.kinema4j.har.transform.ClipTransform}. Each says in its documentation
 * what it reads, what it changes and what it adds, in which units and axes. The usual order is
 * {@link org.kinema4j.har.transform.Resampler} first, on the signals of the recording, where it is
 * known which columns are angles and which are quaternions; then {@link
 * org.kinema4j.har.transform.FeatureExtractor}, whose output is one signal of plain numbers.
 *
 * <p>Conventions are those of {@link org.kinema4j.har.motion}. The <em>heading frame</em> of the
 * pelvis stands upright whatever the pelvis does: Z is the global vertical, X points where the
 * pelvis faces, seen from above, and Y to its left. Angles among the features are in radians.
 */
package org.kinema4j.har.transform;
