package org.kinema4j.benchmarks.recurrent;

import java.util.Locale;

/**
 * The cost of one engine against the size of the problem, for people.
 *
 * @param engine which one
 * @param results what was found
 */
record ScalingTable(Engine engine, Results results) {

  private static final String ROW = "%-22s %14s %12s %10s %12s %10s%n";
  private static final double MEGA = 1e6;

  String text() {
    StringBuilder text = new StringBuilder(engine + ": " + engine.description() + "\n");
    for (Series series : Series.values()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n" + ROW,
              series.title(),
              "M multiply-adds",
              "training ms",
              "to arith.",
              "inference ms",
              "to arith."));
      series.sizes().forEach(size -> text.append(row(series, size)));
    }
    Shape reference = Shape.REFERENCE;
    return text.append(
            String.format(
                Locale.ROOT,
                "%nTo arith.: cost against that of batch %d, %d frames, %d units, divided by the same"
                    + " ratio of multiply-adds (of a forward pass).%nThese grow linearly with the"
                    + " window and the batch. 1 is in proportion, less is cheaper.%n",
                reference.batch(),
                reference.frames(),
                reference.units()))
        .toString();
  }

  private String row(Series series, int size) {
    Shape shape = series.shape(size);
    return String.format(
        Locale.ROOT,
        "%-22d %14.1f %12.2f %10.2f %12.2f %10.2f%n",
        size,
        shape.multiplyAdds() / MEGA,
        results.millis(engine, shape, Task.TRAINING).median(),
        toArithmetic(shape, Task.TRAINING),
        results.millis(engine, shape, Task.INFERENCE).median(),
        toArithmetic(shape, Task.INFERENCE));
  }

  /** Cost relative to the reference, over arithmetic relative to the reference. */
  double toArithmetic(Shape shape, Task task) {
    double cost =
        results.millis(engine, shape, task).median()
            / results.millis(engine, Shape.REFERENCE, task).median();
    return cost * Shape.REFERENCE.multiplyAdds() / shape.multiplyAdds();
  }
}
