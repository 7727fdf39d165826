package org.kinema4j.har.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kinema4j.har.model.ClassifierLosses;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.catalog.Losses;
import org.kinema4j.losses.classification.CrossEntropy;

/**
 * What is said of the loss of a run.
 *
 * @param loss with what came from the training windows
 * @param classes class of each output
 */
record LossFacts(Loss loss, List<String> classes) {

  private static final MathContext THREE_DIGITS = new MathContext(3);

  /** All that is known, for {@code run.json}; what is a number a class is so by label. */
  Map<String, Object> json() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", loss.name());
    Losses.parameters(loss).forEach((name, value) -> facts.put(name, labelled(value)));
    facts.remove(ClassifierLosses.LABEL_FORMAT);
    return facts;
  }

  private Object labelled(Object value) {
    if (value instanceof List<?> list && list.size() == classes.size()) {
      Map<String, Object> byLabel = new LinkedHashMap<>();
      for (int c = 0; c < classes.size(); c++) {
        byLabel.put(classes.get(c), list.get(c));
      }
      return byLabel;
    }
    return value;
  }

  /** A line for people; nothing of plain cross entropy, which is what they expect. */
  Optional<String> line() {
    return loss.equals(new CrossEntropy())
        ? Optional.empty()
        : Optional.of(
            json().entrySet().stream()
                .filter(fact -> !List.of().equals(fact.getValue()))
                .map(fact -> fact.getKey() + " " + text(fact.getValue()))
                .collect(Collectors.joining(", ", "Loss: ", "."))
                .replaceFirst("Loss: name ", "Loss: "));
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
    BigDecimal exact = BigDecimal.valueOf(value);
    return (value == Math.rint(value) ? exact : exact.round(THREE_DIGITS))
        .stripTrailingZeros()
        .toPlainString();
  }
}
