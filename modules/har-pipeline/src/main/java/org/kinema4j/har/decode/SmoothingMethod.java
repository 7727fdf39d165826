package org.kinema4j.har.decode;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The smoothing methods by name. */
public enum SmoothingMethod {
  /** {@link MostProbable}. */
  NONE("none"),
  /** {@link MinimumDuration}. */
  MINIMUM_DURATION("minimum-duration"),
  /** {@link MedianFilter}. */
  MEDIAN("median"),
  /** {@link Viterbi}. */
  VITERBI("viterbi"),
  /** {@link ForwardFilter}. */
  FORWARD("forward");

  private final String label;

  SmoothingMethod(String label) {
    this.label = label;
  }

  /**
   * Returns the name.
   *
   * @return as configuration files have it
   */
  @JsonValue
  public String label() {
    return label;
  }

  /**
   * Tells whether the method learns from labels.
   *
   * @return true if it needs {@link Transitions}
   */
  public boolean needsTransitions() {
    return this == VITERBI || this == FORWARD;
  }

  /**
   * Finds a method.
   *
   * @param name its name
   * @return the method
   * @throws IllegalArgumentException if there is none of that name; the message lists all
   */
  @JsonCreator
  public static SmoothingMethod named(String name) {
    return Arrays.stream(values())
        .filter(method -> method.label.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "smoothing must be one of %s, received %s".formatted(names(), name)));
  }

  /**
   * Lists the names.
   *
   * @return all names, separated by commas
   */
  public static String names() {
    return Arrays.stream(values()).map(SmoothingMethod::label).collect(Collectors.joining(", "));
  }
}
