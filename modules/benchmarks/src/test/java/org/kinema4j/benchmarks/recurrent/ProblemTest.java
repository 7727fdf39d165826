package org.kinema4j.benchmarks.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

  private static final Shape SHAPE = new Shape(3, 4, 5, 2, 8);

  @Test
  void sameShapeSameNumbers() {
    Problem one = Problem.of(SHAPE);
    Problem other = Problem.of(SHAPE);

    assertThat(one.windowsByFeature()).containsExactly(other.windowsByFeature());
    assertThat(one.classes()).containsExactly(other.classes());
    assertThat(one.headWeights()).containsExactly(other.headWeights());
    List<Gate> gates = List.of(Gate.values());
    for (int i = 0; i < Shape.LAYERS; i++) {
      assertThat(one.layers().get(i).backward().recurrent(gates))
          .containsExactly(other.layers().get(i).backward().recurrent(gates));
    }
  }

  @Test
  void bothLayoutsHoldTheSameWindows() {
    Problem problem = Problem.of(SHAPE);
    float[] byFeature = problem.windowsByFeature();
    float[] byWindow = problem.framesByWindow();

    for (int n = 0; n < 3; n++) {
      for (int f = 0; f < 4; f++) {
        for (int t = 0; t < 5; t++) {
          assertThat(byWindow[(t * 3 + n) * 4 + f]).isEqualTo(byFeature[(n * 4 + f) * 5 + t]);
        }
      }
    }
  }

  @Test
  void dataAreStandardized() {
    float[] values = Problem.of(new Shape(16, 69, 240, 2, 8)).windowsByFeature();
    double mean = 0;
    double square = 0;
    for (float value : values) {
      mean += value / (double) values.length;
      square += value * (double) value / values.length;
    }

    // Variance: 1/2 of the sine, 0.8^2 * 3/4 of the noise.
    assertThat(mean).isCloseTo(0, within(0.02));
    assertThat(square).isCloseTo(0.98, within(0.02));
  }

  @Test
  void targetsAreOneHot() {
    Problem problem = Problem.of(SHAPE);
    float[] targets = problem.oneHot();

    for (int n = 0; n < 3; n++) {
      float[] row = Arrays.copyOfRange(targets, n * 8, n * 8 + 8);
      float[] expected = new float[8];
      expected[problem.classes()[n]] = 1;
      assertThat(row).containsExactly(expected);
    }
  }

  /** Without states every class is as probable as any other: the loss is ln 8. */
  @Test
  void classifiesZerosEvenly() {
    Problem problem = Problem.of(SHAPE);
    float[] probabilities = problem.classify(new float[3 * 4]);

    assertThat(probabilities).hasSize(3 * 8).containsOnly(0.125f);
    assertThat(problem.loss(probabilities)).isCloseTo(Math.log(8), within(1e-12));
  }

  @Test
  void gatesComeInTheOrderAskedFor() {
    LstmWeights weights = Problem.of(SHAPE).layers().get(0).forward();
    float[] output = weights.input(List.of(Gate.OUTPUT));
    float[] input = weights.input(List.of(Gate.INPUT));

    // Rows of 2 units for each of the 4 inputs.
    assertThat(weights.input(List.of(Gate.OUTPUT, Gate.INPUT)))
        .startsWith(output[0], output[1], input[0], input[1], output[2], output[3]);
    assertThat(weights.bias(List.of(Gate.values()))).hasSize(4 * 2);
  }

  @Test
  void transposes() {
    assertThat(LstmWeights.transpose(new float[] {1, 2, 3, 4, 5, 6}, 2))
        .containsExactly(1, 4, 2, 5, 3, 6);
  }

  /** Layers: 2 * 4 * 32 * (69 + 32) + 2 * 2 * 4 * 32 * (64 + 32) a frame; head: 64 * 8. */
  @Test
  void countsMultiplyAdds() {
    assertThat(Shape.REFERENCE.multiplyAdds()).isEqualTo(64L * (240 * 75_008 + 512));
  }

  @Test
  void shapeTravelsAsArguments() {
    assertThat(Shape.parse(SHAPE.toArguments())).isEqualTo(SHAPE);
  }

  @Test
  void refusesAnEmptyBatch() {
    assertThatThrownBy(() -> SHAPE.withBatch(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch must be in [1, \u221e), received 0");
  }
}
