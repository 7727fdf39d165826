package org.kinema4j.har.io.andy.authors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kinema4j.har.io.andy.Annotations;
import org.kinema4j.har.motion.Action;

/**
 * Merges annotators over short windows as the authors of AnDy do.
 *
 * <ol>
 *   <li>All opinions of all rows with {@code t_i <= t <= t_i + window} are put in one pool, both
 *       ends included; {@code NONE}, or nothing, is an opinion too. The action with most of them
 *       wins.
 *   <li>If the first place is shared, each row votes for the action with most opinions in it, or
 *       for {@code NONE} if that is shared, and the first of those with most rows wins.
 *   <li>A run of windows that {@code NONE} has won is filled from both ends inward with the labels
 *       beside it.
 * </ol>
 *
 * <p>A window without any row has no label, and no label reaches across it.
 *
 * @deviation The authors' program fills the window in the middle of a run of odd length from the
 *     left or the right at random; here it is from the left. It fills a run at the start from the
 *     last window of the recording and fails on one at the end; here such a run is filled from its
 *     one neighbor, and has no labels without one. It gives up at the first window without rows;
 *     here the next ones are labelled all the same. It shifts all labels by one row of the video;
 *     here none is. Whether a row lies on an end of a window is decided to a nanosecond.
 * @param windowSeconds length of a window, in (0, &infin;)
 */
public record AuthorsMerge(double windowSeconds) {

  private static final double TOLERANCE = 1e-9;

  /**
   * Checks the length.
   *
   * @param windowSeconds length of a window, in (0, &infin;)
   */
  public AuthorsMerge {
    if (!(windowSeconds > 0 && Double.isFinite(windowSeconds))) {
      throw new IllegalArgumentException(
          "windowSeconds must be in (0, \u221e), received " + windowSeconds);
    }
  }

  /**
   * Labels windows.
   *
   * @param annotations what each annotator saw
   * @param videoOffsetSeconds time of the video at which the recording starts
   * @param windows number of windows
   * @param windowRateHz windows a second; window {@code i} starts at {@code i / windowRateHz}
   * @return label of each window, empty where there is none
   */
  public List<Optional<Action>> labels(
      Annotations annotations, double videoOffsetSeconds, int windows, double windowRateHz) {
    List<Annotations.Row> rows = annotations.rows();
    Action[] labels = new Action[windows];
    boolean[] covered = new boolean[windows];
    int first = 0;
    int end = 0;
    for (int w = 0; w < windows; w++) {
      double start = w / windowRateHz + videoOffsetSeconds;
      while (first < rows.size() && rows.get(first).seconds() < start - TOLERANCE) {
        first++;
      }
      end = Math.max(end, first);
      while (end < rows.size() && rows.get(end).seconds() <= start + windowSeconds + TOLERANCE) {
        end++;
      }
      covered[w] = end > first;
      labels[w] = pooled(rows.subList(first, end)).orElse(null);
    }
    fill(labels, covered);
    return Stream.of(labels).map(Optional::ofNullable).toList();
  }

  private static Optional<Action> pooled(List<Annotations.Row> rows) {
    Map<Optional<Action>, Integer> pool = new LinkedHashMap<>();
    for (Annotations.Row row : rows) {
      row.opinions().forEach(opinion -> pool.merge(opinion, 1, Integer::sum));
    }
    List<Optional<Action>> best = leaders(pool);
    if (best.size() == 1) {
      return best.get(0);
    }
    Map<Optional<Action>, Integer> votes = new LinkedHashMap<>();
    for (Annotations.Row row : rows) {
      votes.merge(vote(row), 1, Integer::sum);
    }
    return leaders(votes).stream().findFirst().orElse(Optional.empty());
  }

  private static Optional<Action> vote(Annotations.Row row) {
    Map<Optional<Action>, Integer> opinions = new LinkedHashMap<>();
    row.opinions().forEach(opinion -> opinions.merge(opinion, 1, Integer::sum));
    List<Optional<Action>> best = leaders(opinions);
    return best.size() == 1 ? best.get(0) : Optional.empty();
  }

  /** Those with the highest count, in the order of their first appearance. */
  private static List<Optional<Action>> leaders(Map<Optional<Action>, Integer> counts) {
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<Optional<Action>> leaders = new ArrayList<>();
    counts.forEach(
        (label, count) -> {
          if (count == most) {
            leaders.add(label);
          }
        });
    return leaders;
  }

  private static void fill(Action[] labels, boolean[] covered) {
    int start = 0;
    while (start < labels.length) {
      int end = start;
      while (end < labels.length && covered[end] && labels[end] == null) {
        end++;
      }
      Action left = start > 0 ? labels[start - 1] : null;
      Action right = end < labels.length ? labels[end] : null;
      int middle = (start + end + 1) / 2;
      for (int w = start; w < end; w++) {
        boolean fromLeft = right == null || (left != null && w < middle);
        labels[w] = fromLeft ? left : right;
      }
      start = end + 1;
    }
  }
}
