package org.kinema4j.losses.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.catalog.LossEntry;
import org.kinema4j.losses.catalog.Losses;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/** Scores of a batch, or only their mean, as another program computed them. */
final class Reference {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Loss loss;
  private final double[][] labels;
  private final double[][] outputs;
  private final double[] scores;
  private final double mean;
  private final String source;

  private Reference(JsonNode entry) {
    loss = loss(entry.get("loss").asText(), (ObjectNode) entry.get("parameters"));
    labels = MAPPER.convertValue(entry.get("labels"), double[][].class);
    outputs = MAPPER.convertValue(entry.get("outputs"), double[][].class);
    boolean each = entry.has("scores");
    scores = each ? MAPPER.convertValue(entry.get("scores"), double[].class) : new double[0];
    mean = each ? Arrays.stream(scores).average().orElseThrow() : entry.get("total").asDouble();
    source = entry.get("source").asText();
  }

  /** The references of a family, which {@code src/test/python/reference_<family>.py} makes. */
  static Stream<Reference> of(String family) throws IOException {
    try (InputStream in = Reference.class.getResourceAsStream(family + ".json")) {
      JsonNode entries = MAPPER.readTree(in);
      return StreamSupport.stream(entries.spliterator(), false).map(Reference::new);
    }
  }

  /** The catalog's loss, with the parameters that are given in place of its defaults. */
  private static Loss loss(String name, ObjectNode parameters) {
    Loss defaults =
        Losses.all().stream()
            .filter(entry -> entry.name().equals(name))
            .map(LossEntry::defaults)
            .findFirst()
            .orElseThrow();
    ObjectNode node = MAPPER.valueToTree(defaults);
    parameters
        .fieldNames()
        .forEachRemaining(
            parameter -> assertThat(node.has(parameter)).as(name + "." + parameter).isTrue());
    return MAPPER.convertValue(node.setAll(parameters), Loss.class);
  }

  /** Compares our scores, and their mean, with those of the source. */
  void check(double relativeTolerance) {
    INDArray ours =
        loss.computeScoreArray(
            Nd4j.createFromArray(labels),
            Nd4j.createFromArray(outputs),
            new ActivationIdentity(),
            null);

    for (int i = 0; i < scores.length; i++) {
      assertThat(ours.getDouble(i, 0))
          .as("score %d of %s", i, this)
          .isCloseTo(scores[i], within(relativeTolerance * Math.max(1, Math.abs(scores[i]))));
    }
    assertThat(ours.meanNumber().doubleValue())
        .as("mean of %s", this)
        .isCloseTo(mean, within(relativeTolerance * Math.max(1, Math.abs(mean))));
  }

  @Override
  public String toString() {
    return loss + ": " + source;
  }
}
