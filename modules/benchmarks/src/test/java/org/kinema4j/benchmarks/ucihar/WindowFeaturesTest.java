package org.kinema4j.benchmarks.ucihar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.io.inertial.InertialPart;
import org.kinema4j.har.io.inertial.InertialText;
import org.kinema4j.har.motion.Signal;

class WindowFeaturesTest {

  private static final int FRAMES = 50;
  private static final Offset<Double> SINGLE_PRECISION = Offset.offset(1e-4);

  /** One second in which channel 4 is {@code 2 + 3 sin(2 pi 5 t)}, and the others are 0. */
  private static double[] row() {
    float[] values = new float[FRAMES * 9];
    for (int t = 0; t < FRAMES; t++) {
      values[t * 9 + 4] = (float) (2 + 3 * Math.sin(2 * Math.PI * 5 * t / 50));
    }
    Signal signal = new Signal("s", InertialText.CHANNELS, values);
    return WindowFeatures.of(new InertialPart("train", FRAMES, signal, List.of("a"), List.of()))[0];
  }

  private static double feature(String name) {
    return row()[WindowFeatures.names().indexOf(name)];
  }

  @Test
  void momentsOfASine() {
    assertThat(WindowFeatures.names()).hasSize(90).hasSameSizeAs(row());
    assertThat(feature("body_gyro_y mean")).isCloseTo(2, SINGLE_PRECISION);
    assertThat(feature("body_gyro_y std")).isCloseTo(3 / Math.sqrt(2), SINGLE_PRECISION);
    // Ten frames a period: the greatest sine among them is that of 72 degrees.
    double peak = 3 * Math.sin(Math.toRadians(72));
    assertThat(feature("body_gyro_y max")).isCloseTo(2 + peak, SINGLE_PRECISION);
    assertThat(feature("body_gyro_y min")).isCloseTo(2 - peak, SINGLE_PRECISION);
    // Up and down by the peak four times in each period; two frames share the peak.
    // 49 of 50 steps are counted, and the last one would be as long as the first.
    double step = 3 * Math.sin(Math.toRadians(36));
    double all = 5 * 4 * peak;
    assertThat(feature("body_gyro_y step")).isCloseTo((all - step) / 49, SINGLE_PRECISION);
    assertThat(feature("body_gyro_x max")).isZero();
  }

  @Test
  void thePowerOfASineLiesInItsBand() {
    // |X_5| = T A / 2, so that the power is T A^2 / 4, over the bins 5 to 8 Hz.
    double power = FRAMES * 9 / 4.0 / 4;
    assertThat(feature("body_gyro_y power to 8 Hz"))
        .isCloseTo(Math.log(1e-4 + power), SINGLE_PRECISION);
    double none = Math.log(1e-4);
    for (String band : List.of("1", "2", "4", "25")) {
      assertThat(feature("body_gyro_y power to " + band + " Hz"))
          .as(band)
          .isCloseTo(none, SINGLE_PRECISION);
    }
  }
}
