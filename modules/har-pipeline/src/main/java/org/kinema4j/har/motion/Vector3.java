package org.kinema4j.har.motion;

/**
 * A vector in space, in the unit and frame that its owner states.
 *
 * @param x first component
 * @param y second component
 * @param z third component
 */
public record Vector3(double x, double y, double z) {

  /** The zero vector. */
  public static final Vector3 ZERO = new Vector3(0, 0, 0);

  /**
   * Adds a vector.
   *
   * @param other the other vector
   * @return the sum
   */
  public Vector3 plus(Vector3 other) {
    return new Vector3(x + other.x, y + other.y, z + other.z);
  }

  /**
   * Subtracts a vector.
   *
   * @param other the other vector
   * @return this vector less the other
   */
  public Vector3 minus(Vector3 other) {
    return new Vector3(x - other.x, y - other.y, z - other.z);
  }

  /**
   * Scales the vector.
   *
   * @param factor any number
   * @return the scaled vector
   */
  public Vector3 times(double factor) {
    return new Vector3(x * factor, y * factor, z * factor);
  }

  /**
   * Returns the length.
   *
   * @return Euclidean norm
   */
  public double norm() {
    return Math.sqrt(x * x + y * y + z * z);
  }
}
