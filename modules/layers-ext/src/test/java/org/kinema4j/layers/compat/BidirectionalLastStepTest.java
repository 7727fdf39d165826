package org.kinema4j.layers.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The last state of a bidirectional LSTM, which neither nesting of the two wrappers gives. */
class BidirectionalLastStepTest {

  private static final int LAST = Lstms.STEPS - 1;

  @Test
  void lastTimeStepOfBidirectionalTakesTheBackwardHalfAfterOneStep() {
    MultiLayerNetwork network =
        Lstms.network(
            new LastTimeStep(new Bidirectional(Bidirectional.Mode.CONCAT, Lstms.lstm())),
            Lstms.softmax());
    INDArray sequence = Lstms.sequences(1);
    double[] afterOneStep = backward(network).read(sequence, LAST);
    NaiveLstm reader = backward(network);
    double[] afterAllSteps = new double[Lstms.UNITS];
    for (int t = LAST; t >= 0; t--) {
      afterAllSteps = reader.read(sequence, t);
    }

    double[] output = network.feedForward(sequence).get(1).dup('c').data().asDouble();
    double[] backwardHalf = Arrays.copyOfRange(output, Lstms.UNITS, 2 * Lstms.UNITS);

    assertThat(Math.abs(afterAllSteps[0] - afterOneStep[0])).isGreaterThan(0.001);
    assertThat(backwardHalf)
        .as(
            "LastTimeStep(Bidirectional) reads more than one step backward now:"
                + " compare with the state after all steps")
        .containsExactly(afterOneStep, within(1e-10));
  }

  @Test
  void bidirectionalOfLastTimeStepDoesNotStart() {
    assertThatThrownBy(
            () ->
                Lstms.network(
                    new Bidirectional(Bidirectional.Mode.CONCAT, new LastTimeStep(Lstms.lstm())),
                    Lstms.softmax()))
        .as("Bidirectional(LastTimeStep) starts now: it may give the last state of both halves")
        .isInstanceOf(NullPointerException.class);
  }

  private static NaiveLstm backward(MultiLayerNetwork network) {
    return new NaiveLstm(
        network.getParam("0_bW"), network.getParam("0_bRW"), network.getParam("0_bb"), Math::tanh);
  }
}
