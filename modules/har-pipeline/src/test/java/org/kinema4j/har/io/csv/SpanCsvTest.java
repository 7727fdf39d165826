package org.kinema4j.har.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.LabelSpan;

class SpanCsvTest {

  private static final Path SOURCE = Path.of("a.labels.csv");

  @TempDir private Path folder;

  private List<TimeSpan> read(String text) throws IOException {
    return SpanCsv.read(Files.writeString(folder.resolve(SOURCE.toString()), text));
  }

  private static List<TimeSpan> spans(Object... parts) {
    List<TimeSpan> spans = new ArrayList<>();
    for (int i = 0; i < parts.length; i += 3) {
      double start = ((Number) parts[i]).doubleValue();
      double end = ((Number) parts[i + 1]).doubleValue();
      spans.add(new TimeSpan(start, end, (String) parts[i + 2], i));
    }
    return spans;
  }

  @Test
  void readsRowsInAnyOrder() throws IOException {
    assertThat(read("start,end,label\n2.5,4,run\n\n-1,0.5,stand still\n0.5,2,walk\n"))
        .containsExactly(
            new TimeSpan(-1, 0.5, "stand still", 4),
            new TimeSpan(0.5, 2, "walk", 5),
            new TimeSpan(2.5, 4, "run", 2));
  }

  @Test
  void findsColumnsByName() throws IOException {
    assertThat(read("Confidence,LABEL,End,start\n0.9,\" a, b \",2,1\n?,c,3,2\n"))
        .containsExactly(new TimeSpan(1, 2, "a, b", 2), new TimeSpan(2, 3, "c", 3));
  }

  @Test
  void takesAFileWithoutRows() throws IOException {
    assertThat(read("start,end,label\n")).isEmpty();
  }

