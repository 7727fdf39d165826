package org.kinema4j.har.config;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinema4j.losses.classification.ClassWeights;

/**
 * How much each class counts in the loss. Written {@code none}, {@code balanced} (inverse frequency
 * in the training windows), {@code effective:0.999} (inverse effective number, with its beta), a
 * map of labels to weights, or a list of weights in the order of the classes.
 */
public sealed interface ClassWeighting {

  /** All classes alike. */
  ClassWeighting NONE = new Scheme("none");

  /** Inverse frequency: number of windows / (number of classes * windows of the class). */
  ClassWeighting BALANCED = new Scheme("balanced");

  /**
   * Works out the weights.
   *
   * @param counts training windows of each class, in the order of the network's outputs
   * @return a weight a class in that order, or none for all 1. A class without a training window
   *     has the weight 1, and the others' are as they would be without it
   * @throws IllegalArgumentException if the weights given are not those of these classes
   */
  List<Double> weights(Map<String, Long> counts);

  /**
   * Writes it as it is read.
   *
   * @return a text, a map or a list, which {@link #of} takes
   */
  @JsonValue
  Object toJson();

  /**
   * A rule without numbers of its own.
   *
   * @param name what it is called
   */
  record Scheme(String name) implements ClassWeighting {

    @Override
    public List<Double> weights(Map<String, Long> counts) {
      return equals(NONE) ? List.of() : ofPresent(counts, ClassWeights::inverseFrequency);
    }

    @Override
    public Object toJson() {
      return name;
    }
  }

  /**
   * Inverse effective number of windows (Cui et al., 2019).
   *
   * @param beta in [0, 1); 0 is all alike, towards 1 it is inverse frequency
   */
  record Effective(double beta) implements ClassWeighting {

    private static final String NAME = "effective";

    private static final Pattern TEXT = Pattern.compile("(?i)effective(?::(.*))?");

    /**
     * Checks the range.
     *
     * @param beta in [0, 1)
     */
    public Effective {
      if (!(beta >= 0 && beta < 1)) {
        throw new IllegalArgumentException(
            "beta of classWeights must be in [0, 1), received " + beta);
      }
    }

    @Override
    public List<Double> weights(Map<String, Long> counts) {
      return ofPresent(counts, present -> ClassWeights.effectiveNumber(present, beta));
    }

    @Override
    public Object toJson() {
      return NAME + ":" + beta;
    }
  }

  /**
   * Weights given by label.
   *
   * @param weights weight of a label; those that are missing count 1
   */
  record ByLabel(Map<String, Double> weights) implements ClassWeighting {

    /**
     * Copies the map and checks the ranges.
     *
     * @param weights weight of a label
     */
    public ByLabel {
      weights.forEach((label, weight) -> requirePositive("." + label, weight));
      weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    @Override
    public List<Double> weights(Map<String, Long> counts) {
      for (String label : weights.keySet()) {
        if (!counts.containsKey(label)) {
          throw new IllegalArgumentException(
              "classWeights must name classes of the training windows (%s), received %s"
                  .formatted(String.join(", ", counts.keySet()), label));
        }
      }
      return counts.keySet().stream().map(label -> weights.getOrDefault(label, 1.0)).toList();
    }

    @Override
    public Object toJson() {
      return weights;
    }
  }

  /**
   * Weights given in the order of the classes.
   *
   * @param weights one a class
   */
  record InOrder(List<Double> weights) implements ClassWeighting {

    /**
     * Copies the list and checks the ranges.
     *
     * @param weights one a class
     */
    public InOrder {
      weights = List.copyOf(weights);
      for (int i = 0; i < weights.size(); i++) {
        requirePositive("[" + i + "]", weights.get(i));
      }
    }

    @Override
    public List<Double> weights(Map<String, Long> counts) {
      if (weights.size() != counts.size()) {
        throw new IllegalArgumentException(
            "classWeights must be %d, one for each of %s, received %d"
                .formatted(counts.size(), String.join(", ", counts.keySet()), weights.size()));
      }
      return weights;
    }

    @Override
    public Object toJson() {
      return weights;
    }
  }

  /**
   * Reads what a configuration file has.
   *
   * @param value a text, a map, a list, or null for none
   * @return the weighting
   * @throws IllegalArgumentException if it is something else
   */
  static ClassWeighting of(Object value) {
    if (value == null) {
      return NONE;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Double> weights = new LinkedHashMap<>();
      map.forEach((label, weight) -> weights.put(String.valueOf(label), number(weight)));
      return new ByLabel(weights);
    }
    if (value instanceof Collection<?> list) {
      return list.isEmpty() ? NONE : new InOrder(list.stream().map(w -> number(w)).toList());
    }
    return parse(value.toString());
  }

  /**
   * Reads what a command line has.
   *
   * @param text {@code none}, {@code balanced}, {@code effective} with or without {@code :BETA},
   *     {@code LABEL=WEIGHT,...} or {@code WEIGHT,...}
   * @return the weighting
   * @throws IllegalArgumentException if it is something else
   */
  static ClassWeighting parse(String text) {
    String plain = text.strip();
    for (ClassWeighting scheme : List.of(NONE, BALANCED)) {
      if (scheme.toJson().toString().equalsIgnoreCase(plain)) {
        return scheme;
      }
    }
    Matcher effective = Effective.TEXT.matcher(plain);
    if (effective.matches()) {
      String beta = effective.group(1);
      return new Effective(beta == null ? ClassWeights.DEFAULT_BETA : number(beta));
    }
    List<String> parts = Arrays.asList(plain.split(",", -1));
    if (parts.stream().anyMatch(part -> part.contains("="))) {
      return new ByLabel(byLabel(parts));
    }
    return new InOrder(parts.stream().map(part -> number(part)).toList());
  }

  private static Map<String, Double> byLabel(List<String> parts) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String part : parts) {
      int equals = part.lastIndexOf('=');
      if (equals < 0) {
        throw unreadable(part);
      }
      weights.put(part.substring(0, equals).strip(), number(part.substring(equals + 1)));
    }
    return weights;
  }

  private static double number(Object value) {
    try {
      return value instanceof Number number
          ? number.doubleValue()
          : Double.parseDouble(Objects.toString(value).strip());
    } catch (NumberFormatException e) {
      throw unreadable(value);
    }
  }

  private static IllegalArgumentException unreadable(Object value) {
    return new IllegalArgumentException(
        "classWeights must be none, balanced, effective:BETA, or a weight for each class,"
            + " received "
            + value);
  }

  private static void requirePositive(String what, double weight) {
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "classWeights%s must be in (0, \u221e), received %s".formatted(what, weight));
    }
  }

  /** Weights of classes that occur; nothing is known of one that does not. */
  private static List<Double> ofPresent(
      Map<String, Long> counts, Function<List<Long>, List<Double>> rule) {
    List<Long> present = counts.values().stream().filter(count -> count > 0).toList();
    List<Double> weights = new ArrayList<>(rule.apply(present));
    return counts.values().stream()
        .map(count -> count > 0 ? weights.remove(0) : Double.valueOf(1))
        .toList();
  }
}
