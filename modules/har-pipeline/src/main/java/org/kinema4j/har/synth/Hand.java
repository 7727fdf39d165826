package org.kinema4j.har.synth;

/** A side of the body, named by its hand. */
public enum Hand {
  /** The right side. */
  RIGHT(-1),
  /** The left side. */
  LEFT(1);

  private final int side;

  Hand(int side) {
    this.side = side;
  }

  /**
   * Returns the direction of this side along the Y axis, which points left.
   *
   * @return -1 for right, 1 for left
   */
  int side() {
    return side;
  }

  /**
   * Returns the other side.
   *
   * @return left for right, right for left
   */
  Hand other() {
    return this == RIGHT ? LEFT : RIGHT;
  }
}
