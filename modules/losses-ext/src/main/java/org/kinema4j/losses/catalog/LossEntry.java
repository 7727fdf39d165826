package org.kinema4j.losses.catalog;

import java.net.URI;
import java.util.Map;
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
    Arguments.record("defaults", defaults);
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

  /**
   * Returns what can be set.
   *
   * @return the default of each parameter by name, as {@link Losses#parameters} gives it
   */
  public Map<String, Object> parameters() {
    return Losses.parameters(defaults);
  }

  /**
   * Makes the loss from parameters by name, as a configuration file has them.
   *
   * <pre>{@code
   * Loss loss = Losses.named("focal-loss").with(Map.of("gamma", 1.5));
   * }</pre>
   *
   * <p>Numbers may be of any class, whole ones where a count is asked for; a constant of an enum is
   * a text in any case; a part, such as a distance or a miner, is the name of its class ({@code
   * batch-hard}; {@code l1}, {@code cosine} and the like for short), or a map with the name at
   * {@code type} beside its parameters, of which those missing have the part's own defaults; a map
   * without {@code type} changes the part that the loss has. A value that already has the type of
   * the parameter is taken as it is. What {@link Losses#parameters} gives is taken back.
   *
   * @param parameters values by name; what is missing keeps its default
   * @return the loss
   * @throws IllegalArgumentException if the loss has no such parameter (the message lists those it
   *     has), a value is of another type, or the loss refuses it
   */
  public Loss with(Map<String, ?> parameters) {
    return (Loss) Losses.BINDING.with((Record) defaults, parameters);
  }
}
