package org.kinema4j.optim.catalog;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.kinema4j.catalog.RecordBinding;
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
    Arguments.record("example", example);
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
   * @return the default of each other parameter by name, as {@link Optimizers#parameters} gives it
   */
  public Map<String, Object> parameters() {
    return Collections.unmodifiableMap(Optimizers.BINDING.defaults((Record) example));
  }

  /**
   * Makes the optimizer from parameters by name, as a configuration file has them.
   *
   * <pre>{@code
   * WrappingOptimizer optimizer =
   *     Wrappers.named("decayed").with(Map.of("optimizer", "Lion", "weightDecay", 0.1));
   * }</pre>
   *
   * @param parameters values by name, as {@link OptimizerEntry#with} takes them; an optimizer
   *     within is the name of its class, or a map with the name at {@code type} beside its
   *     parameters
   * @return the optimizer
   * @throws IllegalArgumentException if one is missing that has no default, the optimizer has no
   *     such parameter (the message lists those it has), a value is of another type, or it is
   *     refused
   */
  public WrappingOptimizer with(Map<String, ?> parameters) {
    return (WrappingOptimizer) Optimizers.BINDING.make((Record) example, parameters);
  }
}
