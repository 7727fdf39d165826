package org.kinema4j.layers.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** SameDiff's GRU has a wrong gradient, even over a single step. */
class GruGradientTest {

  private static final int FEATURES = 2;
  private static final int UNITS = 2;
  private static final double STEP = 1e-5;

  // The order of the gates in the weights.
  private static final int RESET = 0;
  private static final int UPDATE = 1;
  private static final int CANDIDATE = 2;

  private final SameDiff graph = gru();

  /** Central differences err by about STEP squared: 1e-10, far below the defect. */
  @Test
  void gradientOfTheResetGateIsWrong() {
    Map<String, INDArray> analytic = graph.calculateGradients(Map.of(), "Wx", "Wh", "b");

    double[] worst = new double[3];
    for (Map.Entry<String, INDArray> gradient : analytic.entrySet()) {
      INDArray weights = graph.getVariable(gradient.getKey()).getArr();
      for (int i = 0; i < weights.length(); i++) {
        int gate = i % (3 * UNITS) / UNITS;
        double error = Math.abs(gradient.getValue().getDouble(i) - numerical(weights, i));
        worst[gate] = Math.max(worst[gate], error);
      }
    }

    assertThat(worst[RESET])
        .as("the gradient of sd.rnn.gru is right now: a GRU layer may use it")
        .isGreaterThan(1e-3);
    assertThat(worst[UPDATE]).isLessThan(1e-9);
    assertThat(worst[CANDIDATE]).isLessThan(1e-9);
  }

  private double numerical(INDArray weights, long i) {
    double value = weights.getDouble(i);
    weights.putScalar(i, value + STEP);
    double above = loss();
    weights.putScalar(i, value - STEP);
    double below = loss();
    weights.putScalar(i, value);
    return (above - below) / (2 * STEP);
  }

  private double loss() {
    return graph.outputSingle(Map.of(), "loss").getDouble(0);
  }

  private static SameDiff gru() {
    Nd4j.getRandom().setSeed(5);
    SameDiff sd = SameDiff.create();
    SDVariable x = sd.constant("x", Nd4j.randn(DataType.DOUBLE, 1, 1, FEATURES));
    SDVariable h = sd.constant("h", Nd4j.randn(DataType.DOUBLE, 1, UNITS));
    SDVariable wx = sd.var("Wx", Nd4j.randn(DataType.DOUBLE, FEATURES, 3 * UNITS));
    SDVariable wh = sd.var("Wh", Nd4j.randn(DataType.DOUBLE, UNITS, 3 * UNITS));
    SDVariable b = sd.var("b", Nd4j.randn(DataType.DOUBLE, 3 * UNITS));
    sd.rnn().gru(x, h, wx, wh, b).sum("loss");
    sd.setLossVariables("loss");
    return sd;
  }
}
