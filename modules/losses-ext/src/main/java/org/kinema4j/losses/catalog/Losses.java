package org.kinema4j.losses.catalog;

import java.util.List;
import java.util.stream.Stream;

/**
 * The losses of this module.
 *
 * <pre>{@code
 * List<String> names = Losses.all().stream().map(LossEntry::name).toList();
 * }</pre>
 *
 * @since 0.1
 */
public final class Losses {

  private static final List<LossEntry> ALL =
      Stream.of(
              ClassificationLosses.ALL,
              RegressionLosses.ALL,
              RankingLosses.ALL,
              EmbeddingLosses.ALL)
          .flatMap(List::stream)
          .toList();

  private Losses() {}

  /**
   * Returns every loss.
   *
   * @return the losses in the order in which to list them, by family
   */
  public static List<LossEntry> all() {
    return ALL;
  }
}
