package org.kinema4j.har.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A bound of gradients. Written {@code none}, as a number, which bounds their norm over the whole
 * network, or as a map:
 *
 * <pre>
 * clipping: 1.0
 * clipping: {by: adaptive, limit: 0.01}
 * </pre>
 *
 * @param by what is bounded
 * @param limit the bound, positive; of no meaning for {@link Rule#NONE}
 */
public record ClippingConfig(Rule by, double limit) {

  /** What a bound is of. */
  public enum Rule {
    /** Nothing. */
    NONE("none"),
    /** Each number. */
    VALUE("value"),
    /** The norm of all gradients together. */
    GLOBAL_NORM("globalNorm"),
    /** The norm for each unit, as a share of that of its weights. */
    ADAPTIVE("adaptive");

    private final String key;

    Rule(String key) {
      this.key = key;
    }

    static Rule of(Object text) {
      return Arrays.stream(values())
          .filter(rule -> rule.key.equalsIgnoreCase(String.valueOf(text)))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "by of training.clipping must be one of %s, received %s"
                          .formatted(
                              Arrays.stream(values())
                                  .map(Rule::toString)
                                  .collect(Collectors.joining(", ")),
                              text)));
    }

    @Override
    public String toString() {
      return key;
    }
  }

  /** Gradients as they are. */
  public static final ClippingConfig NONE = new ClippingConfig(Rule.NONE, Double.NaN);

  private static final String BY = "by";
  private static final String LIMIT = "limit";

  /**
   * Checks the limit.
   *
   * @param by what is bounded
   * @param limit the bound, positive
   */
  public ClippingConfig {
    if (by == Rule.NONE) {
      limit = Double.NaN;
    } else if (!(limit > 0 && Double.isFinite(limit))) {
      throw new IllegalArgumentException(
          "limit of training.clipping must be in (0, \u221e), received " + limit);
    }
  }

  /**
   * Returns a bound of the norm over the whole network.
   *
   * @param limit the bound, positive
   * @return the configuration
   */
  public static ClippingConfig of(double limit) {
    return new ClippingConfig(Rule.GLOBAL_NORM, limit);
  }

  /** Reads what a configuration file has. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ClippingConfig parse(Object given) {
    if (given instanceof Number limit) {
      return of(limit.doubleValue());
    }
    if (given instanceof Map<?, ?> settings) {
      return of(settings);
    }
    if (Rule.NONE.key.equalsIgnoreCase(String.valueOf(given))) {
      return NONE;
    }
    throw new IllegalArgumentException(
        "training.clipping must be none, a number, or a map of by and limit, received " + given);
  }

  private static ClippingConfig of(Map<?, ?> settings) {
    Map<Object, Object> rest = new LinkedHashMap<>(settings);
    Object by = rest.remove(BY);
    Object limit = rest.remove(LIMIT);
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException(
          "training.clipping must have the keys by and limit, received " + rest.keySet());
    }
    if (!(limit instanceof Number number)) {
      throw new IllegalArgumentException(
          "limit of training.clipping must be a number, received " + limit);
    }
    return new ClippingConfig(by == null ? Rule.GLOBAL_NORM : Rule.of(by), number.doubleValue());
  }

  /** Writes it as it is read. */
  @JsonValue
  Object toJson() {
    return switch (by) {
      case NONE -> by.key;
      case GLOBAL_NORM -> limit;
      default -> {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(BY, by.key);
        settings.put(LIMIT, limit);
        yield settings;
      }
    };
  }
}
