package org.kinema4j.har.io.andy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.LabelSpan;

/** Merging of annotators, their agreement, and the way of labels onto frames. */
class AnnotationsTest {

  private static final Path SOURCE = Path.of("trial.labels.csv");

  /** Rows a second apart; one text a row with one code an annotator, {@code -} for no opinion. */
  private static Annotations annotations(String... rows) {
    List<Annotations.Row> list = new ArrayList<>();
    for (String row : rows) {
      List<Optional<Action>> opinions =
          List.of(row.split(" ", -1)).stream().map(Action::parse).toList();
      list.add(new Annotations.Row(list.size(), opinions));
    }
    int annotators = list.get(0).opinions().size();
    return new Annotations(
        SOURCE, IntStream.range(0, annotators).mapToObj(i -> "a" + i).toList(), list);
  }

  private static List<String> merged(String... rows) {
    return annotations(rows).merge().labels().stream()
        .map(label -> label.map(Action::code).orElse("-"))
        .toList();
  }

  @Test
  void theMajorityWins() {
    assertThat(merged("Re Pi Pi", "Re - Re", "- - Ca", "Sc Sc Sc"))
        .containsExactly("Pi", "Re", "Ca", "Sc");
  }

  @Test
  void aTieContinuesTheRowBefore() {
    assertThat(merged("Pi Pi Pi", "Re Pi -", "Re Ca Pi", "Ca Re -"))
        .containsExactly("Pi", "Pi", "Pi", "Ca");
  }

  @Test
  void aTieWithNothingToContinueGoesToTheFirstAnnotator() {
    assertThat(merged("Re Pi Ca", "- - -", "Pi Re Ca")).containsExactly("Re", "-", "Pi");
    assertThat(merged("Sc Sc Re Re Pi", "Sc Sc Re Re Pi")).containsExactly("Sc", "Sc");
  }

  @Test
  void anActionThatLostTheVoteDoesNotContinue() {
    assertThat(merged("Pi Pi Pi Pi Pi", "Pi Re Re Ca Ca").get(1)).isEqualTo("Re");
  }

  @Test
  void theShareOfALabelIsItsPartOfTheOpinions() {
    assertThat(annotations("Re Pi Pi", "Re - Re", "- - Ca", "- - -", "Sc Ca Re").merge().shares())
        .containsExactly(2.0 / 3, 1.0, 1.0, 0.0, 1.0 / 3);
  }

  /** The order of the annotators decides nothing but ties. */
  @Test
  void mergingIsTheSameEachTimeAndForEachOrderWithoutTies() {
    String[] rows = {"Re Pi Pi", "Ca - Ca", "Sc Sc Sc", "Id Fm Id"};
    String[] turned = {"Pi Re Pi", "Ca Ca -", "Sc Sc Sc", "Id Id Fm"};
    assertThat(annotations(rows).merge().labels())
        .isEqualTo(annotations(rows).merge().labels())
        .isEqualTo(annotations(turned).merge().labels());
  }

  @Test
  void agreementCountsOpinionsOnly() {
    AnnotatorAgreement agreement =
        annotations("Re Re Re", "Re Re Pi", "Re - Re", "Ca - -", "- - -", "Re Pi Ca")
            .merge()
            .agreement();
    assertThat(agreement.labelledRows()).isEqualTo(5);
    assertThat(agreement.comparedRows()).isEqualTo(4);
    assertThat(agreement.unanimous()).hasValue(2.0 / 4);
    // By hand: annotators 1 and 2 agree in 2 of 3 rows, 1 and 3 in 2 of 4, 2 and 3 in 1 of 3.
    assertThat(agreement.pairwise().orElseThrow())
        .isCloseTo((2.0 / 3 + 2.0 / 4 + 1.0 / 3) / 3, within(1e-15));
  }

  @Test
  void oneAnnotatorAloneNeitherAgreesNorDisagrees() {
    MergedAnnotations alone = annotations("Re", "Pi").merge();
    assertThat(alone.labels()).containsExactly(Optional.of(Action.REACH), Optional.of(Action.PICK));
    assertThat(alone.agreement().labelledRows()).isEqualTo(2);
    assertThat(alone.agreement().unanimous()).isEmpty();
    assertThat(alone.agreement().pairwise()).isEmpty();
  }

