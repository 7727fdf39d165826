package org.kinema4j.losses.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kinema4j.losses.Loss;

/** Parameters of losses by name. */
final class Parameters {

  private Parameters() {}

  /** The parameters in their order. */
  static Map<String, Object> of(Loss loss) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : loss.getClass().getRecordComponents()) {
      try {
        values.put(component.getName(), component.getAccessor().invoke(loss));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
    return values;
  }

  /** A number as the parameter's type has it: an integer, a list of one number, or the number. */
  static Object like(Loss loss, String name, double value) {
    Object present = of(loss).get(name);
    if (present instanceof Integer) {
      return (int) value;
    }
    return present instanceof List<?> ? List.of(value) : (Object) value;
  }

  /** A copy with another value of a parameter. */
  static Object with(Loss loss, String name, Object value) {
    Map<String, Object> values = of(loss);
    values.put(name, value);
    Class<?>[] types =
        Arrays.stream(loss.getClass().getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return loss.getClass().getDeclaredConstructor(types).newInstance(values.values().toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new AssertionError(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
