package org.kinema4j.har.io.andy.authors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.io.andy.Annotations;
import org.kinema4j.har.motion.Action;

class AuthorsMergeTest {

  private static final double STEP = 0.125;
  private static final double WINDOW = 0.25;
  private static final List<String> THREE = List.of("a1", "a2", "a3");

  /** Rows every {@code step} seconds from {@code start}; one code an annotator, {@code -} none. */
  private static Annotations annotations(double start, double step, String... rows) {
    List<Annotations.Row> list = new ArrayList<>();
    for (String row : rows) {
      list.add(
          new Annotations.Row(
              start + list.size() * step,
              Arrays.stream(row.split(" ", -1)).map(Action::parse).toList()));
    }
    return new Annotations(Path.of("t.labels.csv"), THREE, list);
  }

  private static String labels(Annotations annotations, double offset, int windows) {
    List<String> codes =
        new AuthorsMerge(WINDOW)
            .labels(annotations, offset, windows, 1 / STEP).stream()
                .map(label -> label.map(Action::code).orElse("-"))
                .toList();
    return String.join(" ", codes);
  }

  /** Rows an eighth of a second apart: each window holds three, the last one on its end. */
  @Test
  void opinionsOfAWindowArePooledBothEndsIncluded() {
    Annotations rows =
        annotations(0, STEP, "Re Re Re", "Re Pi Pi", "Pi Pi Pi", "Pi Pi Ca", "Ca Ca Ca");
    // Re:4 Pi:5, Re:1 Pi:7 Ca:1, Pi:5 Ca:4, then two rows Pi:2 Ca:4, then one.
    assertThat(labels(rows, 0, 5)).isEqualTo("Pi Pi Pi Ca Ca");
    // Without the row on its end window 0 would be Re with 4 to 2.
    assertThat(labels(rows, 0, 6)).endsWith("Ca -");
  }

  @Test
  void aTiedPoolIsDecidedByRows() {
    // Re:4 Pi:4 Ca:1; rows Re, Pi, Pi.
    assertThat(labels(annotations(0, STEP, "Re Re Re", "Re Pi Pi", "Pi Pi Ca"), 0, 1))
        .isEqualTo("Pi");
    // Re:4 Pi:4 Sc:1; rows Re, Pi, tied: the first of Re and Pi and NONE.
    assertThat(labels(annotations(0, STEP, "Re Re Re", "Pi Pi Pi", "Re Pi Sc"), 0, 1))
        .isEqualTo("Re");
  }

  @Test
  void noneIsAnOpinion() {
    // NONE:5 Re:4.
    assertThat(labels(annotations(0, STEP, "- - -", "Re Re Re", "- - Re", "Pi Pi Pi"), 0, 2))
        .isEqualTo("Re Re");
    // Window 0 is NONE and filled from window 1, which is Re:4 NONE:2 Pi:3.
  }

  @Test
  void runsAreFilledFromBothEndsAndTheMiddleFromTheLeft() {
    String none = "- - -";
    List<String> rows = new ArrayList<>(List.of("Re Re Re", "Re Re Re", "Re Re Re"));
    rows.addAll(Collections.nCopies(8, none));
    rows.addAll(Collections.nCopies(3, "Pi Pi Pi"));
    // NONE wins windows 2 to 9: with two of three rows, 2 and 9 too; window 1 is Re, 10 Pi.
    assertThat(labels(annotations(0, STEP, rows.toArray(new String[0])), 0, 12))
        .isEqualTo("Re Re Re Re Re Re Pi Pi Pi Pi Pi Pi");
    rows.add(4, none);
    // Nine now: the one in the middle takes the left.
    assertThat(labels(annotations(0, STEP, rows.toArray(new String[0])), 0, 13))
        .isEqualTo("Re Re Re Re Re Re Re Pi Pi Pi Pi Pi Pi");
  }

  @Test
  void runsAtTheEndsHaveOneNeighborAndLonelyOnesNone() {
    String[] end = {"Re Re Re", "Re Re Re", "- - -", "- - -", "- - -"};
    assertThat(labels(annotations(0, STEP, end), 0, 5)).isEqualTo("Re Re Re Re Re");
    String[] start = {"- - -", "- - -", "- - -", "Re Re Re", "Re Re Re"};
    assertThat(labels(annotations(0, STEP, start), 0, 5)).isEqualTo("Re Re Re Re Re");
    String[] all = {"- - -", "- - -", "- - -"};
    assertThat(labels(annotations(0, STEP, all), 0, 3)).isEqualTo("- - -");
  }

