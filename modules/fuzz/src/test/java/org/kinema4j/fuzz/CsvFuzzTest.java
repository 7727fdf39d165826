package org.kinema4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kinema4j.har.io.csv.CsvReader;
import org.kinema4j.har.io.csv.CsvRecording;
import org.kinema4j.har.io.csv.SpanCsv;
import org.kinema4j.har.io.csv.TimeSpan;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

class CsvFuzzTest {

  private static final int FRAMES = 240;
  // Within these, times tell frames apart; where they are short, the rate is rounded with them.
  private static final double LATEST_START = 1e4;
  private static final double HIGHEST_RATE_HZ = 10_000;
  private static final int MOST_FRAMES = 10_000;

  @DictionaryFile(resourcePath = "/org/kinema4j/fuzz/csv.dict")
  @FuzzTest
  void recording(byte[] bytes) throws IOException {
    ReaderPromise.check("anna_walk.csv", bytes, new CsvReader()::read, CsvFuzzTest::check);
  }

  @DictionaryFile(resourcePath = "/org/kinema4j/fuzz/csv.dict")
  @FuzzTest
  void spans(byte[] bytes) throws IOException {
    ReaderPromise.check("anna_walk.labels.csv", bytes, SpanCsv::read, CsvFuzzTest::check);
  }

  private static void check(CsvRecording read) throws IOException {
    MotionClip clip = read.recording().clip();
    ReadClips.check(clip);
    read.recording().irregularities().forEach(found -> ReaderPromise.checkLine(found.describe()));
    assertThat(read.firstSeconds()).isFinite();
    if (clip.missing().isEmpty()
        && Math.abs(read.firstSeconds()) <= LATEST_START
        && clip.frameRateHz() <= HIGHEST_RATE_HZ
        && clip.frames() <= MOST_FRAMES) {
      Path file = ReaderPromise.write("anna_copy.csv", text(read).getBytes(StandardCharsets.UTF_8));
      MotionClip again = new CsvReader().read(file).recording().clip();
      assertThat(again.frameRateHz()).isCloseTo(clip.frameRateHz(), withinPercentage(1));
      assertThat(again.signals().iterator().next().values())
          .isEqualTo(clip.signals().iterator().next().values());
    }
  }

  /** The recording as CSV: a row a frame. */
  private static String text(CsvRecording read) {
    MotionClip clip = read.recording().clip();
    Signal signal = clip.signal(CsvReader.SIGNAL);
    StringBuilder text = new StringBuilder("time");
    for (Channel channel : signal.channels()) {
      text.append(",\"").append(channel.name().replace("\"", "\"\"")).append('"');
    }
    for (int frame = 0; frame < signal.frames(); frame++) {
      text.append('\n').append(read.firstSeconds() + frame / clip.frameRateHz());
      for (int channel = 0; channel < signal.width(); channel++) {
        text.append(',').append(signal.value(frame, channel));
      }
    }
    return text.append('\n').toString();
  }

  private static void check(List<TimeSpan> spans) {
    double last = Double.NEGATIVE_INFINITY;
    for (TimeSpan span : spans) {
      assertThat(span.startSeconds()).isFinite().isGreaterThanOrEqualTo(last);
      assertThat(span.endSeconds()).isFinite().isGreaterThan(span.startSeconds());
      ReadClips.checkName(span.label());
      last = span.endSeconds();
    }
    for (double first : new double[] {0, -1, 1e9}) {
      for (double rateHz : new double[] {1, 29.97, 100_000}) {
        SpanCsv.Placed placed =
            SpanCsv.place(ReaderPromise.file("a.labels.csv"), spans, first, FRAMES, rateHz);
        ReadClips.checkLabels(placed.track(), FRAMES);
        assertThat(placed.spansCut() + placed.spansOutside()).isBetween(0, spans.size());
        assertThat(placed.secondsCut()).isNotNegative().isFinite();
        Optional<String> cut = placed.warning();
        cut.ifPresent(ReaderPromise::checkLine);
      }
    }
  }
}
