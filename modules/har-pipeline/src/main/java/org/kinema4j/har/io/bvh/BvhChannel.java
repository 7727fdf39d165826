package org.kinema4j.har.io.bvh;

import java.util.Arrays;
import java.util.Optional;

/** What one number of a frame tells about a joint. */
enum BvhChannel {
  X_POSITION("Xposition", 0),
  Y_POSITION("Yposition", 1),
  Z_POSITION("Zposition", 2),
  X_ROTATION("Xrotation", 0),
  Y_ROTATION("Yrotation", 1),
  Z_ROTATION("Zrotation", 2);

  private final String keyword;
  private final int axis;

  BvhChannel(String keyword, int axis) {
    this.keyword = keyword;
    this.axis = axis;
  }

  /** Finds a channel by its name in upper or lower case. */
  static Optional<BvhChannel> of(String word) {
    return Arrays.stream(values())
        .filter(channel -> channel.keyword.equalsIgnoreCase(word))
        .findFirst();
  }

  /** The name as files write it. */
  String keyword() {
    return keyword;
  }

  /** 0, 1 or 2 for X, Y or Z. */
  int axis() {
    return axis;
  }

  boolean isPosition() {
    return this == X_POSITION || this == Y_POSITION || this == Z_POSITION;
  }
}
