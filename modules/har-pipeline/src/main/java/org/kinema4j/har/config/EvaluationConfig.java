package org.kinema4j.har.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How results are judged.
 *
 * @param background labels that are no action, such as {@code Idle}: their segments do not count,
 *     and frames are scored once more without them. None by default
 */
public record EvaluationConfig(List<String> background) {

  /** Every label is an action. */
  public static final EvaluationConfig DEFAULT = new EvaluationConfig(List.of());

  /**
   * Copies the list.
   *
   * @param background labels that are no action, distinct
   */
  public EvaluationConfig {
    background = background == null ? List.of() : List.copyOf(background);
    if (new HashSet<>(background).size() < background.size()) {
      throw new IllegalArgumentException("background must be distinct, received " + background);
    }
  }

  /**
   * Returns the background as metrics take it.
   *
   * @return labels in no order
   */
  public Set<String> backgroundLabels() {
    return Set.copyOf(background);
  }
}
