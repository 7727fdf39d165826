package org.kinema4j.layers.normalization;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * How an input of a {@link SameDiffNormalization} is laid out.
 *
 * @since 0.1
 */
public enum SameDiffLayout {
  /** {@code [N, C]}; a mask is {@code [N, 1]}. */
  FEED_FORWARD,
  /** {@code [N, C, T]}; a mask is {@code [N, T]}. */
  SEQUENCE;

  /** The axis of the channels. */
  static final int CHANNELS = 1;

  /** All axes but that of the channels. */
  int[] stepAxes() {
    return this == SEQUENCE ? new int[] {0, 2} : new int[] {0};
  }

  /** A vector {@code [C]}, shaped to be broadcast. */
  SDVariable channels(SDVariable vector) {
    return this == SEQUENCE ? vector.reshape(1, -1, 1) : vector.reshape(1, -1);
  }

  /** A mask, shaped to be broadcast. */
  SDVariable mask(SDVariable mask) {
    return this == SEQUENCE ? mask.getSameDiff().expandDims(mask, CHANNELS) : mask;
  }
}
