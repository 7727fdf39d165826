package org.kinema4j.catalog;

import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A parameter whose value comes from a configuration: from numbers, texts, lists and maps, or
 * already has the type of the parameter.
 *
 * @param name what the parameter is called
 * @param type what it must be
 * @param binding what parts are made with
 * @since 0.1
 */
public record ParameterValue(String name, Type type, RecordBinding binding) {

  /** What is no number in JSON, as Java and YAML write it. */
  private static final Map<String, Double> NOT_FINITE =
      Map.of(
          "Infinity", Double.POSITIVE_INFINITY,
          ".inf", Double.POSITIVE_INFINITY,
          "-Infinity", Double.NEGATIVE_INFINITY,
          "-.inf", Double.NEGATIVE_INFINITY,
          "NaN", Double.NaN,
          ".nan", Double.NaN);

  /**
   * Makes the value where there is none by default.
   *
   * @param given what stands in the configuration
   * @return a value of the parameter's type
   * @throws IllegalArgumentException if it cannot be one
   */
  public Object from(Object given) {
    return from(given, null);
  }

  /** Makes the value; a map without a type changes the value by default. */
  Object from(Object given, Object old) {
    return value(given, old, false);
  }

  /** Makes the value; an example says of what class it is, if there is but one. */
  Object anew(Object given, Object example) {
    return value(given, example, true);
  }

  private Object value(Object given, Object old, boolean anew) {
    if (given == null) {
      throw refusal("given", "null");
    }
    Class<?> raw = raw();
    if (raw == List.class) {
      return list(given, old);
    }
    if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
      return simple(MethodType.methodType(raw).wrap().returnType(), given);
    }
    if (raw.isInstance(given)) {
      return given;
    }
    return binding
        .parts()
        .read(this, given)
        .orElseGet(() -> raw.isEnum() ? constant(raw, given) : part(given, old, anew));
  }

  /**
   * Returns a parameter of another type that is called the same.
   *
   * @param newType what it must be
   * @return the parameter
   */
  public ParameterValue of(Class<?> newType) {
    return new ParameterValue(name, newType, binding);
  }

  /**
   * Returns what it must be, without what is in angle brackets.
   *
   * @return class or interface
   */
  public Class<?> raw() {
    return (Class<?>) (type instanceof ParameterizedType some ? some.getRawType() : type);
  }

  private Object simple(Class<?> boxed, Object given) {
    if (boxed == Boolean.class) {
      if (given instanceof Boolean) {
        return given;
      }
      throw refusal("true or false", given);
    }
    if (boxed == Double.class && given instanceof String text && NOT_FINITE.containsKey(text)) {
      return NOT_FINITE.get(text);
    }
    if (!(given instanceof Number number)) {
      throw refusal("a number", given);
    }
    return boxed == Double.class ? (Object) number.doubleValue() : whole(boxed, number);
  }

  private Object whole(Class<?> boxed, Number given) {
    long value = given.longValue();
    boolean isLong = boxed == Long.class;
    if (value != given.doubleValue() || (!isLong && value != (int) value)) {
      throw refusal("a whole number", given);
    }
    return isLong ? (Object) value : (Object) (int) value;
  }

  private List<Object> list(Object given, Object old) {
    Type element = ((ParameterizedType) type).getActualTypeArguments()[0];
    // of what is one value unless it is said otherwise, a number will do
    boolean single = given instanceof Number && old instanceof List<?> some && some.size() == 1;
    if (!((single ? List.of(given) : given) instanceof Collection<?> values)) {
      throw refusal("a list", given);
    }
    int[] index = {0};
    return values.stream()
        .map(
            value ->
                new ParameterValue(name + "[" + index[0]++ + "]", element, binding).from(value))
        .toList();
  }

  private Object constant(Class<?> raw, Object given) {
    List<?> constants = List.of(raw.getEnumConstants());
    return constants.stream()
        .filter(constant -> Spelling.same(constant.toString(), Objects.toString(given)))
        .findFirst()
        .orElseThrow(() -> noneOf(constants.stream().map(Object::toString).toList(), given));
  }

  private Object part(Object given, Object old, boolean anew) {
    Map<String, Object> settings = new HashMap<>();
    if (given instanceof Map<?, ?> map) {
      map.forEach((key, value) -> settings.put(String.valueOf(key), value));
    } else if (given instanceof String) {
      settings.put(RecordBinding.TYPE, given);
    } else {
      throw refusal("the name of a " + raw().getSimpleName() + ", or a map with type", given);
    }
    Object wanted = settings.remove(RecordBinding.TYPE);
    if (wanted != null) {
      return binding.make(prototype(wanted, old), settings);
    }
    if (!(old instanceof Record part) || (anew && !raw().isRecord())) {
      throw refusal("a map with type", "one without");
    }
    return anew ? binding.make(part, settings) : binding.with(part, settings);
  }

  private Record prototype(Object wanted, Object old) {
    List<Record> candidates = new ArrayList<>(binding.parts().of(raw()));
    if (old instanceof Record part) {
      candidates.add(part);
    }
    return candidates.stream()
        .filter(part -> binding.parts().isNamed(part, raw(), Objects.toString(wanted)))
        .findFirst()
        .orElseThrow(
            () ->
                noneOf(
                    candidates.stream().map(p -> p.getClass().getSimpleName()).distinct().toList(),
                    wanted));
  }

  private IllegalArgumentException noneOf(List<String> valid, Object given) {
    return Spelling.unknown(name, Objects.toString(given), valid);
  }

  private IllegalArgumentException refusal(String rule, Object given) {
    return new IllegalArgumentException("%s must be %s, received %s".formatted(name, rule, given));
  }
}
