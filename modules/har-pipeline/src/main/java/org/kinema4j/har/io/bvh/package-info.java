/**
 * BVH, the text format for moving skeletons that nearly every motion capture program exports.
 *
 * <p>Inside this package positions and rotations are those of the file: Y up, Z forward, X to the
 * left, lengths in the file's unit, angles in degrees. What leaves it follows the conventions of
 * {@link org.kinema4j.har.motion}: Z up, X forward, Y to the left, metres, quaternions from body to
 * global. The one becomes the other by {@code (x, y, z) = (z, x, y) of the file}.
 */
package org.kinema4j.har.io.bvh;
