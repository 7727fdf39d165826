package org.kinema4j.benchmarks.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ResultsTest {

  private static final Shape SHAPE = Shape.REFERENCE;
  private static final Measurement GOOD = Made.measurement(SHAPE, 20, 10);

  private final Results results = new Results();

  @Test
  void medianOfRoundsWithExtremes() {
    results.add(Engine.ONEDNN, Made.measurement(SHAPE, 40, 10));
    results.add(Engine.ONEDNN, Made.measurement(SHAPE, 20, 10));
    results.add(Engine.ONEDNN, Made.measurement(SHAPE, 32, 10));

    assertThat(results.millis(Engine.ONEDNN, SHAPE, Task.TRAINING))
        .isEqualTo(new Spread(32, 20, 40));
    // 64 windows in 32, 40 and 20 milliseconds.
    assertThat(results.speed(Engine.ONEDNN, SHAPE, Task.TRAINING))
        .isEqualTo(new Spread(2000, 1600, 3200));
    assertThat(results.millis(Engine.ONEDNN, SHAPE, Task.INFERENCE).median()).isEqualTo(10);
  }

  @Test
  void medianOfAnEvenNumberIsTheMeanOfTheMiddle() {
    assertThat(Spread.of(new double[] {4, 1, 2, 10})).isEqualTo(new Spread(3, 1, 10));
    assertThatThrownBy(() -> Spread.of(new double[0])).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void timingIsInMilliseconds() {
    assertThat(Timing.summarize(new long[] {3_000_000, 1_000_000, 2_000_000}))
        .isEqualTo(new Timing(3, 2, 1, 3));
  }

  @Test
  void refusesAnEngineThatPredictsSomethingElse() {
    results.add(Engine.DL4J, GOOD);
    Measurement other = Made.predicting(GOOD, 0.2502, 0.7498);

    assertThatThrownBy(() -> results.add(Engine.PYTORCH, other))
        .isInstanceOf(TrialFailedException.class)
        .hasMessageStartingWith("dl4j and pytorch must predict the same from equal weights");
  }

  @Test
  void refusesNotANumber() {
    results.add(Engine.DL4J, GOOD);

    assertThatThrownBy(
            () -> results.add(Engine.PYTORCH, Made.predicting(GOOD, Double.NaN, Double.NaN)))
        .isInstanceOf(TrialFailedException.class);
  }

  @Test
  void toleratesRounding() {
    results.add(Engine.DL4J, GOOD);
    results.add(Engine.PYTORCH, Made.predicting(GOOD, 0.25001, 0.74999));

    assertThat(results.largestDifference()).isCloseTo(1e-5, within(1e-12));
  }

  @Test
  void refusesAnEngineThatDoesNotLearn() {
    Measurement stuck = Made.losing(GOOD, new Measurement.Losses(2, 2, 2, 10));

    assertThatThrownBy(() -> results.add(Engine.DL4J, stuck))
        .isInstanceOf(TrialFailedException.class)
        .hasMessage("dl4j must learn, its loss went from 2.0 to 2.0 in 10 steps");
  }

  @Test
  void layersAloneNeedNotLearn() {
    results.add(Engine.ONEDNN, Made.losing(GOOD, null));

    assertThat(results.of(Engine.ONEDNN, SHAPE)).hasSize(1);
  }
}
