package org.kinema4j.optim.schedule;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.kinema4j.catalog.RecordBinding;
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
    Arguments.record("example", example);
    Arguments.present("summary", summary);
    Arguments.present("source", source);
  }

  /**
   * Returns what must be given.
   *
   * @return names of the parameters without a default
   */
  public List<String> required() {
    return RecordBinding.required((Record) example);
  }

  /**
   * Returns what can be set besides.
   *
   * @return the default of each other parameter by name, as {@link Schedules#parameters} gives it
   */
  public Map<String, Object> parameters() {
    return Collections.unmodifiableMap(Schedules.BINDING.defaults((Record) example));
  }

  /**
   * Makes the schedule from parameters by name, as a configuration file has them.
   *
   * <pre>{@code
   * Schedule schedule =
   *     Schedules.named("cosine-decay").with(Map.of("initialValue", 0.1, "steps", 5000));
   * }</pre>
   *
   * <p>A schedule within this one is the name of its class, or a map with the name at {@code type}
   * beside its parameters.
   *
   * @param parameters values by name; what is missing keeps its default
   * @return the schedule
   * @throws IllegalArgumentException if one is missing that has no default, the schedule has no
   *     such parameter (the message lists those it has), a value is of another type, or it is
   *     refused
   */
  public Schedule with(Map<String, ?> parameters) {
    return (Schedule) Schedules.BINDING.make((Record) example, parameters);
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
