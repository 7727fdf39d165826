package org.kinema4j.har.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.window.Window;

/**
 * Brings every feature to mean 0 and standard deviation 1 over the frames of the windows that it
 * was fitted on.
 *
 * <pre>
 *   x' = (x - mean) / deviation
 * </pre>
 *
 * <p>The deviation is the population's. A feature that does not vary (deviation below {@value
 * #SMALLEST_DEVIATION}), such as the pelvis relative to itself, is only centred.
 */
public final class Standardizer {

  /** Below this a feature counts as constant. */
  public static final double SMALLEST_DEVIATION = 1e-6;

  private final double[] means;
  private final double[] deviations;

  /**
   * Creates a standardizer from stored statistics.
   *
   * @param means mean of each feature, finite
   * @param deviations standard deviation of each feature, finite and not negative
   */
  @JsonCreator
  public Standardizer(
      @JsonProperty("means") double[] means, @JsonProperty("deviations") double[] deviations) {
    if (means.length == 0 || means.length != deviations.length) {
      throw new IllegalArgumentException(
          "means and deviations must have the same number of features, received %d and %d"
              .formatted(means.length, deviations.length));
    }
    for (int i = 0; i < means.length; i++) {
      if (!Double.isFinite(means[i]) || !(deviations[i] >= 0) || Double.isInfinite(deviations[i])) {
        throw new IllegalArgumentException(
            "statistics of feature %d must be finite, received mean %s and deviation %s"
                .formatted(i, means[i], deviations[i]));
      }
    }
    this.means = means.clone();
    this.deviations = deviations.clone();
  }

  /**
   * Fits the statistics.
   *
   * @param windows training windows, at least one
   * @return the standardizer
   */
  public static Standardizer fit(List<Window> windows) {
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("a standardizer needs at least one window, received none");
    }
    int features = windows.get(0).clip().signal(FeatureExtractor.SIGNAL).width();
    double[] means = new double[features];
    double[] squares = new double[features];
    long frames = 0;
    for (Window window : windows) {
      accumulate(window, null, means);
      frames += window.length();
    }
    for (int c = 0; c < features; c++) {
      means[c] /= frames;
    }
    for (Window window : windows) {
      accumulate(window, means, squares);
    }
    for (int c = 0; c < features; c++) {
      squares[c] = Math.sqrt(squares[c] / frames);
    }
    return new Standardizer(means, squares);
  }

  /** Adds the values, or where a centre is given the squared distances from it, over all frames. */
  private static void accumulate(Window window, double[] center, double[] sums) {
    Signal signal = window.clip().signal(FeatureExtractor.SIGNAL);
    float[] values = signal.values();
    int width = signal.width();
    for (int i = window.start() * width, c = 0; i < window.end() * width; i++) {
      if (center == null) {
        sums[c] += values[i];
      } else {
        double distance = values[i] - center[c];
        sums[c] += distance * distance;
      }
      c = c + 1 == width ? 0 : c + 1;
    }
  }

  /**
   * Returns the number of features.
   *
   * @return number of features
   */
  public int features() {
    return means.length;
  }

  /**
   * Returns the means.
   *
   * @return a copy, one number a feature
   */
  @JsonProperty
  public double[] means() {
    return means.clone();
  }

  /**
   * Returns the standard deviations as fitted, also of constant features.
   *
   * @return a copy, one number a feature
   */
  @JsonProperty
  public double[] deviations() {
    return deviations.clone();
  }

  /**
   * Standardizes one number.
   *
   * @param feature which feature
   * @param value its value
   * @return the standardized value
   */
  public float apply(int feature, float value) {
    return (float) ((value - means[feature]) / scale(feature));
  }

  private double scale(int feature) {
    return deviations[feature] < SMALLEST_DEVIATION ? 1 : deviations[feature];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Standardizer standardizer
        && Arrays.equals(means, standardizer.means)
        && Arrays.equals(deviations, standardizer.deviations);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(means) + Arrays.hashCode(deviations);
  }

  @Override
  public String toString() {
    return "Standardizer[" + means.length + " features]";
  }
}
