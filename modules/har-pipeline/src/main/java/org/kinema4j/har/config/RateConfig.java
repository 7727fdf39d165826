package org.kinema4j.har.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.OptionalDouble;

/**
 * A learning rate: a number, or {@value #DEFAULT} for that of the optimizer.
 *
 * @param value the number; empty for the default of the optimizer
 */
public record RateConfig(OptionalDouble value) {

  /** How the rate of the optimizer is written. */
  public static final String DEFAULT = "default";

  /** The rate of the optimizer. */
  public static final RateConfig OF_OPTIMIZER = new RateConfig(OptionalDouble.empty());

  /**
   * Checks the number.
   *
   * @param value the number, positive; empty for the default of the optimizer
   */
  public RateConfig {
    value.ifPresent(RateConfig::require);
  }

  private static void require(double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "training.learningRate must be in (0, \u221e), received " + value);
    }
  }

  /**
   * Returns a rate.
   *
   * @param value the number, positive
   * @return the rate
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RateConfig of(double value) {
    return new RateConfig(OptionalDouble.of(value));
  }

  /**
   * Reads a rate.
   *
   * @param text a number or {@value #DEFAULT}
   * @return the rate
   * @throws IllegalArgumentException if it is something else
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RateConfig parse(String text) {
    if (text.equals(DEFAULT)) {
      return OF_OPTIMIZER;
    }
    try {
      return of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "training.learningRate must be a number or '%s', received '%s'".formatted(DEFAULT, text),
          e);
    }
  }

  /** Writes it as it is read. */
  @JsonValue
  Object toJson() {
    return value.isPresent() ? (Object) value.getAsDouble() : DEFAULT;
  }
}
