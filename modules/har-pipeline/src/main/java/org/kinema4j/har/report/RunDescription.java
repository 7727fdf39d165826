package org.kinema4j.har.report;

import java.util.List;
import java.util.Objects;

/**
 * What was trained, how, and with what.
 *
 * @param network name of the network
 * @param parameters number of its weights
 * @param curve how training went
 * @param configuration the whole configuration with every default, as YAML
 * @param provenance versions, seed, machine, timings
 */
public record RunDescription(
    String network,
    long parameters,
    LearningCurve curve,
    String configuration,
    List<Fact> provenance) {

  /**
   * Copies the list.
   *
   * @param network name of the network
   * @param parameters number of its weights
   * @param curve how training went
   * @param configuration the whole configuration with every default
   * @param provenance versions, seed, machine, timings
   */
  public RunDescription {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(curve, "curve");
    Objects.requireNonNull(configuration, "configuration");
    provenance = List.copyOf(provenance);
  }
}
