package org.kinema4j.losses.regression;

/**
 * Whether a likelihood counts what depends neither on labels nor on outputs.
 *
 * @since 0.1
 */
public enum GaussianConstant {
  /** Without {@code log(2 pi) / 2} for each label. */
  OMITTED,
  /** With it, so that the score is the likelihood's. */
  INCLUDED
}
