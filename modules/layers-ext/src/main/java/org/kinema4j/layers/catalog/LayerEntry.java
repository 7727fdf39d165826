package org.kinema4j.layers.catalog;

import java.net.URI;
import java.util.Objects;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;

/**
 * A layer that the catalog knows.
 *
 * @param type the configuration class
 * @param builder makes a builder that has every option at its default
 * @param summary one line for people who choose, with authors and year of the paper
 * @param paper where to read the paper
 * @since 0.1
 */
public record LayerEntry(
    Class<? extends FeedForwardLayer> type,
    Supplier<? extends FeedForwardLayer.Builder<?>> builder,
    String summary,
    URI paper) {

  /**
   * Checks that nothing is missing.
   *
   * @param type the configuration class
   * @param builder makes a builder
   * @param summary one line
   * @param paper where to read the paper
   */
  public LayerEntry {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(builder, "builder");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(paper, "paper");
  }

  /**
   * Returns what the layer is called.
   *
   * @return the simple name of its configuration class, for example {@code Lstm}
   */
  public String name() {
    return type.getSimpleName();
  }
}
