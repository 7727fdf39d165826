package org.kinema4j.layers.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What Deeplearning4j's LSTM computes, against a plain loop. */
class LstmStateTest {

  private static final double TOLERANCE = 1e-10;

  // Under a mask, LastTimeStep returns the default data type whatever the network's own is.
  private static final double FLOAT_TOLERANCE = 1e-6;

  @Test
  void equalsThePlainLoop() {
    MultiLayerNetwork network = Lstms.network(Lstms.lstm(), identity());
    INDArray sequence = Lstms.sequences(1);
    NaiveLstm naive = naive(network, Math::tanh);

    INDArray output = network.output(sequence);

    for (int t = 0; t < Lstms.STEPS; t++) {
      assertThat(column(output, t)).containsExactly(naive.read(sequence, t), within(TOLERANCE));
    }
  }

  @Test
  void withoutActivationItTakesTheSigmoidOfTheNetwork() {
    LSTM plain = new LSTM.Builder().nOut(Lstms.UNITS).build();
    MultiLayerNetwork network = Lstms.network(plain, identity());
    INDArray sequence = Lstms.sequences(1);

    assertThat(column(network.output(sequence), 0))
        .as("an LSTM without activation is no sigmoid any more: tanh need not be said")
        .containsExactly(naive(network, NaiveLstm::sigmoid).read(sequence, 0), within(TOLERANCE));
  }

  @Test
  void aloneItIgnoresTheMask() {
    MultiLayerNetwork network = Lstms.network(Lstms.lstm(), identity());
    INDArray sequence = Lstms.sequences(1);
    network.setLayerMaskArrays(gapBeforeLast(), null);

    double[] last = column(network.output(sequence), 3);

    assertThat(last)
        .as("a plain LSTM takes notice of the mask now: see what it does at masked steps")
        .containsExactly(read(naive(network, Math::tanh), sequence, 0, 1, 2, 3), within(TOLERANCE));
  }

  @Test
  void maskedStepsResetTheState() {
    MultiLayerNetwork network = Lstms.network(new LastTimeStep(Lstms.lstm()), Lstms.softmax());
    INDArray sequence = Lstms.sequences(1);
    network.setLayerMaskArrays(gapBeforeLast(), null);

    double[] last = network.feedForward(sequence).get(1).dup('c').data().asDouble();

    double[] fresh = read(naive(network, Math::tanh), sequence, 3);
    double[] carried = read(naive(network, Math::tanh), sequence, 0, 1, 3);
    assertThat(distance(carried, fresh)).isGreaterThan(0.01);
    assertThat(last)
        .as("masked steps do not reset the LSTM's state any more: compare with carrying it")
        .containsExactly(fresh, within(FLOAT_TOLERANCE));
  }

  @Test
  void bidirectionalNeverSeesTheMask() {
    MultiLayerNetwork network =
        Lstms.network(new Bidirectional(Bidirectional.Mode.CONCAT, Lstms.lstm()), identity());
    INDArray sequence = Lstms.sequences(1);
    INDArray changed = sequence.dup();
    changed.putScalar(0, 0, 3, 100);
    INDArray mask = Nd4j.createFromArray(new double[][] {{1, 1, 1, 0}});

    network.setLayerMaskArrays(mask, null);
    double[] before = column(network.output(sequence), 0);
    network.setLayerMaskArrays(mask, null);
    double[] after = column(network.output(changed), 0);

    assertThat(distance(before, after))
        .as("padding does not reach the valid steps of a bidirectional LSTM any more")
        .isGreaterThan(0.001);
  }

  private static INDArray gapBeforeLast() {
    return Nd4j.createFromArray(new double[][] {{1, 1, 0, 1}});
  }

  private static double[] read(NaiveLstm lstm, INDArray sequence, int... steps) {
    double[] state = new double[Lstms.UNITS];
    for (int t : steps) {
      state = lstm.read(sequence, t);
    }
    return state;
  }

  private static NaiveLstm naive(MultiLayerNetwork network, DoubleUnaryOperator activation) {
    return new NaiveLstm(
        network.getParam("0_W"), network.getParam("0_RW"), network.getParam("0_b"), activation);
  }

  private static RnnLossLayer identity() {
    return new RnnLossLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY).build();
  }

  private static double[] column(INDArray output, int t) {
    double[] column = new double[(int) output.size(1)];
    for (int u = 0; u < column.length; u++) {
      column[u] = output.getDouble(0, u, t);
    }
    return column;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }
}
