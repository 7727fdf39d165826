package org.kinema4j.har.transform;

/**
 * Where a body faces, seen from above.
 *
 * <pre>
 *   forward = horizontal part of the body's x axis
 *   left    = horizontal part of the body's y axis, turned by -90 degrees: where x should be
 *   heading = direction of  forward + k * left
 * </pre>
 *
 * <p>With the body's z axis within 60 degrees of the vertical, {@code k} is 0 and the heading is
 * that of the forward axis alone. As the body tips over, its forward axis may come to stand upright
 * and then tells nothing; so {@code k} rises smoothly and is 1 from 75 degrees on. The sum with
 * {@code k = 1} is the turn about the vertical in the swing-twist decomposition: it goes on without
 * a jump when a body bends beyond the horizontal, where the forward axis alone would turn round by
 * 180 degrees. No heading can be continuous for all orientations; this one has its only gap where
 * the body stands on its head.
 */
final class Heading {

  /** Cosine of the tilt up to which the forward axis alone decides: 60 degrees. */
  private static final double UPRIGHT = 0.5;

  /** Cosine of the tilt from which both axes count alike: 75 degrees. */
  private static final double TIPPED = Math.cos(Math.toRadians(75));

  private Heading() {}

  /**
   * Returns the heading of an orientation; a quaternion and its negative give the same.
   *
   * @param w scalar part of the quaternion from body to global; its length need not be 1 but must
   *     not be 0
   * @param x first component of the vector part
   * @param y second component
   * @param z third component
   * @return angle about the global Z axis from the global X axis, in [-&pi;, &pi;]
   */
  static double of(double w, double x, double y, double z) {
    double cosTilt = (w * w - x * x - y * y + z * z) / (w * w + x * x + y * y + z * z);
    double k = smoothStep((UPRIGHT - cosTilt) / (UPRIGHT - TIPPED));
    double forwardX = w * w + x * x - y * y - z * z;
    double forwardY = 2 * (x * y + w * z);
    double leftX = w * w - x * x + y * y - z * z;
    double leftY = 2 * (w * z - x * y);
    return Math.atan2(forwardY + k * leftY, forwardX + k * leftX);
  }

  private static double smoothStep(double t) {
    double s = Math.min(1, Math.max(0, t));
    return s * s * (3 - 2 * s);
  }
}
