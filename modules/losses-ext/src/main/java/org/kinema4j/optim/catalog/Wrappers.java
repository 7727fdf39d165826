package org.kinema4j.optim.catalog;

import java.net.URI;
import java.util.List;
import org.kinema4j.optim.Averaged;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.Lookahead;
import org.kinema4j.optim.Momentum;

/**
 * What this module has around the step of any optimizer.
 *
 * <pre>{@code
 * List<String> names = Wrappers.all().stream().map(WrapperEntry::name).toList();
 * }</pre>
 *
 * @since 0.1
 */
public final class Wrappers {

  private static final List<WrapperEntry> ALL =
      List.of(
          new WrapperEntry(
              new Decayed(new Momentum(), 0.01),
              "decoupled weight decay for any optimizer (Loshchilov and Hutter, 2019)",
              URI.create("https://arxiv.org/abs/1711.05101")),
          new WrapperEntry(
              new Averaged(new Momentum()),
              "average of the weights to evaluate, exponential or stochastic (Izmailov et al.,"
                  + " 2018)",
              URI.create("https://arxiv.org/abs/1803.05407")),
          new WrapperEntry(
              new Lookahead(new Momentum()),
              "slow weights go a part of the way of the fast ones (Zhang et al., 2019)",
              URI.create("https://arxiv.org/abs/1907.08610")));

  private Wrappers() {}

  /**
   * Returns every optimizer that goes around another one.
   *
   * @return the optimizers in the order in which to list them
   */
  public static List<WrapperEntry> all() {
    return ALL;
  }
}
