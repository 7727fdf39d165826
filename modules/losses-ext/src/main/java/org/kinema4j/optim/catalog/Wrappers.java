package org.kinema4j.optim.catalog;

import java.net.URI;
import java.util.List;
import org.kinema4j.catalog.Spelling;
import org.kinema4j.optim.Accumulated;
import org.kinema4j.optim.Averaged;
import org.kinema4j.optim.Centralized;
import org.kinema4j.optim.Clipped;
import org.kinema4j.optim.Clipping;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.Lookahead;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.SharpnessAware;

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
              URI.create("https://arxiv.org/abs/1907.08610")),
          new WrapperEntry(
              new Clipped(new Momentum(), Clipping.byGlobalNorm(1)),
              "shorter gradients: by value, by global norm, adaptively (Pascanu et al., 2013)",
              URI.create("https://arxiv.org/abs/1211.5063")),
          new WrapperEntry(
              new Centralized(new Momentum()),
              "gradients of weights without their mean (Yong et al., 2020)",
              URI.create("https://arxiv.org/abs/2004.01461")),
          new WrapperEntry(
              new Accumulated(new Momentum(), 4),
              "a step with the mean gradient of several batches (Ott et al., 2018)",
              URI.create("https://arxiv.org/abs/1806.00187")),
          new WrapperEntry(
              new SharpnessAware(new Momentum()),
              "a second gradient where the loss is higher, SAM (Foret et al., 2021)",
              URI.create("https://arxiv.org/abs/2010.01412")));

  private Wrappers() {}

  /**
   * Returns every optimizer that goes around another one.
   *
   * @return the optimizers in the order in which to list them
   */
  public static List<WrapperEntry> all() {
    return ALL;
  }

  /**
   * Finds an optimizer that goes around another one.
   *
   * @param name the simple name of its class; case, hyphens, underscores and blanks do not matter
   * @return the optimizer
   * @throws IllegalArgumentException if there is none of that name; the message lists the names
   */
  public static WrapperEntry named(String name) {
    return Spelling.find("wrapper", name, ALL, WrapperEntry::name);
  }
}
