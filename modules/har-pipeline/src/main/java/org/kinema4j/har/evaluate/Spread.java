package org.kinema4j.har.evaluate;

import java.util.Arrays;

/**
 * How a score varies, over people or over folds.
 *
 * <pre>
 *   mean = sum_i x_i / n        sd = sqrt( sum_i (x_i - mean)^2 / (n - 1) )
 * </pre>
 *
 * <p>The standard deviation is that of the sample: it tells how far people lie apart, not how sure
 * the mean is. Folds share their training data, so neither is a test of significance.
 *
 * @param count how many values, {@code n}
 * @param mean their mean; NaN without a value
 * @param sd their standard deviation; NaN of fewer than two values
 * @param min the least; NaN without a value
 * @param max the greatest; NaN without a value
 */
public record Spread(int count, double mean, double sd, double min, double max) {

  /**
   * Describes values.
   *
   * @param values a score each
   * @return their spread
   */
  public static Spread of(double... values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return new Spread(
        values.length,
        mean,
        values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)),
        Arrays.stream(values).min().orElse(Double.NaN),
        Arrays.stream(values).max().orElse(Double.NaN));
  }
}
