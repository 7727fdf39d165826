package org.kinema4j.har.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.OptionalDouble;

/**
 * The rate to which recordings are brought: a number of hertz, or {@value #DATA} for the rate that
 * most recordings have.
 *
 * @param hertz frames a second; empty for the rate of the data
 */
public record FrameRate(OptionalDouble hertz) {

  /** How the rate of the data is written. */
  public static final String DATA = "data";

  /** The rate of the data. */
  public static final FrameRate OF_DATA = new FrameRate(OptionalDouble.empty());

  /**
   * Checks the number.
   *
   * @param hertz frames a second, positive; empty for the rate of the data
   */
  public FrameRate {
    hertz.ifPresent(FrameRate::require);
  }

  private static void require(double hertz) {
    if (!(hertz > 0 && Double.isFinite(hertz))) {
      throw new IllegalArgumentException("frameRateHz must be in (0, \u221e), received " + hertz);
    }
  }

  /**
   * Returns a rate.
   *
   * @param hertz frames a second, positive
   * @return the rate
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static FrameRate of(double hertz) {
    return new FrameRate(OptionalDouble.of(hertz));
  }

  /**
   * Reads a rate.
   *
   * @param text a number of hertz or {@value #DATA}
   * @return the rate
   * @throws IllegalArgumentException if it is something else
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static FrameRate parse(String text) {
    if (text.equals(DATA)) {
      return OF_DATA;
    }
    try {
      return of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "frameRateHz must be a number or '%s', received '%s'".formatted(DATA, text), e);
    }
  }

  /** Writes it as it is read. */
  @JsonValue
  Object toJson() {
    return hertz.isPresent() ? (Object) hertz.getAsDouble() : DATA;
  }

  @Override
  public String toString() {
    return hertz.isPresent() ? hertz.getAsDouble() + " Hz" : DATA;
  }
}
