package org.kinema4j.optim;

import java.util.Optional;

/** In which order gradients are changed before a step. What comes first is outside. */
enum GradientOrder {
  /** The model computes them anew. */
  MODEL,
  /** All gradients of the model are changed together. */
  GRADIENTS,
  /** Those of a block of state are changed where the optimizer steps. */
  BLOCK;

  static GradientOrder of(Clipping clipping) {
    return clipping.sight() == Sight.NETWORK ? GRADIENTS : BLOCK;
  }

  private static Optional<GradientOrder> of(Optimizer optimizer) {
    if (optimizer instanceof SharpnessAware) {
      return Optional.of(MODEL);
    }
    if (optimizer instanceof Clipped clipped) {
      return Optional.of(of(clipped.clipping()));
    }
    boolean block = optimizer instanceof Centralized || optimizer instanceof Accumulated;
    return block ? Optional.of(BLOCK) : Optional.empty();
  }

  /**
   * Refuses an optimizer within that would have to come first.
   *
   * @param outer name of the optimizer around it
   * @param inner the optimizer within
   */
  void requireBefore(String outer, Optimizer inner) {
    of(inner)
        .filter(order -> order == MODEL || order.compareTo(this) < 0)
        .ifPresent(
            order -> {
              throw new IllegalArgumentException(
                  String.format(
                      "%s must be around %s, not within: %s; received %s within",
                      inner.getClass().getSimpleName(), outer, order.reason(), inner));
            });
    if (inner instanceof WrappingOptimizer wrapping) {
      requireBefore(outer, wrapping.optimizer());
    }
  }

  private String reason() {
    return this == MODEL
        ? "it computes the gradients anew, once"
        : "gradients of the whole model are changed before those of a block";
  }
}
