package org.kinema4j.har.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A line for people of what {@code run.json} says in full. */
final class FactLine {

  private static final MathContext THREE_DIGITS = new MathContext(3);

  private static final String NAME = "name";

  private FactLine() {}

  /** Says what something is called, and its parameters. */
  static String of(String what, Map<String, Object> facts) {
    return facts.entrySet().stream()
        .filter(fact -> !List.of().equals(fact.getValue()))
        .map(
            fact ->
                fact.getKey().equals(NAME)
                    ? fact.getValue().toString()
                    : fact.getKey() + " " + text(fact.getValue()))
        .collect(Collectors.joining(", ", what + ": ", "."));
  }

  private static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + " " + text(entry.getValue()))
          .collect(Collectors.joining(", ", "(", ")"));
    }
    return value instanceof Double number ? number(number) : value.toString();
  }

  /** Counts as they are, other numbers to three digits. */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    return (value == Math.rint(value) ? exact : exact.round(THREE_DIGITS))
        .stripTrailingZeros()
        .toPlainString();
  }
}
