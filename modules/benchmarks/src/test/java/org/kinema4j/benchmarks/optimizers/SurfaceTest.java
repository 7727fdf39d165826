package org.kinema4j.benchmarks.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinema4j.benchmarks.optimizers.Surface.Point;

class SurfaceTest {

  private static final double STEP = 1e-5;

  @ParameterizedTest
  @EnumSource
  void gradientIsThatOfTheValue(Surface surface) {
    for (Point at : List.of(surface.start(), new Point(0.3, -0.7), new Point(-1.1, 1.9))) {
      double dx =
          (surface.value(at.x() + STEP, at.y()) - surface.value(at.x() - STEP, at.y())) / 2 / STEP;
      double dy =
          (surface.value(at.x(), at.y() + STEP) - surface.value(at.x(), at.y() - STEP)) / 2 / STEP;

      assertThat(surface.gradient(at.x(), at.y()).x()).isCloseTo(dx, within(1e-5));
      assertThat(surface.gradient(at.x(), at.y()).y()).isCloseTo(dy, within(1e-5));
    }
  }

  @Test
  void minimaAreZero() {
    assertThat(Surface.ROSENBROCK.value(1, 1)).isZero();
    assertThat(Surface.BEALE.value(3, 0.5)).isZero();
    assertThat(Surface.HIMMELBLAU.value(3, 2)).isZero();
    assertThat(Surface.HIMMELBLAU.value(-3.779310, -3.283186)).isCloseTo(0, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource
  void contoursHaveTheirValueAndTheStartIsInThePicture(Surface surface) {
    assertThat(surface.start().x()).isBetween(surface.low().x(), surface.high().x());
    assertThat(surface.start().y()).isBetween(surface.low().y(), surface.high().y());
    List<double[][]> contours = Contours.of(surface);
    assertThat(contours).isNotEmpty();
    for (double[][] line : contours) {
      assertThat(line[0]).hasSameSizeAs(line[1]);
      assertThat(line[1][2]).isNaN();
    }
    // where the surface is steep, cells are coarse: the highest level is met best
    double[][] line = contours.get(contours.size() - 1);
    double level = surface.value(line[0][0], line[1][0]);
    for (int i = 0; i < line[0].length; i += 3) {
      assertThat(surface.value(line[0][i], line[1][i])).isCloseTo(level, within(0.1 * level));
    }
  }
}
