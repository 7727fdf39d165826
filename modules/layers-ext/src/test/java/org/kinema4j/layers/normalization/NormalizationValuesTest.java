package org.kinema4j.layers.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinema4j.layers.normalization.Closeness.assertClose;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Outputs of the layers, against plain loops. */
class NormalizationValuesTest {

  private static final double[][] ALL = ones(Normalizations.MASK);

  static Stream<Normalization> all() {
    return Normalizations.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void equalsThePlainLoop(Normalization configuration) {
    Layer layer = Normalizations.layer(configuration, DataType.DOUBLE);
    INDArray x = Normalizations.sequences();

    for (boolean training : new boolean[] {true, false}) {
      assertClose(
          Normalizations.forward(layer, x, null, training),
          naive(layer, x, ALL, training),
          Closeness.DOUBLE);
      assertClose(
          Normalizations.forward(layer, x, Normalizations.mask(), training),
          naive(layer, x, Normalizations.MASK, training),
          Closeness.DOUBLE);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void computesInSinglePrecision(Normalization configuration) {
    Layer layer = Normalizations.layer(configuration, DataType.FLOAT);
    INDArray x = Normalizations.sequences();

    INDArray y = Normalizations.forward(layer, x, Normalizations.mask(), true);

    assertThat(y.dataType()).isEqualTo(DataType.FLOAT);
    assertClose(y, naive(layer, x, Normalizations.MASK, true), Closeness.FLOAT);
  }

  @ParameterizedTest
  @MethodSource("all")
  void feedForwardDataAreSequencesOfOneStep(Normalization configuration) {
    Layer layer = Normalizations.layer(configuration, DataType.DOUBLE);
    INDArray rows = Normalizations.random(3, Normalizations.EXAMPLES, Normalizations.CHANNELS);
    INDArray sequences = rows.reshape(Normalizations.EXAMPLES, Normalizations.CHANNELS, 1);
    INDArray mask = Normalizations.mask().getColumn(0, true);

    for (INDArray each : new INDArray[] {null, mask}) {
      INDArray y = Normalizations.forward(layer, rows, each, true);

      assertClose(
          y.reshape(sequences.shape()),
          Normalizations.forward(layer, sequences, each, true),
          Closeness.DOUBLE);
    }
  }

  static Stream<Arguments> orders() {
    return Stream.of(
        order("columns first", x -> x.dup('f')),
        order("channels last", x -> permuted(x, 0, 2, 1)),
        order("steps first", x -> permuted(x, 2, 0, 1)),
        order("channels first", x -> permuted(x, 1, 0, 2)),
        order("part of a larger array", NormalizationValuesTest::part));
  }

  private static Arguments order(String name, UnaryOperator<INDArray> change) {
    return Arguments.of(name, change);
  }

  /** The same values, held in memory as the permuted array is. */
  private static INDArray permuted(INDArray x, int... order) {
    int[] inverse = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      inverse[order[i]] = i;
    }
    return x.permute(order).dup('c').permute(inverse);
  }

  private static INDArray part(INDArray x) {
    INDArray larger =
        Normalizations.random(8, x.size(0) + 2, x.size(1) + 1, x.size(2) + 3).castTo(x.dataType());
    INDArray part =
        larger.get(
            NDArrayIndex.interval(1, 1 + x.size(0)),
            NDArrayIndex.interval(0, x.size(1)),
            NDArrayIndex.interval(2, 2 + x.size(2)));
    return part.assign(x);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void orderOfMemoryDoesNotMatter(String name, UnaryOperator<INDArray> change) {
    INDArray x = Normalizations.sequences();
    INDArray error = Normalizations.random(9, x.shape());
    Normalizations.all()
        .forEach(
            configuration -> {
              Layer layer = Normalizations.layer(configuration, DataType.DOUBLE);
              INDArray mask = Normalizations.mask();
              INDArray expected = Normalizations.forward(layer, x, mask, true).dup();
              INDArray expectedGradient = Normalizations.backward(layer, error).get("input").dup();

              assertClose(
                  Normalizations.forward(layer, change.apply(x), mask, true),
                  expected,
                  Closeness.DOUBLE);
              assertClose(
                  Normalizations.backward(layer, change.apply(error)).get("input"),
                  expectedGradient,
                  Closeness.DOUBLE);
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void changesNeitherInputNorMaskNorError(Normalization configuration) {
    Layer layer = Normalizations.layer(configuration, DataType.DOUBLE);
    INDArray x = Normalizations.sequences();
    INDArray mask = Normalizations.mask();
    INDArray error = Normalizations.random(9, x.shape());
    INDArray[] arrays = {x, mask, error};
    INDArray[] copies = Arrays.stream(arrays).map(INDArray::dup).toArray(INDArray[]::new);

    Normalizations.forward(layer, x, mask, true);
    Normalizations.backward(layer, error);
    Normalizations.forward(layer, x, null, false);
    Normalizations.backward(layer, error);

    assertThat(arrays).containsExactly(copies);
  }

  @Test
  void stretchingTheInputDoesNotChangeTheRootMeanSquareForm() {
    Layer layer = Normalizations.layer(rms(), DataType.DOUBLE);
    INDArray x = Normalizations.sequences().muli(1000);

    // Epsilon is 1e-5 against a mean square of about 5e6.
    assertClose(
        Normalizations.forward(layer, x.mul(3), null, true),
        Normalizations.forward(layer, x, null, true),
        1e-10);
  }

  @Test
  void constantChannelsGiveTheBias() {
    Layer layer = Normalizations.layer(new LayerNormalization.Builder().build(), DataType.DOUBLE);
    INDArray x = Normalizations.sequences();
    x.assign(4);

    INDArray y = Normalizations.forward(layer, x, null, true);

    INDArray bias = layer.getParam("bias").reshape(1, -1, 1).broadcast(x.shape());
    assertClose(y, bias, Closeness.DOUBLE);
  }

  private static RmsNormalization rms() {
    return new RmsNormalization.Builder().build();
  }

  private static INDArray naive(Layer layer, INDArray x, double[][] mask, boolean training) {
    double[][][] values = NaiveNormalization.array(x);
    Object configuration = layer.conf().getLayer();
    double[][][] standardized =
        configuration instanceof SequenceBatchNormalization
            ? naiveBatch(layer, values, mask, training)
            : NaiveNormalization.overChannels(values, configuration instanceof LayerNormalization);
    return NaiveNormalization.array(
        NaiveNormalization.finish(
            standardized, layer.getParam("gain"), layer.getParam("bias"), mask));
  }

  private static double[][][] naiveBatch(
      Layer layer, double[][][] values, double[][] mask, boolean training) {
    return training
        ? NaiveNormalization.overSteps(values, mask)
        : NaiveNormalization.byMoments(
            values,
            Closeness.values(layer.getParam("mean")),
            Closeness.values(layer.getParam("var")));
  }

  private static double[][] ones(double[][] like) {
    double[][] ones = new double[like.length][like[0].length];
    Arrays.stream(ones).forEach(row -> Arrays.fill(row, 1));
    return ones;
  }
}
