package org.kinema4j.optim.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Which updater of Deeplearning4j is which formula of the course notes, and where epsilon stands:
 * three steps each, with an epsilon so large that its place shows. The table in {@code
 * docs/optimizers.md} says what this test finds.
 */
class NotesFormsTest {

  private static final double RATE = 0.1;
  private static final double BETA = 0.9;
  private static final double BETA2 = 0.99;
  private static final double EPSILON = 0.05;
  private static final double[] GRADIENTS = {0.5, -0.3, 0.7};

  /** What a formula subtracts: gets the gradient and the number of the step. */
  private static void follows(IUpdater updater, DoubleBinaryOperator formula) {
    GradientUpdater<?> instance = instantiate(updater);
    for (int t = 1; t <= GRADIENTS.length; t++) {
      INDArray gradient = Nd4j.createFromArray(GRADIENTS[t - 1]);
      instance.applyUpdater(gradient, t - 1, 0);
      assertThat(gradient.getDouble(0))
          .as("step %d", t)
          .isCloseTo(formula.applyAsDouble(GRADIENTS[t - 1], t), within(1e-12));
    }
  }

  private static GradientUpdater<?> instantiate(IUpdater updater) {
    long size = updater.stateSize(1);
    return updater.instantiate(size == 0 ? null : Nd4j.create(DataType.DOUBLE, size), true);
  }

  @Test
  void gradientDescent() {
    follows(new Sgd(RATE), (g, t) -> RATE * g);
  }

  /** On x^2 / 2. Deeplearning4j holds the look-ahead point, where the notes take the gradient. */
  @Test
  void nesterovHoldsTheLookAheadPoint() {
    GradientUpdater<?> updater = instantiate(new Nesterovs(RATE, BETA));
    double held = 1;
    double theta = 1;
    double v = 0;
    for (int t = 0; t < 3; t++) {
      INDArray gradient = Nd4j.createFromArray(held);
      updater.applyUpdater(gradient, t, 0);
      held -= gradient.getDouble(0);
      v = BETA * v + RATE * (theta - BETA * v);
      theta -= v;
      assertThat(held).isCloseTo(theta - BETA * v, within(1e-12));
    }
  }

  @Test
  void adaGradHasEpsilonOutsideTheRootAndItsDefaultInTheFirstSum() {
    double[] sum = {AdaGrad.DEFAULT_ADAGRAD_EPSILON};
    follows(
        new AdaGrad(RATE, EPSILON),
        (g, t) -> {
          sum[0] += g * g;
          return RATE * g / (Math.sqrt(sum[0]) + EPSILON);
        });
  }

  @Test
  void rmsPropHasEpsilonOutsideTheRootAndInTheFirstMean() {
    double[] mean = {EPSILON};
    follows(
        new RmsProp(RATE, BETA, EPSILON),
        (g, t) -> {
          mean[0] = BETA * mean[0] + (1 - BETA) * g * g;
          return RATE * g / (Math.sqrt(mean[0]) + EPSILON);
        });
  }

  @Test
  void adaDeltaIsTheFormula() {
    double[] s = {0, 0};
    follows(
        new AdaDelta(BETA, EPSILON),
        (g, t) -> {
          s[0] = BETA * s[0] + (1 - BETA) * g * g;
          double step = Math.sqrt((s[1] + EPSILON) / (s[0] + EPSILON)) * g;
          s[1] = BETA * s[1] + (1 - BETA) * step * step;
          return step;
        });
  }

  @Test
  void adamAddsEpsilonToTheRootBeforeItsBiasIsCorrected() {
    double[] s = {0, 0};
    follows(
        new Adam(RATE, BETA, BETA2, EPSILON),
        (g, t) -> {
          s[0] = BETA * s[0] + (1 - BETA) * g;
          s[1] = BETA2 * s[1] + (1 - BETA2) * g * g;
          double bias = Math.sqrt(1 - Math.pow(BETA2, t)) / (1 - Math.pow(BETA, t));
          return RATE * bias * s[0] / (Math.sqrt(s[1]) + EPSILON);
        });
  }
}
