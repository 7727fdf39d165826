package org.kinema4j.benchmarks.recurrent;

import java.util.List;

/** One size of the network at a time, the others as in the reference. */
enum Series {
  LENGTH("frames of a window"),
  BATCH("windows in a batch"),
  WIDTH("units of a direction");

  private final String title;

  Series(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  List<Integer> sizes() {
    return switch (this) {
      case LENGTH -> List.of(60, 120, 240, 480, 960);
      case BATCH -> List.of(1, 4, 16, 64, 128, 256, 512);
      case WIDTH -> List.of(16, 32, 64, 128, 256);
    };
  }

  Shape shape(int size) {
    return switch (this) {
      case LENGTH -> Shape.REFERENCE.withFrames(size);
      case BATCH -> Shape.REFERENCE.withBatch(size);
      case WIDTH -> Shape.REFERENCE.withUnits(size);
    };
  }
}
