package org.kinema4j.har.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Boundary error: how many milliseconds lie between a true change of action and the predicted one.
 *
 * <p>A boundary is a frame whose label differs from that of the frame before, both frames being
 * scored; its kind is the pair of the two labels. Beginning and end of a recording, and of
 * stretches without a label or a prediction, are none. A change from one background label to
 * another is none either; one from background to an action, or back, is a boundary like others.
 *
 * <pre>
 *   error = 1000 (predicted frame - true frame) / frame rate     [ms], negative if early
 * </pre>
 *
 * <p>Within a recording, true and predicted boundaries of the same kind are matched one to one if
 * they are at most the tolerance apart: of all such matchings one with the most pairs, and of those
 * one with the least sum of distances. Boundaries left over are counted, as missed (true) and
 * spurious (predicted), and have no error; so the error must be read beside the counts.
 *
 * @deviation mir_eval, from which matching and tolerance are taken, looks at times only; here a
 *     boundary must separate the same two labels. Its deviation is the median distance of each
 *     boundary to the nearest one, matched or not; here it is that of the matched pairs.
 * @see <a href="https://doi.org/10.5281/zenodo.1416528">Raffel et al., mir_eval: a transparent
 *     implementation of common MIR metrics, 2014</a>
 * @see <a href="https://doi.org/10.5281/zenodo.1417165">Turnbull et al., A supervised approach for
 *     detecting boundaries in music using difference features and boosting, 2007</a>
 */
@SuppressWarnings("InvalidBlockTag") // the javadoc tool knows @deviation and checks all tags
public final class BoundaryMetrics {

  /** Greatest distance of a pair, in seconds, as in the papers. */
  public static final double DEFAULT_TOLERANCE_SECONDS = 0.5;

  private static final double MILLIS = 1000;

  private final Set<String> background;
  private final double toleranceSeconds;

  /**
   * Creates the metrics with a tolerance of {@value #DEFAULT_TOLERANCE_SECONDS} s.
   *
   * @param background labels between which there is no boundary; may be empty
   */
  public BoundaryMetrics(Set<String> background) {
    this(background, DEFAULT_TOLERANCE_SECONDS);
  }

  /**
   * Creates the metrics.
   *
   * @param background labels between which there is no boundary; may be empty
   * @param toleranceSeconds greatest distance of a pair, in [0, ∞)
   */
  public BoundaryMetrics(Set<String> background, double toleranceSeconds) {
    this.background = Set.copyOf(background);
    if (!(toleranceSeconds >= 0 && toleranceSeconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "toleranceSeconds must be in [0, ∞), received " + toleranceSeconds);
    }
    this.toleranceSeconds = toleranceSeconds;
  }

  /**
   * Compares true and predicted boundaries.
   *
   * @param recordings recordings with true and predicted labels
   * @return errors of the matched boundaries, and counts of the others
   */
  public BoundaryErrors score(List<RecordingResult> recordings) {
    return BoundaryErrors.sum(recordings.stream().map(this::score).toList());
  }

  private BoundaryErrors score(RecordingResult result) {
    int frames = result.predicted().frames();
    Map<Kind, List<Integer>> truth = boundaries(frames, f -> result.truthAt(f).orElse(null));
    Map<Kind, List<Integer>> predicted =
        boundaries(frames, f -> result.predictedAt(f).orElse(null));
    double rateHz = result.recording().frameRateHz();
    // The small term keeps a tolerance of whole frames whole: 0.1 s at 30 Hz is three frames.
    int tolerance = (int) Math.min(frames, Math.floor(toleranceSeconds * rateHz + 1e-9));
    Set<Kind> kinds = new TreeSet<>(truth.keySet());
    kinds.addAll(predicted.keySet());
    List<Double> errors = new ArrayList<>();
    long missed = 0;
    long spurious = 0;
    for (Kind kind : kinds) {
      List<Integer> expected = truth.getOrDefault(kind, List.of());
      List<Integer> found = predicted.getOrDefault(kind, List.of());
      List<Integer> distances = new Matching(expected, found, tolerance).distances();
      distances.forEach(distance -> errors.add(MILLIS * distance / rateHz));
      missed += expected.size() - distances.size();
      spurious += found.size() - distances.size();
    }
    return new BoundaryErrors(errors, missed, spurious);
  }

  /** What ends at a boundary and what begins. */
  private record Kind(String from, String to) implements Comparable<Kind> {

    @Override
    public int compareTo(Kind other) {
      int order = from.compareTo(other.from);
      return order != 0 ? order : to.compareTo(other.to);
    }
  }

  private Map<Kind, List<Integer>> boundaries(int frames, IntFunction<String> labelAt) {
    Map<Kind, List<Integer>> boundaries = new TreeMap<>();
    String before = null;
    for (int f = 0; f < frames; f++) {
      String label = labelAt.apply(f);
      if (before != null && label != null && isBoundary(before, label)) {
        boundaries.computeIfAbsent(new Kind(before, label), kind -> new ArrayList<>()).add(f);
      }
      before = label;
    }
    return boundaries;
  }

  private boolean isBoundary(String before, String label) {
    return !before.equals(label) && !(background.contains(before) && background.contains(label));
  }

  /**
   * The best matching of ascending frames. On a line two pairs that cross can be uncrossed without
   * a longer distance or a greater sum, so that it suffices to look at matchings in order.
   */
  private static final class Matching {

    private final List<Integer> truth;
    private final List<Integer> predicted;
    private final int tolerance;

    /** More than all distances together: one pair more is worth any distance. */
    private final long pairValue;

    /** Greatest value that the first i true and the first j predicted boundaries allow. */
    private final long[][] best;

    Matching(List<Integer> truth, List<Integer> predicted, int tolerance) {
      this.truth = truth;
      this.predicted = predicted;
      this.tolerance = tolerance;
      pairValue = (long) tolerance * Math.min(truth.size(), predicted.size()) + 1;
      best = new long[truth.size() + 1][predicted.size() + 1];
      for (int i = 1; i <= truth.size(); i++) {
        for (int j = 1; j <= predicted.size(); j++) {
          best[i][j] = Math.max(paired(i, j), Math.max(best[i - 1][j], best[i][j - 1]));
        }
      }
    }

    private long paired(int i, int j) {
      int distance = Math.abs(distance(i, j));
      return distance > tolerance ? Long.MIN_VALUE : best[i - 1][j - 1] + pairValue - distance;
    }

    private int distance(int i, int j) {
      return predicted.get(j - 1) - truth.get(i - 1);
    }

    /** Predicted minus true frame of each pair. */
    List<Integer> distances() {
      List<Integer> distances = new ArrayList<>();
      int i = truth.size();
      int j = predicted.size();
      while (i > 0 && j > 0) {
        if (best[i][j] == best[i - 1][j]) {
          i--;
        } else if (best[i][j] == best[i][j - 1]) {
          j--;
        } else {
          distances.add(distance(i, j));
          i--;
          j--;
        }
      }
      return distances;
    }
  }
}
