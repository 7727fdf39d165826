package org.kinema4j.losses.metric;

/**
 * What happens beyond the margin.
 *
 * @since 0.1
 */
public enum MarginKind {
  /** Beyond the margin the loss is 0: {@code max(0, v)}. */
  HARD,
  /** The loss falls off smoothly: {@code log(1 + exp(v))}. */
  SOFT
}
