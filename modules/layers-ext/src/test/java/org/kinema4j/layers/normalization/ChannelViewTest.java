package org.kinema4j.layers.normalization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays of all shapes and orders are seen without a copy, and seen right. */
class ChannelViewTest {

  static Stream<Arguments> arrays() {
    return Stream.of(
        Arguments.of(array(4, 3, 5), new long[] {4, 3, 5}, 1),
        Arguments.of(array(4, 5, 3).permute(0, 2, 1), new long[] {20, 3}, 1),
        Arguments.of(array(5, 4, 3).permute(1, 2, 0), new long[] {20, 3}, 1),
        Arguments.of(array(5, 3, 4).permute(2, 1, 0), new long[] {5, 3, 4}, 1),
        Arguments.of(array(3, 4, 5).permute(1, 0, 2), new long[] {3, 20}, 0),
        Arguments.of(array(1, 3, 5), new long[] {3, 5}, 0),
        Arguments.of(array(4, 3, 1), new long[] {4, 3}, 1),
        Arguments.of(array(4, 1, 5), new long[] {1, 20}, 0),
        Arguments.of(array(1, 3, 1), new long[] {1, 3}, 1),
        Arguments.of(array(1, 1, 1), new long[] {1, 1}, 0),
        Arguments.of(array(4, 3), new long[] {4, 3}, 1),
        Arguments.of(array(3, 4).transpose(), new long[] {3, 4}, 0),
        Arguments.of(array(1, 3), new long[] {1, 3}, 1),
        Arguments.of(array(1, 1), new long[] {1, 1}, 1));
  }

  private static INDArray array(long... shape) {
    long length = LongStream.of(shape).reduce(1, (a, b) -> a * b);
    return Nd4j.createFromArray(LongStream.range(0, length).asDoubleStream().toArray())
        .reshape(shape);
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void seesTheSameMemoryInItsOrder(INDArray original, long[] shape, int channelAxis) {
    ChannelView view = ChannelView.of(original);

    assertThat(view.array().shape()).containsExactly(shape);
    assertThat(view.channelAxis()).isEqualTo(channelAxis);
    assertThat(view.array().ravel().toDoubleVector()).isSorted();
    assertThat(view.array().data().address()).isEqualTo(original.data().address());
    assertThat(view.channels()).isEqualTo(original.size(1));
    assertThat(view.steps()).isEqualTo(original.length() / original.size(1));
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void restoresTheOriginal(INDArray original) {
    ChannelView view = ChannelView.of(original);

    assertThat(view.restore(view.array())).isEqualTo(original);
    assertThat(view.restore(view.arrange(original.dup('c')))).isEqualTo(original);
    assertThat(view.restore(view.arrange(original.dup('f')))).isEqualTo(original);
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void broadcastsMasksAndChannels(INDArray original) {
    ChannelView view = ChannelView.of(original);
    boolean sequence = original.rank() == 3;
    INDArray mask = array(original.size(0), sequence ? original.size(2) : 1).addi(1);
    INDArray channels = array(original.size(1)).addi(1);
    INDArray expected = original.dup();
    for (int n = 0; n < original.size(0); n++) {
      for (int c = 0; c < original.size(1); c++) {
        for (int t = 0; t < mask.size(1); t++) {
          int[] index = sequence ? new int[] {n, c, t} : new int[] {n, c};
          double factor = mask.getDouble(n, t) * channels.getDouble(c);
          expected.putScalar(index, original.getDouble(index) * factor);
        }
      }
    }

    INDArray product = view.array().mul(view.arrangeMask(mask)).mul(view.arrangeChannels(channels));

    assertThat(view.restore(product)).isEqualTo(expected);
  }
}
