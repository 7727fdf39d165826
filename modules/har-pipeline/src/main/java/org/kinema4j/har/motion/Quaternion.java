package org.kinema4j.har.motion;

/**
 * A rotation as a quaternion {@code w + xi + yj + zk}. As an orientation it turns a vector of the
 * body frame into the global frame; {@code q} and {@code -q} are the same orientation.
 *
 * @param w scalar part
 * @param x first vector part
 * @param y second vector part
 * @param z third vector part
 */
public record Quaternion(double w, double x, double y, double z) {

  /** No rotation. */
  public static final Quaternion IDENTITY = new Quaternion(1, 0, 0, 0);

  // Below this angle or sine the first term of the series is exact to double precision.
  private static final double TINY = 1e-9;

  /**
   * Returns the rotation about an axis.
   *
   * @param axis direction, of any length but zero
   * @param angle angle in radians, by the right-hand rule
   * @return a unit quaternion
   */
  public static Quaternion fromAxisAngle(Vector3 axis, double angle) {
    double length = axis.norm();
    if (!(length > 0)) {
      throw new IllegalArgumentException(
          "axis must have a length in (0, \u221e), received " + axis);
    }
    double scale = Math.sin(angle / 2) / length;
    return new Quaternion(
        Math.cos(angle / 2), axis.x() * scale, axis.y() * scale, axis.z() * scale);
  }

  /**
   * Returns the rotation of a rotation vector, the inverse of {@link #toRotationVector}.
   *
   * @param vector axis times angle, in radians
   * @return a unit quaternion
   */
  public static Quaternion fromRotationVector(Vector3 vector) {
    double angle = vector.norm();
    double scale = angle < TINY ? 0.5 : Math.sin(angle / 2) / angle;
    return new Quaternion(
        Math.cos(angle / 2), vector.x() * scale, vector.y() * scale, vector.z() * scale);
  }

  /**
   * Returns the product: first {@code other}, then this.
   *
   * @param other rotation that is applied first
   * @return the combined rotation
   */
  public Quaternion times(Quaternion other) {
    return new Quaternion(
        w * other.w - x * other.x - y * other.y - z * other.z,
        w * other.x + x * other.w + y * other.z - z * other.y,
        w * other.y - x * other.z + y * other.w + z * other.x,
        w * other.z + x * other.y - y * other.x + z * other.w);
  }

  /**
   * Returns the conjugate, which for a unit quaternion is the inverse rotation.
   *
   * @return the vector part negated
   */
  public Quaternion conjugate() {
    return new Quaternion(w, -x, -y, -z);
  }

  /**
   * Returns the length.
   *
   * @return Euclidean norm of the four parts; 1 for a rotation
   */
  public double norm() {
    return Math.sqrt(w * w + x * x + y * y + z * z);
  }

  /**
   * Returns the quaternion scaled to unit length.
   *
   * @return a unit quaternion
   */
  public Quaternion normalized() {
    double length = norm();
    if (!(length > 0 && Double.isFinite(length))) {
      throw new IllegalArgumentException(
          "a quaternion must have a length in (0, \u221e) to be normalized, received " + this);
    }
    return new Quaternion(w / length, x / length, y / length, z / length);
  }

  /**
   * Turns a vector by this unit quaternion: {@code v + 2w(u x v) + 2u x (u x v)} with {@code u} the
   * vector part.
   *
   * @param v vector in the body frame
   * @return the vector in the global frame
   */
  public Vector3 rotate(Vector3 v) {
    double crossX = 2 * (y * v.z() - z * v.y());
    double crossY = 2 * (z * v.x() - x * v.z());
    double crossZ = 2 * (x * v.y() - y * v.x());
    return new Vector3(
        v.x() + w * crossX + y * crossZ - z * crossY,
        v.y() + w * crossY + z * crossX - x * crossZ,
        v.z() + w * crossZ + x * crossY - y * crossX);
  }

  /**
   * Returns the rotation vector of this unit quaternion (its logarithm, doubled).
   *
   * @return axis times angle, the angle in [0, π] radians
   */
  public Vector3 toRotationVector() {
    double sign = w < 0 ? -1 : 1;
    double sine = Math.sqrt(x * x + y * y + z * z);
    double scale = sign * (sine < TINY ? 2 : 2 * Math.atan2(sine, sign * w) / sine);
    return new Vector3(x * scale, y * scale, z * scale);
  }

  /**
   * Returns the constant angular velocity that leads from this orientation to another on the
   * shortest way.
   *
   * @param next orientation at the end
   * @param seconds time between the two, positive
   * @return angular velocity in rad/s in the global frame
   */
  public Vector3 angularVelocityTo(Quaternion next, double seconds) {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("seconds must be in (0, \u221e), received " + seconds);
    }
    return next.times(conjugate()).toRotationVector().times(1 / seconds);
  }

  /**
   * Returns the heading: the part of this orientation that turns about the vertical axis (swing and
   * twist about Z).
   *
   * @return angle about Z in radians, in [-π, π]
   */
  public double heading() {
    double angle = 2 * Math.atan2(z, w);
    return Math.IEEEremainder(angle, 2 * Math.PI);
  }

  /**
   * Returns an orientation between this one and another: spherical linear interpolation on the
   * shorter way.
   *
   * @param other orientation at fraction 1, a unit quaternion
   * @param fraction 0 to 1; values outside extrapolate
   * @return the orientation between
   */
  public Quaternion slerp(Quaternion other, double fraction) {
    Vector3 turn = other.times(conjugate()).toRotationVector();
    return fromRotationVector(turn.times(fraction)).times(this);
  }
}
