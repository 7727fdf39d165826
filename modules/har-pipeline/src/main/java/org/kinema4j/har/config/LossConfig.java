package org.kinema4j.har.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What training makes small. Written as a name, or as a map of the name and what is set:
 *
 * <pre>
 * loss: FocalLoss
 * loss: {name: FocalLoss, gamma: 1.5, classWeights: balanced}
 * </pre>
 *
 * @param name name of the loss
 * @param parameters its parameters by name; what is missing keeps its default
 * @param classWeights how much each class counts
 */
public record LossConfig(String name, Map<String, Object> parameters, ClassWeighting classWeights) {

  /** Cross entropy, all classes alike. */
  public static final LossConfig DEFAULT =
      new LossConfig("CrossEntropy", Map.of("labelSmoothing", 0.0), ClassWeighting.NONE);

  /** Key of the class weights, and name of the parameter of the losses that take them. */
  public static final String CLASS_WEIGHTS = "classWeights";

  private static final String NAME = "name";

  /**
   * Copies the parameters.
   *
   * @param name name of the loss
   * @param parameters its parameters by name, without the class weights
   * @param classWeights how much each class counts
   */
  public LossConfig {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException(
          "training.loss must be a name, or a map with the key name, received none");
    }
    Objects.requireNonNull(classWeights, CLASS_WEIGHTS);
    parameters.forEach(LossConfig::requireValue);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  private static void requireValue(String name, Object value) {
    if (value == null) {
      throw new IllegalArgumentException("training.loss." + name + " must have a value");
    }
  }

  /**
   * Returns a loss with its defaults.
   *
   * @param name name of the loss
   * @return the configuration, all classes alike
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static LossConfig of(String name) {
    return new LossConfig(name, Map.of(), ClassWeighting.NONE);
  }

  /** Reads a map as configuration files have it. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static LossConfig of(Map<String, Object> settings) {
    Map<String, Object> parameters = new LinkedHashMap<>(settings);
    Object name = parameters.remove(NAME);
    Object weights = parameters.remove(CLASS_WEIGHTS);
    return new LossConfig(
        name == null ? null : name.toString(), parameters, ClassWeighting.of(weights));
  }

  /**
   * Returns a copy with other parameters.
   *
   * @param newParameters values by name
   * @return the copy
   */
  public LossConfig withParameters(Map<String, Object> newParameters) {
    return new LossConfig(name, newParameters, classWeights);
  }

  /**
   * Returns a copy with other class weights.
   *
   * @param newClassWeights how much each class counts
   * @return the copy
   */
  public LossConfig withClassWeights(ClassWeighting newClassWeights) {
    return new LossConfig(name, parameters, newClassWeights);
  }

  /** Writes it as it is read. */
  @JsonValue
  Map<String, Object> toJson() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(NAME, name);
    settings.putAll(parameters);
    settings.put(CLASS_WEIGHTS, classWeights);
    return settings;
  }
}
