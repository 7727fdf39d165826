/**
 * What the authors of AnDy do with their data, for comparison with their results: features by their
 * names, means of windows of a quarter of a second, and labels pooled over such a window.
 *
 * <p>Here a frame of a clip is a window, eight a second. Units are those of the recordings: metres,
 * m/s, degrees for joint angles; positions are in the global frame.
 */
package org.kinema4j.har.io.andy.authors;
