package org.kinema4j.losses.catalog;

import java.util.List;
import java.util.Map;
import org.kinema4j.losses.Loss;

/** Parameters of losses by name. */
final class Parameters {

  private Parameters() {}

  /** The parameters in their order. */
  static Map<String, Object> of(Loss loss) {
    return RecordBinding.values((Record) loss);
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
  static Record with(Loss loss, String name, Object value) {
    return RecordBinding.with((Record) loss, Map.of(name, value));
  }
}
