package org.kinema4j.har.synth;

import java.util.ArrayList;
import java.util.List;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;

/**
 * Three annotators who watch the video of a trial. Each sets every boundary a little differently,
 * and now and then one of them takes a short action for its neighbour. Two of three are right away
 * from boundaries.
 */
final class AnnotationSimulator {

  /** Number of annotators. */
  static final int ANNOTATORS = 3;

  private static final double JITTER_SECONDS = 0.12;
  private static final double CONFUSION = 0.03;
  private static final double SHORT_SECONDS = 1.6;

  private final Draw draw;
  private final double rateHz;

  AnnotationSimulator(Draw draw, double rateHz) {
    this.draw = draw;
    this.rateHz = rateHz;
  }

  /** Returns what each annotator says about the actions: AnDy's codes. */
  List<LabelTrack> actions(LabelTrack truth) {
    List<List<LabelSpan>> seen = new ArrayList<>();
    for (int a = 0; a < ANNOTATORS; a++) {
      seen.add(new ArrayList<>());
    }
    List<LabelSpan> spans = truth.spans();
    for (int i = 0; i < spans.size(); i++) {
      LabelSpan span = spans.get(i);
      boolean confused =
          i + 1 < spans.size() && span.length() < SHORT_SECONDS * rateHz && draw.chance(CONFUSION);
      int who = draw.index(ANNOTATORS);
      for (int a = 0; a < ANNOTATORS; a++) {
        LabelSpan named = confused && a == who ? spans.get(i + 1) : span;
        seen.get(a).add(new LabelSpan(span.start(), span.end(), code(named)));
      }
    }
    return seen.stream().map(own -> jittered(new LabelTrack(truth.frames(), own))).toList();
  }

  /** Returns what each annotator says about the postures. */
  List<LabelTrack> postures(LabelTrack truth) {
    List<LabelTrack> tracks = new ArrayList<>();
    for (int a = 0; a < ANNOTATORS; a++) {
      tracks.add(jittered(truth));
    }
    return tracks;
  }

  private static String code(LabelSpan span) {
    return Action.parse(span.label()).orElseThrow().code();
  }

  private LabelTrack jittered(LabelTrack track) {
    List<LabelSpan> jittered = new ArrayList<>();
    List<LabelSpan> spans = track.spans();
    int start = 0;
    for (int i = 0; i < spans.size(); i++) {
      int end = track.frames();
      if (i + 1 < spans.size()) {
        // Half of the shorter neighbour at most, so that no boundary overtakes another.
        int room = (Math.min(spans.get(i).length(), spans.get(i + 1).length()) - 1) / 2;
        long shift = Math.round(draw.around(0, JITTER_SECONDS) * rateHz);
        end = spans.get(i).end() + (int) Math.max(-room, Math.min(room, shift));
      }
      jittered.add(new LabelSpan(start, end, spans.get(i).label()));
      start = end;
    }
    return new LabelTrack(track.frames(), jittered);
  }
}
