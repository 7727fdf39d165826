package org.kinema4j.har.report;

import java.util.Objects;

/**
 * One line of a table of two columns, for example the frame rate or the version of a library.
 *
 * @param name what it is
 * @param value its value with its unit, as it shall be shown
 */
public record Fact(String name, String value) {

  /**
   * Checks that both are there.
   *
   * @param name what it is
   * @param value its value with its unit
   */
  public Fact {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }
}
