package org.kinema4j.optim.catalog;

import java.net.URI;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.Optimizer;

/**
 * An optimizer that the catalog knows.
 *
 * @param defaults the optimizer with every parameter at its default
 * @param summary one line for people who choose, with authors and year of the paper
 * @param paper where to read the paper
 * @since 0.1
 */
public record OptimizerEntry(Optimizer defaults, String summary, URI paper) {

  /**
   * Checks that nothing is missing.
   *
   * @param defaults the optimizer with every parameter at its default
   * @param summary one line
   * @param paper where to read the paper
   */
  public OptimizerEntry {
    Arguments.present("defaults", defaults);
    Arguments.present("summary", summary);
    Arguments.present("paper", paper);
  }

  /**
   * Returns what the optimizer is called.
   *
   * @return the simple name of its class, for example {@code Momentum}
   */
  public String name() {
    return defaults.getClass().getSimpleName();
  }
}
