package org.kinema4j.har.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A part of training by name: optimizer, schedule, average of weights. Written as a name, or as a
 * map of the name and what is set:
 *
 * <pre>
 * optimizer: AdamW
 * optimizer: {type: AdamW, weightDecay: 0.05}
 * </pre>
 *
 * @param type name of the part
 * @param parameters its parameters by name; what is missing keeps its default
 */
public record PartConfig(String type, Map<String, Object> parameters) {

  /** No such part. */
  public static final PartConfig NONE = of("none");

  private static final String TYPE = "type";
  private static final String WITHIN = "optimizer";

  /**
   * Copies the parameters.
   *
   * @param type name of the part
   * @param parameters its parameters by name
   */
  public PartConfig {
    if (type == null || type.isBlank()) {
      throw new IllegalArgumentException(
          "what is asked for must be a name, or a map with the key type, received none");
    }
    parameters.forEach(PartConfig::requireValue);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  private static void requireValue(String name, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " must have a value");
    }
  }

  /**
   * Returns a part with its defaults.
   *
   * @param type its name
   * @return the configuration
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static PartConfig of(String type) {
    return new PartConfig(type, Map.of());
  }

  /** Reads a map as configuration files have it. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static PartConfig of(Map<String, Object> settings) {
    Map<String, Object> parameters = new LinkedHashMap<>(settings);
    Object type = parameters.remove(TYPE);
    return new PartConfig(type == null ? null : type.toString(), parameters);
  }

  /**
   * Tells whether there is no such part.
   *
   * @return true for {@code none}
   */
  public boolean isNone() {
    return type.equalsIgnoreCase(NONE.type);
  }

  /**
   * Returns a copy without a parameter.
   *
   * @param name name of the parameter, which may also be one of the optimizer within this one
   * @return the copy
   */
  public PartConfig without(String name) {
    Map<String, Object> others = new LinkedHashMap<>(parameters);
    others.remove(name);
    within().ifPresent(inner -> others.put(WITHIN, inner.without(name).toJson()));
    return new PartConfig(type, others);
  }

  /**
   * Returns the optimizer within this one.
   *
   * @return nothing if there is none, or it has no name
   */
  public Optional<PartConfig> within() {
    Object inner = parameters.get(WITHIN);
    if (inner instanceof String name && !name.isBlank()) {
      return Optional.of(of(name));
    }
    if (!(inner instanceof Map<?, ?> map) || map.get(TYPE) == null) {
      return Optional.empty();
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    map.forEach((key, value) -> settings.put(String.valueOf(key), value));
    return Optional.of(of(settings));
  }

  /** Writes it as it is read. */
  @JsonValue
  Object toJson() {
    if (parameters.isEmpty()) {
      return type;
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(TYPE, type);
    settings.putAll(parameters);
    return settings;
  }
}
