package org.kinema4j.losses.dense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** The gradients of small networks are those of numeric differences, with every kind of mask. */
class RegionGradientTest {

  @BeforeEach
  void useDoubles() {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE); // the gradient check insists
  }

  @AfterEach
  void useFloatsAgain() {
    Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
  }

  static Stream<Arguments> combinations() {
    return RegionCase.all()
        .map(RegionCase::loss)
        .flatMap(
            loss ->
                Stream.of(RegionNets.Shape.values())
                    .flatMap(
                        shape ->
                            Stream.of(Activation.SOFTMAX, Activation.SIGMOID)
                                .map(activation -> Arguments.of(loss, shape, activation))));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void numericDifferencesAgree(RegionLoss loss, RegionNets.Shape shape, Activation activation) {
    MultiLayerNetwork network =
        RegionNets.network(shape, loss, activation, new NoOp(), WorkspaceMode.NONE);
    DataSet data = shape.data();
    for (INDArray mask : Arrays.asList(null, shape.pixelMask(), RegionNets.exampleMask())) {
      assertThat(
              GradientCheckUtil.checkGradients(
                  new GradientCheckUtil.MLNConfig()
                      .net(network)
                      .input(data.getFeatures())
                      .labels(data.getLabels())
                      .labelMask(mask)
                      .epsilon(1e-6)
                      .maxRelError(1e-5)
                      .minAbsoluteError(1e-8)
                      .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)))
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void numericDifferencesAgreeInGraphNetworks(
      RegionLoss loss, RegionNets.Shape shape, Activation activation) {
    MultiLayerNetwork network =
        RegionNets.network(shape, loss, activation, new NoOp(), WorkspaceMode.NONE);
    DataSet data = shape.data();

    assertThat(
            GradientCheckUtil.checkGradients(
                new GradientCheckUtil.GraphConfig()
                    .net(network.toComputationGraph())
                    .inputs(new INDArray[] {data.getFeatures()})
                    .labels(new INDArray[] {data.getLabels()})
                    .labelMask(new INDArray[] {shape.pixelMask()})
                    .epsilon(1e-6)
                    .maxRelError(1e-5)
                    .minAbsoluteError(1e-8)
                    .print(GradientCheckUtil.PrintMode.FAILURES_ONLY)))
        .isTrue();
  }
}
