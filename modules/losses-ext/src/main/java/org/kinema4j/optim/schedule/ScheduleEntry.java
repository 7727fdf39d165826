package org.kinema4j.optim.schedule;

import java.net.URI;
import org.kinema4j.losses.internal.Arguments;

/**
 * A schedule that the catalog knows.
 *
 * @param example the schedule over about a hundred steps, its optional parameters at their defaults
 * @param summary one line for people who choose, with authors and year of the source
 * @param source where to read the paper, or what is followed where there is none
 * @since 0.1
 */
public record ScheduleEntry(Schedule example, String summary, URI source) {

  /**
   * Checks that nothing is missing.
   *
   * @param example the schedule over about a hundred steps
   * @param summary one line
   * @param source where to read the paper
   */
  public ScheduleEntry {
    Arguments.present("example", example);
    Arguments.present("summary", summary);
    Arguments.present("source", source);
  }

  /**
   * Returns what the schedule is called.
   *
   * @return the simple name of its class, for example {@code CosineDecay}
   */
  public String name() {
    return example.getClass().getSimpleName();
  }
}
