package org.kinema4j.har.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Calibration: whether a model that is 80 % sure is right in 80 % of the cases.
 *
 * <p>The confidence of a window is the probability of its most probable class. Windows are sorted
 * by it into {@value #BINS} bins of equal width, {@code ((m - 1) / M, m / M]}; the first one holds
 * 0 too.
 *
 * <pre>
 *   ECE   = sum_m n_m / n  |accuracy_m - confidence_m|
 *   MCE   = max_m          |accuracy_m - confidence_m|    of the bins that hold a window
 *   Brier = 1 / n  sum_i sum_k (p_ik - y_ik)^2            in [0, 2]
 * </pre>
 *
 * with {@code y_ik} 1 for the true label {@code k} of window {@code i} and 0 for others, over all
 * labels: one that the model does not know has probability 0.
 *
 * @param bins {@value #BINS} bins, ascending
 * @param squaredErrors sum over windows and labels in Brier's score
 * @deviation none; 15 bins and top-label confidence are those of Guo et al., the sum over all
 *     labels is Brier's (some programs print half of it where there are two)
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al., On Calibration of Modern Neural
 *     Networks, 2017</a>
 * @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">Brier,
 *     Verification of forecasts expressed in terms of probability, 1950</a>
 */
@SuppressWarnings("InvalidBlockTag") // the javadoc tool knows @deviation and checks all tags
public record Calibration(List<ReliabilityBin> bins, double squaredErrors) {

  /** Number of bins. */
  public static final int BINS = 15;

  /**
   * Checks the number of bins.
   *
   * @param bins {@value #BINS} bins, ascending
   * @param squaredErrors sum over windows and labels in Brier's score, in [0, ∞)
   */
  public Calibration {
    bins = List.copyOf(bins);
    if (bins.size() != BINS) {
      throw new IllegalArgumentException(
          "bins must be %d, received %d".formatted(BINS, bins.size()));
    }
    if (!(squaredErrors >= 0 && squaredErrors < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "squaredErrors must be in [0, ∞), received " + squaredErrors);
    }
  }

  /**
   * Sorts windows into bins.
   *
   * @param classes classes of the model, in the order of its probabilities
   * @param windows predictions; those without a label are left out
   * @return what is known of their confidence
   */
  public static Calibration of(List<String> classes, List<WindowPrediction> windows) {
    List<WindowPrediction> scored =
        windows.stream().filter(window -> window.label().isPresent()).toList();
    scored.forEach(window -> Classes.requireSize(classes, window));
    List<ReliabilityBin> bins =
        IntStream.range(0, BINS)
            .mapToObj(
                m ->
                    bin(
                        m,
                        classes,
                        scored.stream().filter(w -> binOf(confidence(w)) == m).toList()))
            .toList();
    double[] errors = scored.stream().mapToDouble(w -> squaredError(classes, w)).toArray();
    return new Calibration(bins, orderedSum(errors));
  }

  private static ReliabilityBin bin(int m, List<String> classes, List<WindowPrediction> windows) {
    long correct =
        windows.stream()
            .filter(w -> w.label().equals(Optional.of(classes.get(w.predicted()))))
            .count();
    return new ReliabilityBin(
        edge(m),
        edge(m + 1),
        windows.size(),
        correct,
        orderedSum(windows.stream().mapToDouble(Calibration::confidence).toArray()));
  }

  private static double confidence(WindowPrediction window) {
    // Single precision may put a probability a little above 1.
    return Math.min(1, window.probability(window.predicted()));
  }

  private static double edge(int m) {
    return (double) m / BINS;
  }

  private static int binOf(double confidence) {
    int m = 0;
    while (confidence > edge(m + 1)) {
      m++;
    }
    return m;
  }

  private static double squaredError(List<String> classes, WindowPrediction window) {
    int truth = classes.indexOf(window.label().orElseThrow());
    double sum = truth < 0 ? 1 : 0;
    for (int k = 0; k < classes.size(); k++) {
      double error = window.probability(k) - (k == truth ? 1 : 0);
      sum += error * error;
    }
    return sum;
  }

  /** A sum that does not depend on the order of the values. */
  private static double orderedSum(double[] values) {
    Arrays.sort(values);
    return Arrays.stream(values).sum();
  }

  /**
   * Adds up what is known of several sets of windows.
   *
   * @param parts sets of windows
   * @return bins and errors summed, in the given order
   */
  public static Calibration sum(List<Calibration> parts) {
    List<ReliabilityBin> bins =
        IntStream.range(0, BINS)
            .mapToObj(m -> sumOfBins(m, parts.stream().map(part -> part.bins.get(m)).toList()))
            .toList();
    return new Calibration(bins, parts.stream().mapToDouble(Calibration::squaredErrors).sum());
  }

  private static ReliabilityBin sumOfBins(int m, List<ReliabilityBin> parts) {
    return new ReliabilityBin(
        edge(m),
        edge(m + 1),
        parts.stream().mapToLong(ReliabilityBin::windows).sum(),
        parts.stream().mapToLong(ReliabilityBin::correct).sum(),
        parts.stream().mapToDouble(ReliabilityBin::confidenceSum).sum());
  }

  /**
   * Counts the windows.
   *
   * @return windows in all bins
   */
  public long windows() {
    return bins.stream().mapToLong(ReliabilityBin::windows).sum();
  }

  /**
   * Returns the expected calibration error.
   *
   * @return a fraction; 0 if there is no window
   */
  public double expectedError() {
    double sum = bins.stream().mapToDouble(bin -> bin.windows() * Math.abs(bin.gap())).sum();
    return windows() == 0 ? 0 : sum / windows();
  }

  /**
   * Returns the maximum calibration error.
   *
   * @return a fraction; 0 if there is no window
   */
  public double maximumError() {
    return bins.stream().mapToDouble(bin -> Math.abs(bin.gap())).max().orElse(0);
  }

  /**
   * Returns Brier's score.
   *
   * @return a value in [0, 2], 0 for perfect and certain answers; 0 if there is no window
   */
  public double brier() {
    return windows() == 0 ? 0 : squaredErrors / windows();
  }

  /**
   * Returns the mean confidence, which a calibrated model has as accuracy.
   *
   * @return a fraction; 0 if there is no window
   */
  public double confidence() {
    double sum = bins.stream().mapToDouble(ReliabilityBin::confidenceSum).sum();
    return windows() == 0 ? 0 : sum / windows();
  }
}
