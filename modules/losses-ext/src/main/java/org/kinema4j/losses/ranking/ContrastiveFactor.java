package org.kinema4j.losses.ranking;

/**
 * The two conventions of the factor of contrastive loss.
 *
 * @since 0.1
 */
public enum ContrastiveFactor {
  /** One half, as in the paper. */
  HALF,
  /** None, as in many libraries. */
  ONE
}
