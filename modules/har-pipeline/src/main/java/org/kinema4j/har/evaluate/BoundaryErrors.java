package org.kinema4j.har.evaluate;

import java.util.Comparator;
import java.util.List;

/**
 * How far predicted boundaries of segments lie from true ones, and how many have no counterpart.
 * See {@link BoundaryMetrics} for what a boundary is and how they are matched.
 *
 * @param errorsMillis predicted minus true time of each matched pair, ascending: negative is early
 * @param missed true boundaries without a counterpart
 * @param spurious predicted boundaries without a counterpart
 */
public record BoundaryErrors(List<Double> errorsMillis, long missed, long spurious) {

  /** Of no boundary at all. */
  public static final BoundaryErrors NONE = new BoundaryErrors(List.of(), 0, 0);

  /**
   * Sorts the errors and checks the counts.
   *
   * @param errorsMillis predicted minus true time of each matched pair, finite, in any order
   * @param missed true boundaries without a counterpart
   * @param spurious predicted boundaries without a counterpart
   */
  public BoundaryErrors {
    // In order, so that sums do not depend on the order of the recordings.
    errorsMillis = errorsMillis.stream().sorted(Comparator.naturalOrder()).toList();
    if (!errorsMillis.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("errorsMillis must be finite, received " + errorsMillis);
    }
    if (missed < 0 || spurious < 0) {
      throw new IllegalArgumentException(
          "missed and spurious must be in [0, ∞), received %d and %d".formatted(missed, spurious));
    }
  }

  /**
   * Joins the errors of several recordings.
   *
   * @param parts errors to join
   * @return all pairs, and the sums of the counts
   */
  public static BoundaryErrors sum(List<BoundaryErrors> parts) {
    return new BoundaryErrors(
        parts.stream().flatMap(part -> part.errorsMillis.stream()).toList(),
        parts.stream().mapToLong(BoundaryErrors::missed).sum(),
        parts.stream().mapToLong(BoundaryErrors::spurious).sum());
  }

  /**
   * Counts the pairs.
   *
   * @return boundaries that have a counterpart
   */
  public long matched() {
    return errorsMillis.size();
  }

  /**
   * Returns the mean distance of the matched pairs.
   *
   * @return milliseconds; 0 if nothing was matched
   */
  public double meanAbsoluteMillis() {
    return absolute().stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /**
   * Returns the median distance of the matched pairs: half of them lie no farther apart.
   *
   * @return milliseconds, the mean of the two in the middle if their number is even; 0 if nothing
   *     was matched
   */
  public double medianAbsoluteMillis() {
    List<Double> sorted = absolute();
    int size = sorted.size();
    return size == 0 ? 0 : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }

  /**
   * Returns how late predicted boundaries are on average.
   *
   * @return milliseconds, negative if they are early; 0 if nothing was matched
   */
  public double meanMillis() {
    return errorsMillis.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /**
   * Returns the share of predicted boundaries that have a counterpart.
   *
   * @return a fraction; 0 if nothing was predicted
   */
  public double precision() {
    return Classes.ratio(matched(), matched() + spurious);
  }

  /**
   * Returns the share of true boundaries that have a counterpart.
   *
   * @return a fraction; 0 if there is none
   */
  public double recall() {
    return Classes.ratio(matched(), matched() + missed);
  }

  /**
   * Returns the harmonic mean of precision and recall.
   *
   * @return a fraction; 0 if there are no boundaries
   */
  public double f1() {
    return Classes.ratio(2 * matched(), 2 * matched() + missed + spurious);
  }

  private List<Double> absolute() {
    return errorsMillis.stream().map(Math::abs).sorted().toList();
  }
}
