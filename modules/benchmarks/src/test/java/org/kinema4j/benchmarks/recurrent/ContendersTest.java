package org.kinema4j.benchmarks.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each engine computes what plain loops in double compute, from the same weights. */
class ContendersTest {

  /** Single precision against double over 7 frames and 3 layers; a gate out of place is 1e-2. */
  private static final double TOLERANCE = 1e-6;

  private static final Problem PROBLEM = Problem.of(new Shape(4, 5, 7, 3, 2));

  @Test
  void oneDnnPredictsTheLastStates() {
    double[][] expected = new NaiveNetwork(PROBLEM).lastStates();

    try (OneDnnContender contender = new OneDnnContender(PROBLEM)) {
      float[] states = contender.predict();

      assertThat(contender.scope()).isEqualTo(Contender.Scope.LAYERS);
      assertThat(states).hasSize(4 * 6);
      for (int i = 0; i < states.length; i++) {
        assertThat((double) states[i]).isCloseTo(expected[i / 6][i % 6], within(TOLERANCE));
      }
    }
  }

  /** The error is 1 / N for each last state, so the loss is their sum over N. */
  @Test
  void oneDnnComputesTheGradientDownToTheFirstLayer() {
    double step = 1e-5;
    try (OneDnnContender contender = new OneDnnContender(PROBLEM)) {
      contender.train();
      // Gradients are those of one step, however many there were.
      contender.train();
      float[] gradient = contender.biasGradient();

      assertThat(gradient).hasSize(2 * 4 * 3);
      for (int bias = 0; bias < 4 * 3; bias++) {
        double expected = (sum(bias, step) - sum(bias, -step)) / (2 * step) / 4;
        assertThat((double) gradient[bias]).isCloseTo(expected, within(TOLERANCE));
      }
    }
  }

  private static double sum(int bias, double nudge) {
    return Arrays.stream(new NaiveNetwork(PROBLEM, bias, nudge).lastStates())
        .flatMapToDouble(Arrays::stream)
        .sum();
  }

  @Test
  void stockLayersPredictTheSame() {
    double[][] states = new NaiveNetwork(PROBLEM).lastStates();
    float[] flat = new float[4 * 6];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) states[i / 6][i % 6];
    }

    try (Contender contender = new StockContender(PROBLEM)) {
      assertThat(contender.scope()).isEqualTo(Contender.Scope.NETWORK);
      assertThat(contender.predict())
          .containsExactly(PROBLEM.classify(flat), within((float) TOLERANCE));
      assertThat(contender.facts()).containsKeys("version", "threads", "layout");
    }
  }

  @Test
  void stockLayersLearn() {
    try (Contender contender = new StockContender(PROBLEM)) {
      double before = PROBLEM.loss(contender.predict());
      for (int i = 0; i < 20; i++) {
        contender.train();
      }

      // Adam changes each weight by about 1e-3 a step; rounding is 1e-7.
      assertThat(PROBLEM.loss(contender.predict())).isLessThan(before - 1e-3);
    }
  }
}