  @Test
  void rowsCoverTheTimeUntilTheNextAndTheLastOneLastsTheMedianStep() {
    MergedAnnotations merged =
        new MergedAnnotations(
            SOURCE,
            List.of(0.1, 0.2, 0.3, 1.0),
            List.of(
                Optional.of(Action.REACH),
                Optional.of(Action.REACH),
                Optional.empty(),
                Optional.of(Action.PICK)),
            List.of(1.0, 1.0, 0.0, 1.0),
            annotations("Re", "Pi").merge().agreement());
    assertThat(merged.endSeconds()).isCloseTo(1.1, within(1e-12));
    MergedAnnotations.Placed placed = merged.place(300, 240);
    assertThat(placed.track().spans())
        .containsExactly(new LabelSpan(24, 72, "Reach"), new LabelSpan(240, 264, "Pick"));
    assertThat(placed.rowsBefore()).isZero();
    assertThat(placed.rowsAfter()).isZero();
    assertThat(placed.secondsCut()).isZero();
    assertThat(placed.startGapSeconds()).isEqualTo(0.1);
    // The last row ends at 1.1 s, the recording at 300 / 240 s.
    assertThat(placed.endGapSeconds()).isCloseTo(-0.15, within(1e-12));
  }

  @Test
  void whatLiesAfterTheRecordingIsCutAndCounted() {
    MergedAnnotations.Placed placed = annotations("Re", "Pi", "Ca", "Sc").merge().place(90, 60);
    assertThat(placed.track().frames()).isEqualTo(90);
    assertThat(placed.track().spans())
        .containsExactly(new LabelSpan(0, 60, "Reach"), new LabelSpan(60, 90, "Pick"));
    assertThat(placed.rowsAfter()).isEqualTo(2);
    assertThat(placed.secondsCut()).isEqualTo(4 - 1.5);
  }

  @Test
  void placingAgreesWithALoopOverFrames() {
    Random random = new Random(11);
    for (int run = 0; run < 20; run++) {
      List<Double> times = new ArrayList<>();
      List<Optional<Action>> labels = new ArrayList<>();
      double time = random.nextDouble();
      for (int i = 0; i < 40; i++) {
        times.add(time);
        Action action = Action.values()[random.nextInt(8)];
        labels.add(random.nextInt(5) == 0 ? Optional.empty() : Optional.of(action));
        time += 0.02 + 0.04 * random.nextDouble();
      }
      MergedAnnotations merged =
          new MergedAnnotations(
              SOURCE, times, labels, certain(labels), annotations("Re", "Pi").merge().agreement());
      MergedAnnotations.Placed placed = merged.place(200, 60);
      for (int frame = 0; frame < 200; frame++) {
        // Rounding a row's time up to its frame is the same as looking half a frame ahead.
        int row = lastRowAt(times, (frame + 0.5) / 60);
        boolean inside = row >= 0 && Math.round(merged.endSeconds() * 60) > frame;
        assertThat(placed.track().at(frame))
            .isEqualTo(inside ? labels.get(row).map(Action::label) : Optional.empty());
      }
    }
  }

  /**
   * Video of any rate on a recording of any rate: the label of a frame is that of the row whose
   * time, moved by the offset, is the last one before the middle of the frame.
   */
  @ParameterizedTest
  @CsvSource({
    "25,240,0",
    "24,240,0",
    "29.97,60,0",
    "30,240,0.5",
    "50,100,-0.3",
    "60,60,0.25",
    "120,60,1.302",
  })
  void videoOfAnyRateAndOffsetIsPlaced(double fps, double rate, double offset) {
    Random random = new Random(3);
    int rows = (int) (3 * fps);
    List<Double> times = IntStream.range(0, rows).mapToObj(i -> i / fps).toList();
    List<Optional<Action>> labels =
        times.stream().map(t -> Optional.of(Action.values()[random.nextInt(8)])).toList();
    List<Double> shares = times.stream().map(t -> (1 + random.nextInt(3)) / 3.0).toList();
    AnnotatorAgreement agreement = annotations("Re", "Pi").merge().agreement();
    int frames = (int) (2 * rate);
    MergedAnnotations.Placed placed =
        new MergedAnnotations(SOURCE, times, labels, shares, agreement).place(frames, rate, offset);
    for (int f = 0; f < frames; f++) {
      int row = lastRowAt(times, (f + 0.5) / rate + offset - 1e-9);
      Optional<String> expected =
          row < 0 || Math.round((3 - offset) * rate) <= f
              ? Optional.empty()
              : labels.get(row).map(Action::label);
      assertThat(placed.track().at(f)).isEqualTo(expected);
      if (expected.isPresent()) {
        assertThat(placed.track().meanShare(f, f + 1, expected.get()))
            .isEqualTo(shares.get(row).floatValue());
      }
    }
    assertThat(placed.startGapSeconds()).isEqualTo(-offset);
    assertThat(placed.endGapSeconds()).isCloseTo(1 - offset, within(0.05));
  }

