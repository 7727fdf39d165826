package org.kinema4j.optim.schedule;

/**
 * Form of the rise of a {@link WarmUp}.
 *
 * @since 0.1
 */
public enum WarmUpShape {
  /** A straight line. */
  LINEAR,
  /** Half a wave of the cosine, level at both ends. */
  COSINE,
  /** The start factor until the end, then the whole at once. */
  CONSTANT;

  /** Returns how much of the rise is done after a share of its steps. */
  double risen(double progress) {
    return switch (this) {
      case LINEAR -> progress;
      case COSINE -> Annealing.COSINE.between(0, 1, progress);
      case CONSTANT -> 0;
    };
  }
}
