package org.kinema4j.losses.catalog;

import java.net.URI;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.internal.Arguments;

/**
 * A loss that the catalog knows.
 *
 * @param defaults the loss with every parameter at its default
 * @param family what it is for
 * @param summary one line for people who choose, with authors and year of the paper
 * @param paper where to read the paper
 * @since 0.1
 */
public record LossEntry(Loss defaults, LossFamily family, String summary, URI paper) {

  /**
   * Checks that nothing is missing.
   *
   * @param defaults the loss with every parameter at its default
   * @param family what it is for
   * @param summary one line
   * @param paper where to read the paper
   */
  public LossEntry {
    Arguments.present("defaults", defaults);
    Arguments.present("family", family);
    Arguments.present("summary", summary);
    Arguments.present("paper", paper);
  }

  /**
   * Returns what the loss is called.
   *
   * @return the simple name of its class, for example {@code FocalLoss}
   */
  public String name() {
    return defaults.name();
  }
}
