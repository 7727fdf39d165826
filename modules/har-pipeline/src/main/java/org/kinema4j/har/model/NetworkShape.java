package org.kinema4j.har.model;

/**
 * What a network must fit: the size of its input and output.
 *
 * @param features numbers in a frame, F
 * @param frames frames in a window, T
 * @param classes number of classes, C, at least 2
 */
public record NetworkShape(int features, int frames, int classes) {

  /**
   * Checks the ranges.
   *
   * @param features numbers in a frame, F
   * @param frames frames in a window, T
   * @param classes number of classes, C, at least 2
   */
  public NetworkShape {
    if (features < 1 || frames < 1) {
      throw new IllegalArgumentException(
          "features and frames must be in [1, \u221e), received " + features + " and " + frames);
    }
    if (classes < 2) {
      throw new IllegalArgumentException("classes must be in [2, \u221e), received " + classes);
    }
  }

  @Override
  public String toString() {
    return "%d features, %d frames, %d classes".formatted(features, frames, classes);
  }
}
