package org.kinema4j.layers.normalization;

import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array {@code [N, C]} or {@code [N, C, T]} seen in the order of its memory, as {@code [A, C,
 * B]}, {@code [A, C]} or {@code [C, B]}, where A and B stand for examples, steps, or both.
 *
 * <p>ND4J broadcasts at the speed of memory over arrays in c order, and many times slower over
 * others, or where a dimension has length 1. Recurrent layers return sequences in various orders;
 * none is copied here.
 */
final class ChannelView {

  private static final int CHANNELS = 1;

  private final INDArray array;
  private final long[] originalShape;
  // Dimension of the original at each place, from outermost to innermost.
  private final int[] order;
  private final int channelAxis;

  private ChannelView(INDArray original) {
    originalShape = original.shape();
    order = memoryOrder(original);
    channelAxis = hasInner() && outer() == 1 ? 0 : 1;
    array = arrange(original);
  }

  /** Sees an array, which must not change its shape later. */
  static ChannelView of(INDArray original) {
    return new ChannelView(isDense(original) ? original : original.dup('c'));
  }

  /** The array in the order of its memory. */
  INDArray array() {
    return array;
  }

  /** Axis of the channels in {@link #array}. */
  int channelAxis() {
    return channelAxis;
  }

  /** All axes of {@link #array} but that of the channels. */
  int[] stepAxes() {
    return IntStream.range(0, array.rank()).filter(axis -> axis != channelAxis).toArray();
  }

  long channels() {
    return array.size(channelAxis);
  }

  /** Number of steps of all examples. */
  long steps() {
    return array.length() / channels();
  }

  /** Another array of the original's shape, brought into the order of this one. */
  INDArray arrange(INDArray other) {
    return other.permute(order).reshape('c', viewShape(originalShape));
  }

  /** A mask {@code [N, T]} or {@code [N, 1]}, shaped to be broadcast against {@link #array}. */
  INDArray arrangeMask(INDArray mask) {
    long[] shape = originalShape.clone();
    shape[CHANNELS] = 1;
    return mask.reshape('c', shape).permute(order).reshape('c', viewShape(shape));
  }

  /** A vector with a value for each channel, shaped to be broadcast against {@link #array}. */
  INDArray arrangeChannels(INDArray vector) {
    long[] shape = LongStream.generate(() -> 1).limit(array.rank()).toArray();
    shape[channelAxis] = channels();
    return vector.reshape(shape);
  }

  /** An array in the order of this one, seen in the original's shape again. */
  INDArray restore(INDArray arranged) {
    long[] ordered = new long[order.length];
    int[] inverse = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      ordered[place] = originalShape[order[place]];
      inverse[order[place]] = place;
    }
    return arranged.reshape('c', ordered).permute(inverse);
  }

  /** Joins what lies outside of the channels, and drops it where it has length 1. */
  private long[] viewShape(long[] shape) {
    long channels = shape[CHANNELS];
    long inner = 1;
    for (int place = channelPlace() + 1; place < order.length; place++) {
      inner *= shape[order[place]];
    }
    if (!hasInner()) {
      return new long[] {outer(), channels};
    }
    return outer() == 1 ? new long[] {channels, inner} : new long[] {outer(), channels, inner};
  }

  private boolean hasInner() {
    return channelPlace() < order.length - 1;
  }

  private int channelPlace() {
    return IntStream.range(0, order.length)
        .filter(place -> order[place] == CHANNELS)
        .findFirst()
        .orElseThrow();
  }

  private long outer() {
    return IntStream.range(0, channelPlace())
        .mapToLong(i -> originalShape[order[i]])
        .reduce(1, (a, b) -> a * b);
  }

  /** Dimensions by falling stride; those of length 1, whose stride means nothing, come first. */
  private static int[] memoryOrder(INDArray array) {
    return IntStream.range(0, array.rank())
        .boxed()
        .sorted(
            Comparator.comparing(
                    (Integer d) -> array.size(d) == 1 ? Long.MAX_VALUE : array.stride(d))
                .reversed())
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static boolean isDense(INDArray array) {
    int[] order = memoryOrder(array);
    long expected = 1;
    for (int place = order.length - 1; place >= 0; place--) {
      long size = array.size(order[place]);
      if (size > 1 && array.stride(order[place]) != expected) {
        return false;
      }
      expected *= size;
    }
    return true;
  }
}
