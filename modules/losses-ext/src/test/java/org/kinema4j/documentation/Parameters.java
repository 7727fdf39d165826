package org.kinema4j.documentation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.LearningRate;

/** Parameters of losses and optimizers, which are records, by name. */
public final class Parameters {

  private Parameters() {}

  /** The parameters in their order. */
  public static Map<String, Object> of(Object record) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        values.put(component.getName(), component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
    return values;
  }

  /**
   * A number as the parameter's type has it: an integer, a learning rate, a decay with that
   * coefficient, a list of one number, or the number.
   */
  public static Object like(Object record, String name, double value) {
    Object present = of(record).get(name);
    if (present instanceof Integer) {
      return (int) value;
    }
    if (present instanceof LearningRate) {
      return LearningRate.of(value);
    }
    if (present instanceof Decay decay) {
      return decay.withCoefficient(value);
    }
    return present instanceof List<?> ? List.of(value) : (Object) value;
  }

  /** A copy with another value of a parameter. */
  public static Object with(Object record, String name, Object value) {
    Map<String, Object> values = of(record);
    values.put(name, value);
    Class<?>[] types =
        Arrays.stream(record.getClass().getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return record.getClass().getDeclaredConstructor(types).newInstance(values.values().toArray());
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
