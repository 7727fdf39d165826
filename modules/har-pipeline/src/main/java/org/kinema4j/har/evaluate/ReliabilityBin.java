package org.kinema4j.har.evaluate;

/**
 * The windows whose confidence lies in {@code (lower, upper]}.
 *
 * @param lower end of the bin that is not in it; the first bin holds it too
 * @param upper end of the bin that is in it
 * @param windows how many windows
 * @param correct how many of them are right
 * @param confidenceSum sum of their confidences
 */
public record ReliabilityBin(
    double lower, double upper, long windows, long correct, double confidenceSum) {

  /**
   * Checks the counts.
   *
   * @param lower end of the bin that is not in it
   * @param upper end of the bin that is in it
   * @param windows how many windows
   * @param correct how many of them are right
   * @param confidenceSum sum of their confidences
   */
  public ReliabilityBin {
    if (correct < 0 || correct > windows) {
      throw new IllegalArgumentException(
          "correct must be in [0, %d], received %d".formatted(windows, correct));
    }
  }

  /**
   * Returns the share of right windows.
   *
   * @return a fraction; 0 if the bin is empty
   */
  public double accuracy() {
    return Classes.ratio(correct, windows);
  }

  /**
   * Returns the mean confidence.
   *
   * @return a fraction; 0 if the bin is empty
   */
  public double confidence() {
    return windows == 0 ? 0 : confidenceSum / windows;
  }

  /**
   * Returns how much more sure the model is than right.
   *
   * @return mean confidence minus accuracy, in [-1, 1]
   */
  public double gap() {
    return confidence() - accuracy();
  }
}
