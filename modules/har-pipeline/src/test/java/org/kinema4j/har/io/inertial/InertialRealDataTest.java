package org.kinema4j.har.io.inertial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.RealData;
import org.kinema4j.har.motion.Signal;

/** A subset of UCI HAR as it was published; figures come from NumPy on the same files. */
class InertialRealDataTest {

  @TempDir private Path folder;

  @Test
  void readsTheSubset() throws IOException {
    InertialData data = InertialText.open(RealData.uciHarSubset(folder)).read();

    assertThat(data.train().windows()).isEqualTo(2400);
    assertThat(data.test().windows()).isEqualTo(950);
    assertThat(data.train().windowFrames()).isEqualTo(128);
    assertThat(data.train().hasSubjects()).isFalse();
    assertThat(Collections.frequency(data.test().labels(), "LAYING")).isEqualTo(173);
    Signal signal = data.train().signal();
    assertThat(signal.value(0, 0)).isEqualTo(-0.003655f);
    assertThat(signal.value(signal.frames() - 1, 8)).isEqualTo(0.1886f);
    // Mean of the total acceleration along x: gravity for those who do not lie.
    assertThat(mean(signal, 6)).isCloseTo(0.8059009, within());
    assertThat(mean(signal, 3)).isCloseTo(0.0063303, within());
  }

  private static Offset<Double> within() {
    // The files have four digits.
    return Offset.offset(1e-6);
  }

  private static double mean(Signal signal, int channel) {
    double sum = 0;
    for (int f = 0; f < signal.frames(); f++) {
      sum += signal.value(f, channel);
    }
    return sum / signal.frames();
  }
}
