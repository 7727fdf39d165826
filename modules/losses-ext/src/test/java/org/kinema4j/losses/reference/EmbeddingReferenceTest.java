package org.kinema4j.losses.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.catalog.Losses;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/**
 * Values of pytorch-metric-learning, computed in float64 by {@code
 * src/test/python/reference_embedding.py}.
 */
class EmbeddingReferenceTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Stream<Reference> references() throws IOException {
    try (InputStream in = EmbeddingReferenceTest.class.getResourceAsStream("embedding.json")) {
      List<Reference> references = new ArrayList<>();
      MAPPER.readTree(in).forEach(node -> references.add(new Reference(node)));
      return references.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void meanOfScoresIsTheLibrarysLoss(Reference reference) throws IOException {
    JsonNode node = reference.node;
    Loss loss = loss(node.get("loss").asText(), node.get("parameters"));
    INDArray labels =
        Nd4j.createFromArray(MAPPER.treeToValue(node.get("labels"), double[].class)).reshape(-1, 1);
    INDArray outputs =
        Nd4j.createFromArray(MAPPER.treeToValue(node.get("outputs"), double[][].class));
    double total = node.get("total").asDouble();

    double score = loss.computeScore(labels, outputs, new ActivationIdentity(), null, true);

    assertThat(total).as("a value that tests something").isPositive();
    assertThat(score).isCloseTo(total, within(1e-10 * Math.max(1, total)));
  }

  /** The defaults of the catalog, with some parameters replaced. */
  private static Loss loss(String name, JsonNode parameters) throws IOException {
    Loss defaults =
        Losses.all().stream()
            .filter(entry -> entry.name().equals(name))
            .findAny()
            .orElseThrow()
            .defaults();
    ObjectNode node = MAPPER.valueToTree(defaults);
    node.setAll((ObjectNode) parameters);
    return (Loss) MAPPER.treeToValue(node, ILossFunction.class);
  }

  private record Reference(JsonNode node) {
    @Override
    public String toString() {
      return node.get("loss").asText() + ": " + node.get("source").asText();
    }
  }
}
