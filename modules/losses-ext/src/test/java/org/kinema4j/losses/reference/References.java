package org.kinema4j.losses.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.catalog.LossEntry;
import org.kinema4j.losses.catalog.LossFamily;
import org.kinema4j.losses.catalog.Losses;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/** Numbers that another program found, in files of JSON. */
final class References {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double RELATIVE = 1e-10;

  private References() {}

  /**
   * What another program made of a batch.
   *
   * @param loss the loss with its parameters
   * @param labels the labels
   * @param outputs the outputs
   * @param scores one an example, or none
   * @param total the mean over the examples where there are no scores
   * @param source where the numbers are from
   */
  record Reference(
      Loss loss, INDArray labels, INDArray outputs, double[] scores, double total, String source) {

    void assertAgreement(IActivation activation) {
      INDArray actual =
          loss.evaluate(
                  new LossInput(labels, outputs, activation, null), Loss.Want.SCORES)
              .scores();
      if (scores == null) {
        assertThat(actual.meanNumber().doubleValue()).isCloseTo(total, tolerance(total));
        return;
      }
      for (int i = 0; i < scores.length; i++) {
        assertThat(actual.getDouble(i, 0)).isCloseTo(scores[i], tolerance(scores[i]));
      }
    }

    private static org.assertj.core.data.Offset<Double> tolerance(double expected) {
      return within(RELATIVE * Math.max(1, Math.abs(expected)));
    }

    @Override
    public String toString() {
      return loss + " by " + source;
    }
  }

  static Stream<Reference> of(String file) throws IOException {
    List<Reference> references = new ArrayList<>();
    try (InputStream in = References.class.getResourceAsStream(file)) {
      for (JsonNode entry : MAPPER.readTree(in)) {
        JsonNode scores = entry.get("scores");
        references.add(
            new Reference(
                loss(entry),
                matrix(entry.get("labels")),
                matrix(entry.get("outputs")),
                scores == null ? null : MAPPER.treeToValue(scores, double[].class),
                scores == null ? entry.get("total").asDouble() : Double.NaN,
                entry.get("source").asText()));
      }
    }
    return references.stream();
  }

  /** The catalog's loss, with the entry's parameters. */
  private static Loss loss(JsonNode entry) throws IOException {
    Loss defaults =
        Losses.all().stream()
            .filter(known -> known.name().equals(entry.get("loss").asText()))
            .findFirst()
            .orElseThrow()
            .defaults();
    ObjectNode tree = MAPPER.valueToTree(defaults);
    tree.setAll((ObjectNode) entry.get("parameters"));
    return MAPPER.treeToValue(tree, defaults.getClass());
  }

  private static INDArray matrix(JsonNode rows) throws IOException {
    return Nd4j.createFromArray(MAPPER.treeToValue(rows, double[][].class));
  }

  static void assertComplete(String file, LossFamily family) throws IOException {
    assertThat(of(file).map(reference -> reference.loss().name()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Losses.all().stream()
                .filter(entry -> entry.family() == family)
                .map(LossEntry::name)
                .toList());
  }
}
