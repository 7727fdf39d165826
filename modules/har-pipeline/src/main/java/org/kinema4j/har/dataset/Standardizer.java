package org.kinema4j.har.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.window.Window;

/**
 * Brings every feature to mean 0 and, unless it hardly moves, to standard deviation 1 over the
 * frames of the windows that it was fitted on.
 *
 * <pre>
 *   x' = (x - mean) / max(deviation, floor)
 * </pre>
 *
 * <p>The deviation is the population's. The floor is {@value #FLOOR_SHARE} of the root mean square
 * of the deviations of all features of the same unit. Without it, what hardly moves within a person
 * but differs between persons, such as the hips relative to the pelvis, would be blown up into a
 * mark by which a network tells the training subjects apart instead of what they do. Where no
 * feature of a unit varies, values are only centred.
 */
public final class Standardizer {

  /** Share of the typical deviation of a unit below which no feature is scaled up further. */
  public static final double FLOOR_SHARE = 0.2;

  private static final double NO_DEVIATION = 1e-9;
  private static final String NO_UNIT = "1";

  private final double[] means;
  private final double[] scales;

  /**
   * Creates a standardizer from stored statistics.
   *
   * @param means mean of each feature, finite
   * @param scales what each centred feature is divided by, finite and positive
   */
  @JsonCreator
  public Standardizer(
      @JsonProperty("means") double[] means, @JsonProperty("scales") double[] scales) {
    if (means.length == 0 || means.length != scales.length) {
      throw new IllegalArgumentException(
          "means and scales must have the same number of features, received %d and %d"
              .formatted(means.length, scales.length));
    }
    for (int i = 0; i < means.length; i++) {
      if (!Double.isFinite(means[i]) || !(scales[i] > 0 && Double.isFinite(scales[i]))) {
        throw new IllegalArgumentException(
            "feature %d must have a finite mean and a scale in (0, \u221e), received %s and %s"
                .formatted(i, means[i], scales[i]));
      }
    }
    this.means = means.clone();
    this.scales = scales.clone();
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
    return new Standardizer(
        means, floored(squares, windows.get(0).clip().signal(FeatureExtractor.SIGNAL).channels()));
  }

  /** Channels without a unit are not alike: millimetres may stand beside angles in a CSV. */
  private static double[] floored(double[] deviations, List<Channel> channels) {
    Map<String, Double> meanSquares = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (int c = 0; c < deviations.length; c++) {
      counts.merge(channels.get(c).unit(), 1, Integer::sum);
      meanSquares.merge(channels.get(c).unit(), deviations[c] * deviations[c], Double::sum);
    }
    double[] scales = new double[deviations.length];
    for (int c = 0; c < scales.length; c++) {
      String unit = channels.get(c).unit();
      if (unit.equals(NO_UNIT)) {
        scales[c] = deviations[c] < NO_DEVIATION ? 1 : deviations[c];
        continue;
      }
      double floor = FLOOR_SHARE * Math.sqrt(meanSquares.get(unit) / counts.get(unit));
      scales[c] = floor < NO_DEVIATION ? 1 : Math.max(floor, deviations[c]);
    }
    return scales;
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
   * Returns what centred values are divided by.
   *
   * @return a copy, one number a feature
   */
  @JsonProperty
  public double[] scales() {
    return scales.clone();
  }

  /**
   * Standardizes one number.
   *
   * @param feature which feature
   * @param value its value
   * @return the standardized value
   */
  public float apply(int feature, float value) {
    return (float) ((value - means[feature]) / scales[feature]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Standardizer standardizer
        && Arrays.equals(means, standardizer.means)
        && Arrays.equals(scales, standardizer.scales);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(means) + Arrays.hashCode(scales);
  }

  @Override
  public String toString() {
    return "Standardizer[" + means.length + " features]";
  }
}
