package org.kinema4j.optim.catalog;

import java.net.URI;
import java.util.Map;
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
    Arguments.record("defaults", defaults);
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

  /**
   * Returns what can be set.
   *
   * @return the default of each parameter by name, as {@link Optimizers#parameters} gives it
   */
  public Map<String, Object> parameters() {
    return Optimizers.parameters(defaults);
  }

  /**
   * Makes the optimizer from parameters by name, as a configuration file has them.
   *
   * <pre>{@code
   * Optimizer optimizer = Optimizers.named("lion").with(Map.of("learningRate", 3e-4));
   * }</pre>
   *
   * <p>A learning rate is a number or a schedule, a decay a number, which is then multiplied by the
   * learning rate, or a map; a schedule is the name of its class, or a map with the name at {@code
   * type} beside its parameters.
   *
   * @param parameters values by name; what is missing keeps its default
   * @return the optimizer
   * @throws IllegalArgumentException if the optimizer has no such parameter (the message lists
   *     those it has), a value is of another type, or the optimizer refuses it
   */
  public Optimizer with(Map<String, ?> parameters) {
    return (Optimizer) Optimizers.BINDING.with((Record) defaults, parameters);
  }
}
