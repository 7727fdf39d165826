package org.kinema4j.losses.ranking;

/**
 * What a triplet loss makes of the margin.
 *
 * @since 0.1
 */
public enum TripletMargin {
  /** Triplets that keep the margin do not count: {@code max(0, x)}. */
  HARD,
  /** They count ever less: {@code log(1 + exp(x))} (Hermans et al., 2017, with margin 0). */
  SOFT
}
