package org.kinema4j.har.synth;

import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Vector3;

/** Directions, and rotations made of them. */
final class Axes {

  static final Vector3 X = new Vector3(1, 0, 0);
  static final Vector3 Z = new Vector3(0, 0, 1);

  private Axes() {}

  static Quaternion aboutX(double angle) {
    return new Quaternion(Math.cos(angle / 2), Math.sin(angle / 2), 0, 0);
  }

  static Quaternion aboutY(double angle) {
    return new Quaternion(Math.cos(angle / 2), 0, Math.sin(angle / 2), 0);
  }

  static Quaternion aboutZ(double angle) {
    return new Quaternion(Math.cos(angle / 2), 0, 0, Math.sin(angle / 2));
  }

  static double dot(Vector3 a, Vector3 b) {
    return a.x() * b.x() + a.y() * b.y() + a.z() * b.z();
  }

  static Vector3 cross(Vector3 a, Vector3 b) {
    return new Vector3(
        a.y() * b.z() - a.z() * b.y(),
        a.z() * b.x() - a.x() * b.z(),
        a.x() * b.y() - a.y() * b.x());
  }

  static Vector3 unit(Vector3 v) {
    return v.times(1 / v.norm());
  }

  /** Returns the part of a vector that is perpendicular to a unit vector. */
  static Vector3 across(Vector3 v, Vector3 direction) {
    return v.minus(direction.times(dot(v, direction)));
  }

  /**
   * Returns the rotation that turns Z into a direction and X as near to another as that allows.
   *
   * @param up where Z goes, a unit vector
   * @param forward where X should go, not parallel to {@code up}
   */
  static Quaternion frame(Vector3 up, Vector3 forward) {
    double tilt = Math.acos(Math.max(-1, Math.min(1, up.z())));
    Vector3 axis = new Vector3(-up.y(), up.x(), 0);
    Quaternion swing =
        axis.norm() > 1e-12
            ? Quaternion.fromAxisAngle(axis, tilt)
            : aboutX(up.z() > 0 ? 0 : Math.PI);
    Vector3 local = swing.conjugate().rotate(forward);
    return swing.times(aboutZ(Math.atan2(local.y(), local.x())));
  }
}
