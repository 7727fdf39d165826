package org.kinema4j.losses.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.kinema4j.losses.LossInput;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The examples of a batch that its mask keeps. */
final class KeptExamples {

  private final LossInput input;
  private final int[] rows;

  private KeptExamples(LossInput input, int[] rows) {
    this.input = input;
    this.rows = rows;
  }

  static KeptExamples of(LossInput input, String loss) {
    input.requireColumn("classes for " + loss);
    int examples = Math.toIntExact(input.examples());
    if (input.mask() != null) {
      requireMask(input.mask(), loss);
    }
    return new KeptExamples(
        input, IntStream.range(0, examples).filter(i -> keeps(input.mask(), i)).toArray());
  }

  private static boolean keeps(INDArray mask, int example) {
    return mask == null || mask.getDouble(example, 0) != 0;
  }

  private static void requireMask(INDArray mask, String loss) {
    if (mask.size(1) != 1) {
      throw new IllegalArgumentException(
          "mask must be [N, 1] for %s, which compares whole examples, received mask %s"
              .formatted(loss, Arrays.toString(mask.shape())));
    }
    for (int i = 0; i < mask.size(0); i++) {
      double value = mask.getDouble(i, 0);
      if (value != 0 && value != 1) {
        throw new IllegalArgumentException(
            ("mask[%d] must be 0 or 1 for %s, which has an example in its comparisons or has it"
                    + " not, received %s; use a class-weighted reducer to weigh examples")
                .formatted(i, loss, value));
      }
    }
  }

  int size() {
    return rows.length;
  }

  /** The classes; checked here, because a masked row may hold anything. */
  long[] labels() {
    return Arrays.stream(rows).mapToLong(this::label).toArray();
  }

  private long label(int row) {
    double label = input.labels().getDouble(row, 0);
    if (Double.isInfinite(label) || label != Math.rint(label)) {
      throw new IllegalArgumentException(
          "labels[%d] must be a class, an integer, received %s".formatted(row, label));
    }
    return (long) label;
  }

  INDArray preOutput() {
    return rows.length == input.examples()
        ? input.preOutput().dup()
        : input.preOutput().getRows(rows).dup();
  }

  /** Puts rows of the kept examples back to their places, with zeros between them. */
  INDArray spread(INDArray values) {
    INDArray all = Nd4j.zeros(input.preOutput().dataType(), input.examples(), values.size(1));
    INDArray typed = values.castTo(all.dataType());
    for (int k = 0; k < rows.length; k++) {
      all.putRow(rows[k], typed.getRow(k));
    }
    return all;
  }
}
