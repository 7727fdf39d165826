package org.kinema4j.losses.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.contract.LossCase.Level;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What every loss is besides a formula: a value that is stored, and a judge of its arguments. */
final class LossValueContractTest {

  private static final int EXAMPLES = 12;
  private static final long SEED = 20;

  static Stream<LossCase> cases() {
    return LossCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void survivesJson(LossCase tested) {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(
                new OutputLayer.Builder(tested.loss())
                    .nIn(2)
                    .nOut(tested.width())
                    .activation(tested.activation())
                    .build())
            .build();

    MultiLayerConfiguration back = MultiLayerConfiguration.fromJson(configuration.toJson());

    Object loss = ((OutputLayer) back.getConf(0).getLayer()).getLossFn();
    assertThat(loss)
        .isEqualTo(tested.loss())
        .hasSameHashCodeAs(tested.loss())
        .hasToString(tested.loss().toString());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void survivesJavaSerialization(LossCase tested) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(tested.loss());
    }

    assertThat(read(bytes.toByteArray())).isEqualTo(tested.loss());
  }

  private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesArraysThatDoNotFit(LossCase tested) {
    Batch batch = tested.batch(EXAMPLES, Level.ORDINARY, SEED);
    LossInput in = batch.input(DataType.DOUBLE, tested.activation(), null);
    int labelWidth = batch.labels[0].length;

    assertThatThrownBy(
            () ->
                new LossInput(Nd4j.zeros(3, labelWidth), in.preOutput(), tested.activation(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "labels must have one row an example like preOutput, received labels [3, %d] and"
                + " preOutput [12, %d]",
            labelWidth, tested.width());
    assertThatThrownBy(() -> withLabels(tested, in, Nd4j.zeros(EXAMPLES, labelWidth + 7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("labels")
        .hasMessageContaining("received")
        .hasMessageContaining("[12, " + (labelWidth + 7) + "]");
    assertThatThrownBy(
            () ->
                tested
                    .loss()
                    .evaluate(
                        new LossInput(
                            in.labels(),
                            in.preOutput(),
                            in.activation(),
                            Nd4j.ones(EXAMPLES, tested.width() + 5)),
                        Want.SCORES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mask")
        .hasMessageContaining("[12, " + (tested.width() + 5) + "]");
  }

  private static void withLabels(LossCase tested, LossInput in, INDArray labels) {
    tested
        .loss()
        .evaluate(new LossInput(labels, in.preOutput(), in.activation(), null), Want.SCORES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesActivationsThatDoNotGoWithLogits(LossCase tested) {
    Loss loss = tested.loss();
    if (!loss.outputKind().isLogits()) {
      return; // values may come from any activation
    }
    Batch batch = tested.batch(EXAMPLES, Level.ORDINARY, SEED);

    assertThatThrownBy(
            () ->
                loss.evaluate(
                    batch.input(DataType.DOUBLE, new ActivationCube(), null), Want.SCORES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("activation of the output layer must be ")
        .hasMessageEndingWith("for " + loss.name() + ", received cube");
  }
}
