package org.kinema4j.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What the parts of records can be made of by name.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Parts {

  /**
   * Returns the parts of a kind.
   *
   * @param kind a class or an interface
   * @return an example of each class, its optional components at their defaults
   */
  List<Record> of(Class<?> kind);

  /**
   * Returns whether a name is that of a part.
   *
   * @param part the part
   * @param kind what the part is one of
   * @param name the name, however spelled
   * @return true if the part is meant; unless said otherwise, by the simple name of its class
   */
  default boolean isNamed(Record part, Class<?> kind, String name) {
    return Spelling.same(part.getClass().getSimpleName(), name);
  }

  /**
   * Reads what can be written shorter than as a part, for example a number.
   *
   * @param component name and type of what is read
   * @param given what stands in the configuration
   * @return the value; nothing if there is no shorter form
   */
  default Optional<Object> read(ParameterValue component, Object given) {
    return Optional.empty();
  }

  /**
   * Returns what a value is written as, before records become maps.
   *
   * @param value a value of a component
   * @return the value, or what {@link #read} makes it of
   */
  default Object written(Object value) {
    return value;
  }
}
