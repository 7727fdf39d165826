package org.kinema4j.optim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.kinema4j.optim.LearningRate;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.catalog.OptimizerEntry;
import org.kinema4j.optim.catalog.Optimizers;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/** The optimizers of stored trajectories. */
final class ReferenceOptimizers {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ReferenceOptimizers() {}

  /** The catalog's optimizer, with the parameters that an entry gives in place of its defaults. */
  static Optimizer of(JsonNode entry) {
    String name = entry.get("optimizer").asText();
    ObjectNode parameters = entry.get("parameters").deepCopy();
    Optimizer defaults =
        Optimizers.all().stream()
            .filter(one -> one.name().equals(name))
            .map(OptimizerEntry::defaults)
            .findFirst()
            .orElseThrow();
    ObjectNode node = MAPPER.valueToTree(defaults);
    if (parameters.has("learningRate")) {
      LearningRate rate = LearningRate.of(parameters.remove("learningRate").asDouble());
      node.set("learningRate", MAPPER.valueToTree(rate));
    }
    parameters
        .fieldNames()
        .forEachRemaining(
            parameter -> assertThat(node.has(parameter)).as(name + "." + parameter).isTrue());
    return (Optimizer) MAPPER.convertValue(node.setAll(parameters), IUpdater.class);
  }
}
