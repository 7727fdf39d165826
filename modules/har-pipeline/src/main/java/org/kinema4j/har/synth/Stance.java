package org.kinema4j.har.synth;

import org.kinema4j.har.motion.Vector3;

/**
 * A place on the floor and a direction.
 *
 * @param x global, in metres
 * @param y global, in metres
 * @param heading angle from the X axis, positive to the left
 */
record Stance(double x, double y, double heading) {

  /** Returns the place at a distance to the left of this one, with the same direction. */
  Stance aside(double left) {
    return new Stance(x - left * Math.sin(heading), y + left * Math.cos(heading), heading);
  }

  /** Returns the place at a distance ahead of this one, with the same direction. */
  Stance ahead(double forward) {
    return new Stance(x + forward * Math.cos(heading), y + forward * Math.sin(heading), heading);
  }

  double distanceTo(Stance other) {
    return Math.hypot(other.x - x, other.y - y);
  }

  /** Returns a stance on the straight way to another; the heading turns by the shorter way. */
  Stance towards(Stance other, double share) {
    return new Stance(
        x + share * (other.x - x),
        y + share * (other.y - y),
        heading + share * turn(heading, other.heading));
  }

  /** Returns the angle from one direction to another, in [-π, π]. */
  static double turn(double from, double to) {
    return Math.IEEEremainder(to - from, 2 * Math.PI);
  }

  /** Returns a point at a height above this place. */
  Vector3 at(double z) {
    return new Vector3(x, y, z);
  }
}
