package org.kinema4j.har.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kinema4j.har.motion.LabelTrack;

/**
 * The annotation of a trial as AnDy publishes it: one row a video frame, and for general posture,
 * detailed posture and current action one column an annotator.
 */
final class AnnotationSheet {

  /** Frames a second of the video. */
  static final double VIDEO_HZ = 25;

  private static final String NONE = "NONE";
  private static final int GENERAL_LENGTH = 2;

  private final List<LabelTrack> postures;
  private final List<LabelTrack> actions;
  private final double rateHz;

  /**
   * Creates a sheet.
   *
   * @param postures detailed postures, one track an annotator
   * @param actions codes of actions, one track an annotator
   * @param rateHz frames a second of the tracks
   */
  AnnotationSheet(List<LabelTrack> postures, List<LabelTrack> actions, double rateHz) {
    this.postures = List.copyOf(postures);
    this.actions = List.copyOf(actions);
    this.rateHz = rateHz;
  }

  /** Returns the text of the file. */
  String toCsv() {
    StringBuilder csv = new StringBuilder("frame,t_video");
    for (String track : List.of("general_posture", "detailed_posture", "current_action")) {
      for (int a = 1; a <= AnnotationSimulator.ANNOTATORS; a++) {
        csv.append(',').append(track).append("_Annotator").append(a);
      }
    }
    csv.append('\n');
    int frames = actions.get(0).frames();
    int rows = (int) Math.ceil(frames / rateHz * VIDEO_HZ);
    for (int row = 0; row < rows; row++) {
      int frame = (int) Math.min(frames - 1, Math.round(row * rateHz / VIDEO_HZ));
      csv.append(row).append(',').append(String.format(Locale.ROOT, "%.3f", row / VIDEO_HZ));
      cells(frame).forEach(cell -> csv.append(',').append(cell));
      csv.append('\n');
    }
    return csv.toString();
  }

  private List<String> cells(int frame) {
    List<String> detailed = postures.stream().map(track -> track.at(frame).orElse(NONE)).toList();
    List<String> cells = new ArrayList<>();
    detailed.forEach(posture -> cells.add(posture.substring(0, GENERAL_LENGTH)));
    cells.addAll(detailed);
    actions.forEach(track -> cells.add(track.at(frame).orElse(NONE)));
    return cells;
  }
}
