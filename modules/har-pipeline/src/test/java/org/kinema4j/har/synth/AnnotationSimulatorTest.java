package org.kinema4j.har.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;

class AnnotationSimulatorTest {

  private static final double RATE = 240;
  private static final int MARGIN = (int) (0.25 * RATE);

  /** A long trial of one second of each action in turn. */
  private static LabelTrack truth() {
    List<LabelSpan> spans = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      spans.add(new LabelSpan(i * 240, (i + 1) * 240, Action.values()[i % 8].label()));
    }
    return new LabelTrack(400 * 240, spans);
  }

  private final LabelTrack truth = truth();
  private final List<LabelTrack> tracks = new AnnotationSimulator(new Draw(3), RATE).actions(truth);

  @Test
  void theMajorityIsRightAwayFromBoundaries() {
    for (LabelSpan span : truth.spans()) {
      String code = Action.parse(span.label()).orElseThrow().code();
      for (int f = span.start() + MARGIN; f < span.end() - MARGIN; f++) {
        int frame = f;
        long votes = tracks.stream().filter(t -> t.at(frame).orElseThrow().equals(code)).count();
        assertThat(votes).isGreaterThanOrEqualTo(2);
      }
    }
  }

  @Test
  void annotatorsDisagreeMostlyNearBoundaries() {
    int near = 0;
    int away = 0;
    for (int f = 0; f < truth.frames(); f++) {
      int frame = f;
      boolean agree =
          tracks.stream().map(t -> t.at(frame).orElseThrow()).collect(Collectors.toSet()).size()
              == 1;
      if (!agree) {
        int within = f % 240;
        if (within < MARGIN || within >= 240 - MARGIN) {
          near++;
        } else {
          away++;
        }
      }
    }
    // Jitter of 0.12 s makes them disagree for about 0.2 s at each of 399 boundaries; a confusion
    // of one span in 33 makes the rest.
    assertThat(near / RATE / 399).isBetween(0.12, 0.28);
    assertThat(away / (double) truth.frames()).isBetween(0.002, 0.04);
  }

  @Test
  void jitterHasTheStatedSize() {
    LabelTrack postures = new AnnotationSimulator(new Draw(4), RATE).postures(truth).get(2);
    double squares = 0;
    for (int i = 0; i < 399; i++) {
      double shift = (postures.spans().get(i).end() - truth.spans().get(i).end()) / RATE;
      squares += shift * shift;
    }
    // A normal distribution cut at two deviations has 0.88 to 0.96 of its deviation: 0.106-0.115 s.
    assertThat(Math.sqrt(squares / 399)).isBetween(0.1, 0.125);
  }

  @Test
  void boundariesOfVeryShortActionsDoNotCross() {
    List<LabelSpan> spans = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      spans.add(new LabelSpan(i * 10, (i + 1) * 10, Action.values()[i % 8].label()));
    }
    LabelTrack quick = new LabelTrack(1000, spans);

    for (LabelTrack track : new AnnotationSimulator(new Draw(5), RATE).postures(quick)) {
      assertThat(track.spans()).hasSize(100);
      assertThat(track.spans().get(99).end()).isEqualTo(1000);
    }
  }

  @Test
  void theSheetHasOneRowAVideoFrameAndThreeAnnotatorsATrack() {
    LabelTrack postures = new LabelTrack(480, List.of(new LabelSpan(0, 480, "St_BF")));
    LabelTrack actions =
        new LabelTrack(480, List.of(new LabelSpan(0, 240, "Re"), new LabelSpan(240, 480, "Pi")));
    String csv =
        new AnnotationSheet(
                List.of(postures, postures, postures), List.of(actions, actions, actions), RATE)
            .toCsv();

    List<String> lines = csv.lines().toList();
    assertThat(lines).hasSize(1 + 50);
    assertThat(lines.get(0))
        .isEqualTo(
            "frame,t_video,general_posture_Annotator1,general_posture_Annotator2,"
                + "general_posture_Annotator3,detailed_posture_Annotator1,"
                + "detailed_posture_Annotator2,detailed_posture_Annotator3,"
                + "current_action_Annotator1,current_action_Annotator2,"
                + "current_action_Annotator3");
    assertThat(lines.get(1)).isEqualTo("0,0.000,St,St,St,St_BF,St_BF,St_BF,Re,Re,Re");
    assertThat(lines.get(26)).isEqualTo("25,1.000,St,St,St,St_BF,St_BF,St_BF,Pi,Pi,Pi");
  }
}
