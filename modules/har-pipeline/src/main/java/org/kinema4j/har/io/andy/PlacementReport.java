package org.kinema4j.har.io.andy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Gathers how annotations lie on their recordings, to warn of clocks that do not fit. */
final class PlacementReport {

  /**
   * How far the ends of annotation and recording may lie apart without a warning, in seconds. The
   * published files may lack a few rows at the end, which is some tenths of a second of video; one
   * second is a default window, so what exceeds it can put a whole window under a wrong label.
   */
  static final double DRIFT_SECONDS = 1;

  /** More lines than this become one. */
  static final int MOST_LINES = 5;

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Path labels, MergedAnnotations.Placed placed, double rateHz) {

    double gap() {
      return placed.endGapSeconds();
    }

    String line() {
      double recording = placed.track().frames() / rateHz;
      return String.format(
          Locale.ROOT,
          "%s: the labels end %.2f s %s the recording (at %.2f s of %.2f s); %s. If video and"
              + " recording did not start together, state the offset of the video",
          labels,
          Math.abs(gap()),
          gap() > 0 ? "after" : "before",
          recording + gap(),
          recording,
          gap() > 0 ? "what lies after it is cut" : "the rest has no label");
    }
  }

  /**
   * Adds a recording.
   *
   * @param labels its annotation file
   * @param placed how the annotation lies on it
   * @param rateHz its frame rate
   */
  void add(Path labels, MergedAnnotations.Placed placed, double rateHz) {
    entries.add(new Entry(labels, placed, rateHz));
  }

  /**
   * Returns the warnings.
   *
   * @return one line a recording whose ends lie more than {@link #DRIFT_SECONDS} apart, or one for
   *     all of them; and one line for rows that were cut elsewhere
   */
  List<String> warnings() {
    List<Entry> apart =
        entries.stream()
            .filter(entry -> Math.abs(entry.gap()) > DRIFT_SECONDS)
            .sorted(Comparator.comparingDouble(entry -> -Math.abs(entry.gap())))
            .toList();
    List<String> lines = new ArrayList<>();
    if (apart.size() > MOST_LINES) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%d label files end more than %s s away from the end of their recording; the"
                  + " farthest is %s",
              apart.size(),
              DRIFT_SECONDS,
              apart.get(0).line()));
    } else {
      apart.forEach(entry -> lines.add(entry.line()));
    }
    addCuts(lines);
    return lines;
  }

  private void addCuts(List<String> lines) {
    List<Entry> after =
        entries.stream()
            .filter(entry -> entry.placed().rowsAfter() > 0 && entry.gap() <= DRIFT_SECONDS)
            .toList();
    if (!after.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "labels of %d recordings run past their end, by at most %.2f s, and are cut",
              after.size(),
              after.stream().mapToDouble(Entry::gap).max().orElseThrow()));
    }
    List<Entry> before = entries.stream().filter(entry -> entry.placed().rowsBefore() > 0).toList();
    if (!before.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "labels of %d recordings begin before their start, by at most %.2f s, and are cut",
              before.size(),
              before.stream()
                  .mapToDouble(entry -> -entry.placed().startGapSeconds())
                  .max()
                  .orElseThrow()));
    }
  }
}
