package org.kinema4j.layers.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Layouts and types of inputs and outputs, and what is refused. */
class RecurrentFormatTest {

  private static final double EXACT = 1e-12;

  @ParameterizedTest
  @EnumSource(Output.class)
  void channelsMayComeLast(Output output) {
    Layer last = output == Output.SEQUENCE ? Nets.softmaxEachStep() : Nets.softmax();
    RecurrentConfiguration first = Cells.GRU_AFTER.layer(Merge.CONCAT, Output.SEQUENCE);
    RecurrentConfiguration second = Cells.LSTM.layer(Merge.MULTIPLY, output);
    MultiLayerNetwork channelsFirst = Nets.network(first.clone(), second.clone(), last.clone());
    MultiLayerNetwork channelsLast = Nets.channelsLast(first.clone(), second.clone(), last.clone());
    INDArray mask = Nets.mask();
    INDArray input = Nets.sequences(Nets.MASK.length);
    INDArray swapped = input.permute(0, 2, 1).dup();

    INDArray expected = channelsFirst.output(input, false, mask, null);
    INDArray found = channelsLast.output(swapped, false, mask, null);

    if (output == Output.LAST_STATE) {
      assertThat(Nets.distance(found, expected)).isLessThan(EXACT);
      channelsFirst.fit(new DataSet(input, Nets.labels(Nets.MASK.length), mask, null));
      channelsLast.fit(new DataSet(swapped, Nets.labels(Nets.MASK.length), mask, null));
      assertThat(Nets.distance(channelsLast.params(), channelsFirst.params())).isLessThan(EXACT);
    } else {
      assertThat(Nets.distance(found.permute(0, 2, 1), expected)).isLessThan(EXACT);
    }
  }

  @Test
  void typesOfOutput() {
    InputType sequences = InputType.recurrent(Nets.INPUTS, 9, RNNFormat.NWC);

    assertThat(Cells.LSTM.layer(Merge.CONCAT, Output.SEQUENCE).getOutputType(0, sequences))
        .isEqualTo(InputType.recurrent(2 * Nets.UNITS, 9, RNNFormat.NWC));
    assertThat(Cells.LSTM.layer(Merge.ADD, Output.SEQUENCE).getOutputType(0, sequences))
        .isEqualTo(InputType.recurrent(Nets.UNITS, 9, RNNFormat.NWC));
    assertThat(Cells.LSTM.layer(Merge.CONCAT, Output.LAST_STATE).getOutputType(0, sequences))
        .isEqualTo(InputType.feedForward(2 * Nets.UNITS));
    assertThat(Cells.LSTM.layer(null, Output.LAST_STATE).getOutputType(0, sequences))
        .isEqualTo(InputType.feedForward(Nets.UNITS));
  }

  @Test
  void layersHandSequencesOnWithoutACopy() {
    TimeMajor layout = new TimeMajor(RNNFormat.NCW, DataType.DOUBLE);
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
    INDArray timeMajor = layout.create(ArrayType.ACTIVATIONS, workspaces, 4, 3, 2);
    timeMajor.assign(0);

    INDArray seen = layout.from(layout.back(timeMajor), ArrayType.INPUT, workspaces);
    seen.putScalar(0, 0, 1, 5);

    assertThat(timeMajor.getDouble(0, 0, 1)).isEqualTo(5);
    assertThat(seen.stride()).containsExactly(6, 2, 1);
  }

  @Test
  void inputsOfAnotherWidthOrRankAreRefused() {
    MultiLayerNetwork network =
        Nets.network(Cells.LSTM.layer(null, Output.SEQUENCE), Nets.identity());

    assertThatThrownBy(() -> network.output(Nets.normal(1, 2, 5, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "input must be [N, 3, T], received [2, 5, 4] (layer name: layer0, layer index: 0, layer"
                + " type: LstmLayer)");
    assertThatThrownBy(() -> network.output(Nets.normal(1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("input must be [N, 3, T], received [2, 3]");
    MultiLayerNetwork channelsLast =
        Nets.channelsLast(Cells.LSTM.layer(null, Output.SEQUENCE), Nets.identity());
    assertThatThrownBy(() -> channelsLast.output(Nets.sequences(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("input must be [N, T, 3], received [2, 3, 4]");
  }

  @Test
  void otherActivationsAreRefused() {
    assertThatThrownBy(() -> new Lstm.Builder().nOut(2).activation(Activation.SIGMOID).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("activation of Lstm must be TANH, received sigmoid");
    assertThatThrownBy(() -> new Gru.Builder().nOut(2).activation(Activation.RELU).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("activation of Gru must be TANH, received relu");
    assertThatThrownBy(
            () -> new SimpleRecurrent.Builder().nOut(2).activation(Activation.SOFTMAX).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "activation of SimpleRecurrent must be TANH, RELU or SIGMOID, received softmax");
    assertThatThrownBy(
            () ->
                new SimpleRecurrent.Builder()
                    .nOut(2)
                    .activation(new ActivationReLU(6.0, 0.0, 0.0))
                    .build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Lstm.Builder().nOut(2).activation(Activation.TANH).build()).isNotNull();
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Lstm.Builder().forgetGateBias(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("forgetGateBias must be a finite number, received NaN");
    assertThatThrownBy(() -> new Lstm.Builder().bidirectional(null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Nets.network(new Lstm.Builder().build(), Nets.identity()))
        .hasMessageContaining("nOut");
    assertThatThrownBy(
            () ->
                Cells.LSTM.layer(null, Output.SEQUENCE).getOutputType(0, InputType.feedForward(3)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void defaults() {
    Lstm lstm = new Lstm.Builder().nOut(2).build();

    assertThat(lstm.getMerge()).isNull();
    assertThat(lstm.bidirectional()).isFalse();
    assertThat(lstm.getOutput()).isEqualTo(Output.SEQUENCE);
    assertThat(lstm.getForgetGateBias()).isEqualTo(1);
    assertThat(lstm.getRecurrentDropout()).isZero();
    assertThat(lstm.outputs()).isEqualTo(2);
    assertThat(new Gru.Builder().nOut(2).build().getReset()).isEqualTo(Gru.Reset.AFTER_PRODUCT);
  }
}
