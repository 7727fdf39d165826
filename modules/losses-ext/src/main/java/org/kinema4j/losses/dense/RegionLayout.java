package org.kinema4j.losses.dense;

import java.util.Arrays;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How images or sequences of a certain shape are told as rows, {@code [N * P, C]}, and as regions,
 * {@code [N, C, P]}.
 */
final class RegionLayout {

  private final long[] shape;
  private final int[] classesLast;
  private final long classes;
  private final long pixels;

  private RegionLayout(long[] shape, int... classesLast) {
    this.shape = shape;
    this.classesLast = classesLast;
    this.classes = shape[classesLast[shape.length - 1]];
    this.pixels =
        Arrays.stream(classesLast, 1, shape.length - 1)
            .mapToLong(d -> shape[d])
            .reduce(1, (a, b) -> a * b);
  }

  static RegionLayout of(long[] shape, CNN2DFormat format) {
    if (shape.length == 3) {
      return new RegionLayout(shape, 0, 2, 1);
    }
    if (shape.length != 4) {
      throw new DL4JInvalidInputException(
          "input must be images (%s) or sequences [N, C, T], received shape %s"
              .formatted(format.dimensionNames(), Arrays.toString(shape)));
    }
    return format == CNN2DFormat.NCHW
        ? new RegionLayout(shape, 0, 2, 3, 1)
        : new RegionLayout(shape, 0, 1, 2, 3);
  }

  long examples() {
    return shape[0];
  }

  /** A new array {@code [N * P, C]}. */
  INDArray rows(INDArray array) {
    return array.permute(classesLast).dup('c').reshape(shape[0] * pixels, classes);
  }

  /** Rows in the shape of the input. */
  INDArray restore(INDArray rows) {
    int[] back = new int[classesLast.length];
    long[] permuted = new long[classesLast.length];
    for (int d = 0; d < back.length; d++) {
      back[classesLast[d]] = d;
      permuted[d] = shape[classesLast[d]];
    }
    return rows.dup('c').reshape(permuted).permute(back).dup('c');
  }

  /** Rows as regions, {@code [N, C, P]}. */
  INDArray regions(INDArray rows) {
    return rows.dup('c').reshape(shape[0], pixels, classes).permute(0, 2, 1).dup('c');
  }

  /** Regions as rows. */
  INDArray rowsOf(INDArray regions) {
    return regions.permute(0, 2, 1).dup('c').reshape(shape[0] * pixels, classes);
  }

  void requireLabels(INDArray labels) {
    if (!Arrays.equals(labels.shape(), shape)) {
      throw new DL4JInvalidInputException(
          "labels and input must have the same shape, received labels %s and input %s"
              .formatted(Arrays.toString(labels.shape()), Arrays.toString(shape)));
    }
  }

  /** Whether a mask has one value an example; if not, it has one a pixel, or is refused. */
  boolean isOfExamples(INDArray mask) {
    boolean fits = mask.size(0) == shape[0];
    if (fits && mask.length() == shape[0]) {
      return true;
    }
    if (fits && Arrays.equals(extents(mask.shape()), extents(pixelShape()))) {
      return false;
    }
    throw new DL4JInvalidInputException(
        "mask must be [N, 1], or [N, T], [N, H, W] or [N, 1, H, W] with one value a step or pixel,"
            .concat(" received mask %s and input %s")
            .formatted(Arrays.toString(mask.shape()), Arrays.toString(shape)));
  }

  /** A mask of pixels as {@code [N, 1, P]}. */
  INDArray pixelMask(INDArray mask) {
    return mask.dup('c').reshape(shape[0], 1, pixels);
  }

  INDArray exampleMask(INDArray mask) {
    return mask.dup('c').reshape(shape[0], 1);
  }

  long[] pixelMaskShape() {
    return new long[] {shape[0], 1, pixels};
  }

  private long[] pixelShape() {
    return Arrays.stream(classesLast, 0, shape.length - 1).mapToLong(d -> shape[d]).toArray();
  }

  /** The dimensions of more than one element, behind the first. */
  private static long[] extents(long[] shape) {
    return Arrays.stream(shape, 1, shape.length).filter(size -> size != 1).toArray();
  }
}
