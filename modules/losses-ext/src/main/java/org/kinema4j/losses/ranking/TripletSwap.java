package org.kinema4j.losses.ranking;

/**
 * Whether anchor and positive may change places, which makes the negative harder (Balntas et al.,
 * 2016).
 *
 * @since 0.1
 */
public enum TripletSwap {
  /** The negative is compared with the anchor. */
  OFF,
  /** The negative is compared with the nearer one of anchor and positive. */
  ON
}
