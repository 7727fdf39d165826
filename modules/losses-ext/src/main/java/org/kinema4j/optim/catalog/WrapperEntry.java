package org.kinema4j.optim.catalog;

import java.net.URI;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.WrappingOptimizer;

/**
 * An optimizer around another one that the catalog knows.
 *
 * @param example the optimizer around {@code Momentum}, with every other parameter at its default
 *     if it has one
 * @param summary one line for people who choose, with authors and year of the paper
 * @param paper where to read the paper
 * @since 0.1
 */
public record WrapperEntry(WrappingOptimizer example, String summary, URI paper) {

  /**
   * Checks that nothing is missing.
   *
   * @param example the optimizer around {@code Momentum}
   * @param summary one line
   * @param paper where to read the paper
   */
  public WrapperEntry {
    Arguments.present("example", example);
    Arguments.present("summary", summary);
    Arguments.present("paper", paper);
  }

  /**
   * Returns what the optimizer is called.
   *
   * @return the simple name of its class, for example {@code Decayed}
   */
  public String name() {
    return example.getClass().getSimpleName();
  }
}