  @Test
  void trimsAnOverlapOfRounding() throws IOException {
    assertThat(read("start,end,label\n0,1.001,a\n1,2.0005,b\n2,3,c\n"))
        .containsExactly(
            new TimeSpan(0, 1, "a", 2), new TimeSpan(1, 2, "b", 3), new TimeSpan(2, 3, "c", 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "start,end,label/0,2,a/1.9,3,b |"
            + " line 3: expected a start at or after 2.0, where line 2 ends, found 1.9",
        "start,end,label/1.9,3,b/0,2,a |"
            + " line 2: expected a start at or after 2.0, where line 3 ends, found 1.9",
        "start,end,label/0,9,a/2,3,a | line 3: expected a start at or after 9.0, where line 2 ends,"
            + " found 2.0",
        "start,end,label/0,0.0005,a/0,3,b |"
            + " line 3: expected a start at or after 5.0E-4, where line 2 ends, found 0.0",
        "start,end,label/2,2,a | line 2, column end: expected an end after the start, 2, found 2",
        "start,end,label/2,1,a | line 2, column end: expected an end after the start, 2, found 1",
        "start,End,label/2,NaN,a | line 2, column End: expected a number, found 'NaN'",
        "start,end,label/0,1.1e15,a | line 2, column end:"
            + " expected a time in seconds of at most 1.0E15, found 1.1e15",
        "start,end,label/-1e308,2,a | line 2, column start:"
            + " expected a time in seconds of at most 1.0E15, found -1e308",
        "start,end,label/inf,2,a | line 2, column start: expected a number, found 'inf'",
        "start,end,label/1,2, | line 2, column label: expected a label, found nothing",
        "start,end,label/1,2 | line 2: expected 3 fields, as in the header, found 2",
        "start,end/1,2 |"
            + " header: expected the columns start, end and label, found only start, end",
        "start,end,label,END/1,2,a,3 | header: expected each column once, found end twice"
      })
  void refuses(String lines, String message) {
    assertThatThrownBy(() -> read(lines.replace('/', '\n')))
        .isInstanceOf(BadDataException.class)
        .hasMessage(folder.resolve(SOURCE.toString()) + ": " + message.replace("''", "'"));
  }

  /** The second turns the direction of writing. */
  @ParameterizedTest
  @ValueSource(strings = {"\t", "\u202E", "\u2028"})
  void refusesControlCharactersInLabels(String control) {
    assertThatThrownBy(() -> read("start,end,label\n1,2,a" + control + "b\n"))
        .hasMessageEndingWith(
            "line 2, column label: expected a label without control characters, found \"a b\"");
  }

  @Test
  void refusesASpanWithoutTime() {
    assertThatThrownBy(() -> new TimeSpan(1, 1, "a", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a span must satisfy start < end, both finite, received [1.0, 1.0)");
  }

  @Test
  void putsSpansOnTheNearestFrames() {
    SpanCsv.Placed placed =
        SpanCsv.place(SOURCE, spans(0, 0.5, "a", 0.504, 1.006, "b", 1.5, 2, "a"), 0, 200, 100);
    assertThat(placed.track().spans())
        .containsExactly(
            new LabelSpan(0, 50, "a"), new LabelSpan(50, 101, "b"), new LabelSpan(150, 200, "a"));
    assertThat(placed.track().frames()).isEqualTo(200);
    assertThat(placed.track().at(120)).isEmpty();
    assertThat(placed.warning()).isEmpty();
  }

  @Test
  void cutsWhatRunsPastTheDataAndDropsTheRest() {
    SpanCsv.Placed placed =
        SpanCsv.place(
            SOURCE, spans(1, 4, "out", 4.5, 6, "a", 6, 9, "b", 12, 14.5, "out"), 5, 250, 100);
    assertThat(placed.track().spans())
        .containsExactly(new LabelSpan(0, 100, "a"), new LabelSpan(100, 250, "b"));
    assertThat(placed.spansCut()).isEqualTo(2);
    assertThat(placed.spansOutside()).isEqualTo(2);
    // 3 + 0.5 + 1.5 + 2.5
    assertThat(placed.secondsCut()).isCloseTo(7.5, within(1e-9));
    assertThat(placed.warning())
        .contains(
            "a.labels.csv: 2 spans were cut and 2 dropped, 7.5 s before or after the recording");
  }

  @Test
  void asksForTheClockIfNothingFits() {
    assertThat(SpanCsv.place(SOURCE, spans(0, 4, "a"), 1.7e9, 250, 100).warning())
        .contains(
            "a.labels.csv: 0 spans were cut and 1 dropped, 4 s before or after the recording; do"
                + " the labels have the clock of the time column?");
  }

  @Test
  void doesNotCallRoundingACut() {
    // 2.004 s at 100 Hz is 0.4 of a frame after the last.
    SpanCsv.Placed placed = SpanCsv.place(SOURCE, spans(1, 2.004, "a"), 0, 200, 100);
    assertThat(placed.track().spans()).containsExactly(new LabelSpan(100, 200, "a"));
    assertThat(placed.spansCut()).isZero();
    assertThat(placed.secondsCut()).isZero();
  }

  @Test
  void dropsSpansShorterThanAFrame() {
    SpanCsv.Placed placed = SpanCsv.place(SOURCE, spans(1.001, 1.004, "a"), 0, 200, 100);
    assertThat(placed.track().spans()).isEmpty();
    assertThat(placed.spansOutside()).isZero();
  }

  @Test
  void agreesWithANaiveLoopOverFrames() {
    Random random = new Random(6);
    for (int n = 0; n < 50; n++) {
      List<TimeSpan> spans = new ArrayList<>();
      double time = -2;
      while (time < 12) {
        double start = time + (random.nextBoolean() ? 0 : random.nextDouble());
        time = start + 0.05 + random.nextDouble();
        spans.add(new TimeSpan(start, time, "l" + spans.size(), 0));
      }
      SpanCsv.Placed placed = SpanCsv.place(SOURCE, spans, 0.25, 1200, 120);
      for (int f = 0; f < 1200; f++) {
        // Frame f holds half a frame to either side of its time.
        double middle = 0.25 + (f + 0.5) / 120;
        Optional<String> label =
            spans.stream()
                .filter(
                    span -> Math.round((span.startSeconds() - 0.25) * 120) < (middle - 0.25) * 120)
                .filter(
                    span -> Math.round((span.endSeconds() - 0.25) * 120) > (middle - 0.25) * 120)
                .map(TimeSpan::label)
                .findFirst();
        assertThat(placed.track().at(f)).isEqualTo(label);
      }
    }
  }
}
