package org.kinema4j.losses.catalog;

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
 */
record ParameterValue(String name, Type type) {

  /** Key of a map that says of which class a part is. */
  static final String TYPE = "type";

  /**
   * Makes the value.
   *
   * @param given what stands in the configuration
   * @param old the value by default, which a map without a type changes
   * @return a value of the parameter's type
   * @throws IllegalArgumentException if it cannot be one
   */
  Object from(Object given, Object old) {
    if (given == null) {
      throw refusal("given", "null");
    }
    Class<?> raw = raw();
    if (raw == List.class) {
      return list(given);
    }
    if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
      return simple(MethodType.methodType(raw).wrap().returnType(), given);
    }
    if (raw.isInstance(given)) {
      return given;
    }
    return raw.isEnum() ? constant(raw, given) : part(raw, given, old);
  }

  private Class<?> raw() {
    return (Class<?>) (type instanceof ParameterizedType some ? some.getRawType() : type);
  }

  private Object simple(Class<?> boxed, Object given) {
    if (boxed == Boolean.class) {
      if (given instanceof Boolean) {
        return given;
      }
      throw refusal("true or false", given);
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

  private List<Object> list(Object given) {
    Type element = ((ParameterizedType) type).getActualTypeArguments()[0];
    if (!(given instanceof Collection<?> values)) {
      throw refusal("a list", given);
    }
    int[] index = {0};
    return values.stream()
        .map(value -> new ParameterValue(name + "[" + index[0]++ + "]", element).from(value, null))
        .toList();
  }

  private Object constant(Class<?> raw, Object given) {
    List<?> constants = List.of(raw.getEnumConstants());
    return constants.stream()
        .filter(constant -> sameName(constant.toString(), given))
        .findFirst()
        .orElseThrow(() -> noneOf(constants.stream().map(Object::toString).toList(), given));
  }

  private Object part(Class<?> raw, Object given, Object old) {
    Map<String, Object> settings = new HashMap<>();
    if (given instanceof Map<?, ?> map) {
      map.forEach((key, value) -> settings.put(String.valueOf(key), value));
    } else if (given instanceof String) {
      settings.put(TYPE, given);
    } else {
      throw refusal("the name of a " + raw.getSimpleName() + ", or a map with type", given);
    }
    Object wanted = settings.remove(TYPE);
    return RecordBinding.with(
        wanted == null ? present(old) : prototype(raw, wanted, old), settings);
  }

  private Record present(Object old) {
    if (old instanceof Record part) {
      return part;
    }
    throw refusal("a map with type", "one without");
  }

  private Record prototype(Class<?> raw, Object wanted, Object old) {
    List<Record> parts = new ArrayList<>(LossParts.of(raw));
    if (old instanceof Record part) {
      parts.add(part);
    }
    return parts.stream()
        .filter(part -> isNamed(part, raw, wanted))
        .findFirst()
        .orElseThrow(
            () ->
                noneOf(
                    parts.stream().map(p -> p.getClass().getSimpleName()).distinct().toList(),
                    wanted));
  }

  /** The name of the class; what all have in common may be left out: {@code l1} of distances. */
  private static boolean isNamed(Record part, Class<?> raw, Object wanted) {
    String name = part.getClass().getSimpleName();
    return sameName(name, wanted) || sameName(name, wanted + raw.getSimpleName());
  }

  private static boolean sameName(String name, Object given) {
    return Spelling.plain(name).equals(Spelling.plain(Objects.toString(given)));
  }

  private IllegalArgumentException noneOf(List<String> valid, Object given) {
    String received = Objects.toString(given);
    return refusal(
        "one of " + String.join(", ", valid), received + Spelling.suggestion(received, valid));
  }

  private IllegalArgumentException refusal(String rule, Object given) {
    return new IllegalArgumentException("%s must be %s, received %s".formatted(name, rule, given));
  }
}