  @Test
  void noLabelReachesAcrossAGapAndWindowsAfterItAreLabelled() {
    List<Annotations.Row> rows = new ArrayList<>();
    rows.addAll(annotations(0, STEP, "Re Re Re", "Re Re Re", "- - -").rows());
    rows.addAll(annotations(2, STEP, "- - -", "Pi Pi Pi", "Pi Pi Pi").rows());
    Annotations gap = new Annotations(Path.of("t"), THREE, rows);
    // Rows end at 0.25 s; windows 3 to 13 end before 2 s, 14 has the row on its end.
    assertThat(labels(gap, 0, 19)).isEqualTo("Re Re Re - - - - - - - - - - - Pi Pi Pi Pi Pi");
  }

  /** Moving the clock of the video moves nothing else. */
  @Test
  void anOffsetShiftsTheWindows() {
    String[] rows = {"Re Re Re", "Re Pi Pi", "Pi Pi Pi", "Pi Pi Ca", "Ca Ca Ca"};
    String expected = labels(annotations(0, STEP, rows), 0, 5);
    for (double offset : new double[] {0.1, 0.3, 1.1, 7.7, -0.05}) {
      assertThat(labels(annotations(offset, STEP, rows), offset, 5)).isEqualTo(expected);
    }
  }

  /** Against the rules written as loops over all rows, on 25 Hz rows that never tie at the end. */
  @Test
  void agreesWithLoopsOverAllRows() {
    Random random = new Random(21);
    Action[] some = {Action.REACH, Action.PICK, Action.CARRY, null};
    for (int run = 0; run < 30; run++) {
      List<Annotations.Row> rows = new ArrayList<>();
      Action now = Action.REACH;
      for (int i = 0; i < 100; i++) {
        now = random.nextInt(12) == 0 ? some[random.nextInt(4)] : now;
        List<Optional<Action>> opinions = new ArrayList<>();
        for (int a = 0; a < 3; a++) {
          Action seen = random.nextInt(4) == 0 ? some[random.nextInt(4)] : now;
          opinions.add(Optional.ofNullable(seen));
        }
        rows.add(new Annotations.Row(i / 25.0, opinions));
      }
      Annotations annotations = new Annotations(Path.of("t"), THREE, rows);
      List<Optional<Action>> labels = new AuthorsMerge(WINDOW).labels(annotations, 0, 30, 8);
      for (int w = 0; w < 30; w++) {
        Optional<Action> expected = naive(rows, w * STEP);
        if (expected.isPresent()) {
          assertThat(labels.get(w)).as("run %d, window %d", run, w).isEqualTo(expected);
        } else {
          assertThat(labels.get(w)).isPresent();
        }
      }
    }
  }

  private static Optional<Action> naive(List<Annotations.Row> rows, double start) {
    List<Optional<Action>> pool = new ArrayList<>();
    List<Optional<Action>> votes = new ArrayList<>();
    for (Annotations.Row row : rows) {
      if (start <= row.seconds() && row.seconds() <= start + WINDOW) {
        pool.addAll(row.opinions());
        List<Optional<Action>> best = mostFrequent(row.opinions());
        votes.add(best.size() > 1 ? Optional.empty() : best.get(0));
      }
    }
    List<Optional<Action>> best = mostFrequent(pool);
    return best.size() == 1 ? best.get(0) : mostFrequent(votes).get(0);
  }

  private static List<Optional<Action>> mostFrequent(List<Optional<Action>> values) {
    int most = values.stream().mapToInt(v -> Collections.frequency(values, v)).max().orElseThrow();
    return values.stream()
        .distinct()
        .filter(v -> Collections.frequency(values, v) == most)
        .toList();
  }

  @Test
  void theWindowMustHaveALength() {
    assertThatThrownBy(() -> new AuthorsMerge(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("windowSeconds must be in (0, \u221e), received NaN");
  }
}
