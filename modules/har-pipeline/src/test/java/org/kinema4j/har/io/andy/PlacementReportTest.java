package org.kinema4j.har.io.andy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.LabelTrack;

class PlacementReportTest {

  private static final double RATE = 10;

  private final PlacementReport report = new PlacementReport();

  /** A recording of 30 s. */
  private void add(String name, int before, int after, double startGap, double endGap) {
    report.add(
        Path.of(name),
        new MergedAnnotations.Placed(
            new LabelTrack(300, List.of()), before, after, startGap, endGap),
        RATE);
  }

  @Test
  void smallDifferencesAreNoWarning() {
    add("a", 0, 0, 0, 0.04);
    add("b", 0, 0, 0.2, -0.9);
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void endsFarApartAreToldWithTheirNumbers() {
    add("a.labels.csv", 0, 80, 0, 3.2);
    add("b.labels.csv", 0, 0, 0, -12);
    assertThat(report.warnings())
        .containsExactly(
            "b.labels.csv: the labels end 12.00 s before the recording (at 18.00 s of 30.00 s);"
                + " the rest has no label. If video and recording did not start together, state"
                + " the offset of the video",
            "a.labels.csv: the labels end 3.20 s after the recording (at 33.20 s of 30.00 s); what"
                + " lies after it is cut. If video and recording did not start together, state the"
                + " offset of the video");
  }

  @Test
  void manyAreOneLine() {
    for (int i = 0; i < 195; i++) {
      add("trial" + i, 0, 0, 0, 2 + i / 100.0);
    }
    assertThat(report.warnings())
        .singleElement()
        .asString()
        .startsWith(
            "195 label files end more than 1.0 s away from the end of their recording; the"
                + " farthest is trial194: the labels end 3.94 s after");
  }

  @Test
  void rowsThatAreCutAreToldInOneLine() {
    add("a", 0, 3, 0, 0.12);
    add("b", 0, 1, 0, 0.04);
    add("c", 20, 0, -0.8, 0);
    assertThat(report.warnings())
        .containsExactly(
            "labels of 2 recordings run past their end, by at most 0.12 s, and are cut",
            "labels of 1 recordings begin before their start, by at most 0.80 s, and are cut");
  }
}