  @Test
  void rowsBeforeTheRecordingAreCutAndCounted() {
    MergedAnnotations merged = annotations("Re", "Pi", "Ca", "Sc").merge();
    MergedAnnotations.Placed placed = merged.place(90, 60, 1.5);
    assertThat(placed.rowsBefore()).isEqualTo(1);
    assertThat(placed.rowsAfter()).isEqualTo(1);
    assertThat(placed.track().spans())
        .containsExactly(new LabelSpan(0, 30, "Pick"), new LabelSpan(30, 90, "Carry"));
    assertThat(placed.secondsCut()).isEqualTo(4 - 1.5 - 1.5);
    assertThatThrownBy(() -> merged.place(90, 60, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("offsetSeconds must be finite, received NaN");
  }

  @Test
  void framesWithoutARowAtTheEndHaveNoLabel() {
    MergedAnnotations.Placed placed = annotations("Re", "Pi").merge().place(300, 60);
    assertThat(placed.track().at(119)).contains("Pick");
    assertThat(placed.track().at(120)).isEmpty();
    assertThat(placed.secondsCut()).isZero();
    assertThat(placed.endGapSeconds()).isEqualTo(-3);
  }

  @Test
  void sharesThatDoNotFitTheirLabelsAreRefused() {
    AnnotatorAgreement agreement = annotations("Re", "Pi").merge().agreement();
    List<Optional<Action>> labels = List.of(Optional.of(Action.REACH), Optional.empty());
    for (List<Double> bad : List.of(List.of(0.0, 0.0), List.of(1.0, 0.5), List.of(1.5, 0.0))) {
      assertThatThrownBy(
              () -> new MergedAnnotations(SOURCE, List.of(1.0, 2.0), labels, bad, agreement))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("shares must be in (0, 1] with a label and 0 without");
    }
  }

  private static List<Double> certain(List<Optional<Action>> labels) {
    return labels.stream().map(label -> label.isPresent() ? 1.0 : 0.0).toList();
  }

  private static int lastRowAt(List<Double> times, double time) {
    int row = -1;
    while (row + 1 < times.size() && times.get(row + 1) <= time) {
      row++;
    }
    return row;
  }

  @Test
  void valuesThatDoNotFitTogetherAreRefused() {
    List<Optional<Action>> one = List.of(Optional.empty());
    List<Annotations.Row> rows = List.of(new Annotations.Row(0, one), new Annotations.Row(0, one));
    assertThatThrownBy(() -> new Annotations(SOURCE, List.of("a"), rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("times must increase, received 0.0 after 0.0");
    assertThatThrownBy(
            () -> new Annotations(SOURCE, List.of("a", "b"), List.of(rows.get(0), rows.get(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("each row must have 2 opinions, received 1");
    assertThatThrownBy(() -> new Annotations(SOURCE, List.of(), List.of()))
        .isInstanceOf(BadDataException.class);
    AnnotatorAgreement agreement = annotations("Re", "Pi").merge().agreement();
    assertThatThrownBy(
            () ->
                new MergedAnnotations(
                    SOURCE,
                    List.of(1.0, 2.0),
                    Collections.nCopies(3, one.get(0)),
                    List.of(0.0, 0.0),
                    agreement))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("received 3, 2 and 2");
  }
}
