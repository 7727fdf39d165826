package org.kinema4j.benchmarks.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinema4j.benchmarks.optimizers.Surface.Point;

class DescentTest {

  @Test
  void gradientDescentFollowsTheGradient() {
    Descent descent = Descent.of(Surface.ROSENBROCK, named("Sgd"), 0.001, 1);

    Point slope = Surface.ROSENBROCK.gradient(-1.2, 1);
    assertThat(descent.path()).hasSize(2);
    assertThat(descent.last().x()).isCloseTo(-1.2 - 0.001 * slope.x(), within(1e-15));
    assertThat(descent.last().y()).isCloseTo(1 - 0.001 * slope.y(), within(1e-15));
  }

  @Test
  void decayIsShownTheParameters() {
    Descent adam = Descent.of(Surface.BEALE, named("Adam"), 0.1, 1);
    Descent adamW = Descent.of(Surface.BEALE, named("AdamW"), 0.1, 1);

    assertThat(adamW.last().x()).isCloseTo(adam.last().x() - 0.1 * 0.01, within(1e-9));
  }

  @Test
  void whatLeavesTheNumbersIsNeverBest() {
    Descent lost = Descent.of(Surface.ROSENBROCK, named("Sgd"), 10, 500);

    assertThat(lost.end()).isInfinite();
    assertThat(Descent.best(Surface.ROSENBROCK, named("Sgd"), 20).end()).isLessThan(24.2);
  }

  /** Schedule-free descent trains between its mean and plain descent; the mean is judged. */
  @Test
  void whatTrainsElsewhereIsFollowedWhereItIsJudged() {
    Descent plain = Descent.of(Surface.ROSENBROCK, named("Sgd"), 1e-4, 1);
    Descent free = Descent.of(Surface.ROSENBROCK, named("ScheduleFreeSgd"), 1e-4, 1);

    assertThat(free.last().x()).isCloseTo(plain.last().x(), within(1e-12));
  }

  @Test
  void withoutARateThereIsOneDescent() {
    assertThat(Descent.best(Surface.BEALE, named("AdaDelta"), 5).rate()).isNaN();
  }

  static Contestant named(String name) {
    return Contestant.named(List.of(name), Contestant.all()).get(0);
  }
}
