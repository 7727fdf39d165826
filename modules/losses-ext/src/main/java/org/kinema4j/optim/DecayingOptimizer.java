package org.kinema4j.optim;

/**
 * An optimizer with decoupled weight decay of its own. Layers must not have Deeplearning4j's {@code
 * weightDecay} besides; {@link Training#prepare} refuses it.
 *
 * @since 0.1
 */
public interface DecayingOptimizer extends Optimizer {

  /**
   * Returns the decay.
   *
   * @return how much of what decays
   */
  Decay weightDecay();

  @Override
  default Sight sight() {
    return weightDecay().sight();
  }
}
