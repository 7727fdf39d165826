package org.kinema4j.har.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.io.Irregularity;
import org.kinema4j.har.motion.LabelSpan;

/** Times of labels are those of the time column, also where that goes wrong. */
class CsvClockTest {

  private static final Path FILE = Path.of("s1_walk.csv");

  private static CsvRecording read(String text) throws Exception {
    return new CsvReader()
        .read(FILE, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void labelsFollowAClockOfRoundedSteps() throws Exception {
    int rows = 72_000;
    StringBuilder text = new StringBuilder("time,a\n");
    for (int row = 0; row < rows; row++) {
      text.append(String.format(Locale.ROOT, "%.5f,1\n", 0.00833 * row));
    }
    CsvRecording recording = read(text.toString());
    double end = 0.00833 * rows;

    SpanCsv.Placed placed =
        SpanCsv.place(
            FILE,
            List.of(new TimeSpan(0, end, "walk", 2)),
            recording.firstSeconds(),
            rows,
            recording.clockRateHz());

    assertThat(recording.recording().clip().frameRateHz()).isEqualTo(120);
    // By 120 Hz it would end 29 frames before the last.
    assertThat(placed.track().spans()).containsExactly(new LabelSpan(0, rows, "walk"));
    assertThat(recording.clock(rows / 120.0)).isCloseTo(end, Offset.offset(1e-3));
  }

  @Test
  void whatMayCountRowsIsTold() throws Exception {
    assertThat(read("time,a\n0,1\n1,1\n2,1\n3,2\n").recording().irregularities())
        .extracting(Irregularity::kind)
        .containsExactly(Irregularity.Kind.RATE_UNCERTAIN);
    assertThat(read("time_s,a\n0,1\n1,1\n2,1\n3,2\n").recording().irregularities()).isEmpty();
    assertThat(read("time,a\n0,1\n0.5,1\n1,1\n").recording().irregularities()).isEmpty();
  }
}
