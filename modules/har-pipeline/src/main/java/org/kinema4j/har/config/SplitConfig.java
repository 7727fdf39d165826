package org.kinema4j.har.config;

import java.util.List;

/**
 * Who is held out.
 *
 * @param test subjects to test on; empty: the last subject in natural order
 */
public record SplitConfig(List<String> test) {

  /** Leaves the choice to the pipeline. */
  public static final SplitConfig DEFAULT = new SplitConfig(List.of());

  /**
   * Copies the list.
   *
   * @param test subjects to test on
   */
  public SplitConfig {
    test = test == null ? List.of() : List.copyOf(test);
  }
}
