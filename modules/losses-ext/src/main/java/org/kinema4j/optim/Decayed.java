package org.kinema4j.optim;

import org.kinema4j.losses.internal.Arguments;

/**
 * Any optimizer with decoupled weight decay.
 *
 * <pre>
 *   theta_t = theta_(t-1) - s_t - eta lambda theta_(t-1)
 * </pre>
 *
 * <p>{@code new Decayed(new Lion(1e-4), 0.1)} is Lion as its paper has it, {@code new Decayed(new
 * Momentum(0.1), 5e-4)} is SGDW.
 *
 * @deviation none
 * @param optimizer the optimizer, which gives s_t
 * @param weightDecay how much of what decays
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter, Decoupled Weight Decay
 *     Regularization, 2019</a>
 * @since 0.1
 */
public record Decayed(Optimizer optimizer, Decay weightDecay)
    implements WrappingOptimizer, DecayingOptimizer {

  /**
   * Checks that nothing is missing.
   *
   * @param optimizer the optimizer
   * @param weightDecay how much of what decays
   */
  public Decayed {
    optimizer = Arguments.present("optimizer", optimizer).clone();
    Arguments.present("weightDecay", weightDecay);
    if (weightDecay.coefficient() > 0 && Training.decays(optimizer)) {
      throw new IllegalArgumentException(
          "optimizer must not decay besides, received " + optimizer + "; set its weightDecay only");
    }
  }

  /**
   * Adds a decay of weights that is multiplied by the learning rate.
   *
   * @param optimizer the optimizer
   * @param weightDecay share that is subtracted for a learning rate of 1, in [0, ∞)
   */
  public Decayed(Optimizer optimizer, double weightDecay) {
    this(optimizer, Decay.coupled(weightDecay));
  }

  @Override
  public Sight ownSight() {
    return weightDecay.sight();
  }

  @Override
  public Sight sight() {
    return WrappingOptimizer.super.sight();
  }

  @Override
  public void step(Step step) {
    optimizer.step(step);
    weightDecay.addTo(step);
  }

  @Override
  public Decayed clone() {
    return new Decayed(optimizer, weightDecay);
  }
}
