package org.kinema4j.layers.normalization;

import org.nd4j.autodiff.samediff.SDVariable;

/** How an input of a {@link SameDiffNormalization} is laid out. */
public enum Layout {
  /** {@code [N, C]}; a mask is {@code [N, 1]}. */
  FEED_FORWARD(new int[] {0}, new int[] {1, -1}),
  /** {@code [N, C, T]}; a mask is {@code [N, T]}. */
  SEQUENCE(new int[] {0, 2}, new int[] {1, -1, 1});

  /** The axis of the channels. */
  static final int CHANNELS = 1;

  private final int[] stepAxes;
  private final int[] channelShape;

  Layout(int[] stepAxes, int[] channelShape) {
    this.stepAxes = stepAxes;
    this.channelShape = channelShape;
  }

  int[] stepAxes() {
    return stepAxes.clone();
  }

  /** A vector {@code [C]}, shaped to be broadcast. */
  SDVariable channels(SDVariable vector) {
    return vector.reshape(channelShape);
  }

  /** A mask, shaped to be broadcast. */
  SDVariable mask(SDVariable mask) {
    return this == SEQUENCE ? mask.getSameDiff().expandDims(mask, CHANNELS) : mask;
  }
}
