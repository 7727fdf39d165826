package org.kinema4j.har.model;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * The optimizers that the configuration can name. Deeplearning4j's AdaBelief (fails at the first
 * step) and Nadam (no bias correction of the second moment) are left out on purpose.
 */
public final class Optimizers {

  /**
   * An optimizer that can be asked for by name.
   *
   * @param name what the configuration calls it
   * @param description one line for people who choose
   * @param create makes one with a learning rate
   */
  public record Optimizer(String name, String description, DoubleFunction<IUpdater> create) {}

  private static final List<Optimizer> ALL =
      List.of(
          new Optimizer(
              "adam", "Adam, bias-corrected moments (Kingma and Ba, 2015)", rate -> new Adam(rate)),
          new Optimizer(
              "amsgrad",
              "Adam that never lets its step grow again (Reddi et al., 2018)",
              rate -> new AMSGrad(rate)),
          new Optimizer(
              "nesterov",
              "gradient descent with Nesterov momentum 0.9",
              rate -> new Nesterovs(rate, Nesterovs.DEFAULT_NESTEROV_MOMENTUM)),
          new Optimizer(
              "rmsprop", "steps scaled by the running mean of squares", rate -> new RmsProp(rate)),
          new Optimizer("sgd", "plain stochastic gradient descent", rate -> new Sgd(rate)));

  private Optimizers() {}

  /**
   * Returns every optimizer.
   *
   * @return the optimizers in the order in which to list them
   */
  public static List<Optimizer> all() {
    return ALL;
  }

  /**
   * Makes an optimizer.
   *
   * @param name its name
   * @param learningRate its learning rate
   * @return the updater for a network's configuration
   * @throws IllegalArgumentException if there is none of that name; the message lists the names
   */
  public static IUpdater create(String name, double learningRate) {
    return ALL.stream()
        .filter(optimizer -> optimizer.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "optimizer must be one of "
                        + ALL.stream().map(Optimizer::name).collect(Collectors.joining(", "))
                        + ", received "
                        + name))
        .create()
        .apply(learningRate);
  }
}
