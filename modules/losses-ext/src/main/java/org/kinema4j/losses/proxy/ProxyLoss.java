package org.kinema4j.losses.proxy;

import org.kinema4j.losses.Loss;
import org.kinema4j.losses.classification.LabelFormat;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A loss of cosines between embeddings and class vectors, for {@link CosineOutputLayer}.
 *
 * @since 0.1
 */
public interface ProxyLoss extends Loss {

  /**
   * Returns how labels say the class.
   *
   * @return the format
   */
  LabelFormat labelFormat();

  /**
   * Returns how many vectors each class has.
   *
   * @return at least 1
   */
  default int centres() {
    return 1;
  }

  /**
   * Adds to a graph what the network puts out, before the activation, when it is asked for classes:
   * the logits with which the loss compares the classes, without its margin.
   *
   * @param cosines {@code [N, K * C]}
   * @return logits, {@code [N, C]}; their softmax is the probability of each class
   */
  SDVariable logits(SDVariable cosines);
}
