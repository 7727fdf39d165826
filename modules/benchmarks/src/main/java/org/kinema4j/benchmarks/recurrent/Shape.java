package org.kinema4j.benchmarks.recurrent;

import java.util.List;
import java.util.stream.Stream;

/**
 * How large the network and its batches are.
 *
 * @param batch windows in a batch, N
 * @param features features of a frame, F
 * @param frames frames of a window, T
 * @param units units of each direction of each layer
 * @param classes classes told apart
 */
public record Shape(int batch, int features, int frames, int units, int classes) {

  /** Bidirectional layers. */
  public static final int LAYERS = 3;

  private static final int GATES = 4;
  private static final int DIRECTIONS = 2;

  /** The network of the course and its usual batch: 23 positions, one second at 240 Hz. */
  static final Shape REFERENCE = new Shape(64, 69, 240, 32, 8);

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one is below 1
   */
  public Shape {
    List<String> names = List.of("batch", "features", "frames", "units", "classes");
    int[] sizes = {batch, features, frames, units, classes};
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] < 1) {
        throw new IllegalArgumentException(
            names.get(i) + " must be in [1, \u221e), received " + sizes[i]);
      }
    }
  }

  Shape withBatch(int size) {
    return new Shape(size, features, frames, units, classes);
  }

  Shape withFrames(int length) {
    return new Shape(batch, features, length, units, classes);
  }

  Shape withUnits(int width) {
    return new Shape(batch, features, frames, width, classes);
  }

  /**
   * Returns the width of what a layer reads.
   *
   * @param layer its number, from 0
   * @return the features, or both directions of the layer below
   */
  public int inputs(int layer) {
    return layer == 0 ? features : states();
  }

  /**
   * Returns the width of what a layer writes.
   *
   * @return the units of both directions
   */
  public int states() {
    return DIRECTIONS * units;
  }

  /** Multiply-adds of the matrix products of one forward pass over a batch. */
  long multiplyAdds() {
    long perFrame = 0;
    for (int layer = 0; layer < LAYERS; layer++) {
      perFrame += (long) DIRECTIONS * GATES * units * (inputs(layer) + units);
    }
    return batch * (perFrame * frames + (long) states() * classes);
  }

  /** As arguments of a program. */
  List<String> toArguments() {
    return Stream.of(batch, features, frames, units, classes).map(String::valueOf).toList();
  }

  /** Reads what {@link #toArguments} wrote. */
  static Shape parse(List<String> arguments) {
    int[] sizes = arguments.stream().mapToInt(Integer::parseInt).toArray();
    return new Shape(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
  }
}
