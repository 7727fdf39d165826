package org.kinema4j.losses.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records seen as values by name. */
final class RecordBinding {

  private RecordBinding() {}

  /**
   * Returns what a record holds.
   *
   * @param record any record
   * @return values by name, in the order of the components
   */
  static Map<String, Object> values(Record record) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      values.put(component.getName(), value(record, component));
    }
    return values;
  }

  /**
   * Returns a copy of a record with other values.
   *
   * @param record what to copy
   * @param changes values by name, as {@link ParameterValue} takes them
   * @return the copy
   * @throws IllegalArgumentException if it has no such component, or its constructor refuses
   */
  static Record with(Record record, Map<String, ?> changes) {
    Map<String, Object> values = values(record);
    RecordComponent[] components = record.getClass().getRecordComponents();
    requireKnown(record, changes, List.copyOf(values.keySet()));
    for (RecordComponent component : components) {
      String name = component.getName();
      if (changes.containsKey(name)) {
        var parameter = new ParameterValue(name, component.getGenericType());
        values.put(name, parameter.from(changes.get(name), values.get(name)));
      }
    }
    return create(record.getClass(), components, values.values().toArray());
  }

  /**
   * Returns what a record holds in values that a configuration file can have.
   *
   * @param record any record
   * @return numbers, texts, lists and maps by name; of a part its class is at {@value
   *     ParameterValue#TYPE}
   */
  static Map<String, Object> plain(Record record) {
    Map<String, Object> values = values(record);
    values.replaceAll((name, value) -> plainValue(value));
    return values;
  }

  private static Object plainValue(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(RecordBinding::plainValue).toList();
    }
    if (value instanceof Record part) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put(ParameterValue.TYPE, part.getClass().getSimpleName());
      map.putAll(plain(part));
      return map;
    }
    return value instanceof Number || value instanceof Boolean ? value : value.toString();
  }

  private static void requireKnown(Record record, Map<String, ?> changes, List<String> names) {
    for (String name : changes.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "parameter of %s must be one of %s, received %s%s"
                .formatted(
                    record.getClass().getSimpleName(),
                    String.join(", ", names),
                    name,
                    Spelling.suggestion(name, names)));
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
