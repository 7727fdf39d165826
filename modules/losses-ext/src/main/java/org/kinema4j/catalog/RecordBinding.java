package org.kinema4j.catalog;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Records seen as values by name.
 *
 * @since 0.1
 */
public final class RecordBinding {

  /** Key of a map that says of which class a part is. */
  public static final String TYPE = "type";

  private final Parts parts;

  /**
   * Makes a binding.
   *
   * @param parts what parts can be made of by name
   */
  public RecordBinding(Parts parts) {
    this.parts = parts;
  }

  Parts parts() {
    return parts;
  }

  /**
   * Returns a copy of a record with other values.
   *
   * @param record what to copy
   * @param changes values by name: numbers of any class, whole ones where a count is asked for; a
   *     constant of an enum as a text in any case; a part as the name of its class, or as a map
   *     with the name at {@value #TYPE}, or without it to change the part that the record has; or
   *     values of the right type
   * @return the copy
   * @throws IllegalArgumentException if it has no such component, a value is of another type, or
   *     its constructor refuses it
   */
  public Record with(Record record, Map<String, ?> changes) {
    return changed(record, changes, 0);
  }

  /**
   * Returns a record like an example, of which the required components are not taken over.
   *
   * @param example what has the defaults of the other components
   * @param settings values by name, as {@link #with} takes them
   * @return the record
   * @throws IllegalArgumentException as {@link #with}, and if a required component is missing
   */
  public Record make(Record example, Map<String, ?> settings) {
    List<String> required = required(example);
    for (String name : required) {
      if (!settings.containsKey(name)) {
        throw new IllegalArgumentException(
            "%s of %s must be given, received none"
                .formatted(name, example.getClass().getSimpleName()));
      }
    }
    return changed(example, settings, required.size());
  }

  /**
   * Returns the components that have no default.
   *
   * @param record any record
   * @return the names of the first components, as many as its shortest constructor has parameters
   */
  public static List<String> required(Record record) {
    int count =
        Arrays.stream(record.getClass().getConstructors())
            .mapToInt(Constructor::getParameterCount)
            .min()
            .orElse(0);
    return Stream.of(record.getClass().getRecordComponents())
        .limit(count)
        .map(RecordComponent::getName)
        .toList();
  }

  /**
   * Returns what a record holds in values that a configuration file can have.
   *
   * @param record any record
   * @return numbers, texts, lists and maps by name, in the order of the components; of a part its
   *     class is at {@value #TYPE}; infinity and NaN are texts
   */
  public Map<String, Object> plain(Record record) {
    Map<String, Object> values = values(record);
    values.replaceAll((name, value) -> plainValue(value));
    return values;
  }

  /**
   * Returns the defaults of a record.
   *
   * @param example any record
   * @return what {@link #plain} gives of the components that are not {@link #required}
   */
  public Map<String, Object> defaults(Record example) {
    Map<String, Object> values = plain(example);
    values.keySet().removeAll(required(example));
    return values;
  }

  private Object plainValue(Object original) {
    Object value = parts.written(original);
    if (value instanceof List<?> list) {
      return list.stream().map(this::plainValue).toList();
    }
    if (value instanceof Record part) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put(TYPE, part.getClass().getSimpleName());
      map.putAll(plain(part));
      return map;
    }
    // JSON has no numbers for what is not finite
    boolean plain = value instanceof Double number ? Double.isFinite(number) : isSimple(value);
    return plain ? value : value.toString();
  }

  private static boolean isSimple(Object value) {
    return value instanceof Number || value instanceof Boolean;
  }

  private Record changed(Record record, Map<String, ?> changes, int required) {
    Map<String, Object> values = values(record);
    RecordComponent[] components = record.getClass().getRecordComponents();
    requireKnown(record, changes, List.copyOf(values.keySet()));
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      if (changes.containsKey(name)) {
        var parameter = new ParameterValue(name, components[i].getGenericType(), this);
        values.put(
            name,
            i < required
                ? parameter.anew(changes.get(name), values.get(name))
                : parameter.from(changes.get(name), values.get(name)));
      }
    }
    return create(record.getClass(), components, values.values().toArray());
  }

  /**
   * Returns what a record holds.
   *
   * @param record any record
   * @return values by name, in the order of the components
   */
  public static Map<String, Object> values(Record record) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      values.put(component.getName(), value(record, component));
    }
    return values;
  }

  private static void requireKnown(Record record, Map<String, ?> changes, List<String> names) {
    for (String name : changes.keySet()) {
      if (!names.contains(name)) {
        throw Spelling.unknown("parameter of " + record.getClass().getSimpleName(), name, names);
      }
    }
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a component of a public record can be read", e);
    }
  }

  private static Record create(
      Class<? extends Record> type, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(type + " refuses arguments in another way", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " must be a public record", e);
    }
  }
}
