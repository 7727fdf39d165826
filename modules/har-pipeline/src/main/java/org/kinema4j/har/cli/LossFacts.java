package org.kinema4j.har.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        : Optional.of(FactLine.of("Loss", json()));
  }
}
