package org.kinema4j.losses;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/**
 * What a loss takes the network's output for, and so which activations it goes with.
 *
 * @since 0.1
 */
public enum OutputKind {
  /**
   * Logits of classes of which one is right: the loss computes with the pre-output itself, which is
   * exact where probabilities are 0 or 1. The layer's activation is softmax, or identity for a
   * network that is to put out logits.
   */
  CLASS_LOGITS("softmax or identity"),
  /**
   * Logits of separate yes-or-no outputs: the loss computes with the pre-output itself. The layer's
   * activation is sigmoid, or identity for a network that is to put out logits.
   */
  BINARY_LOGITS("sigmoid or identity"),
  /** Values after the activation, whichever it is. */
  VALUES("any");

  private final String activations;

  OutputKind(String activations) {
    this.activations = activations;
  }

  /**
   * Returns whether the loss computes with the pre-output.
   *
   * @return true for logits, false for values after the activation
   */
  public boolean isLogits() {
    return this != VALUES;
  }

  void require(String loss, IActivation activation) {
    boolean fits =
        switch (this) {
          case CLASS_LOGITS ->
              activation instanceof ActivationSoftmax || activation instanceof ActivationIdentity;
          case BINARY_LOGITS ->
              activation instanceof ActivationSigmoid || activation instanceof ActivationIdentity;
          case VALUES -> true;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "activation of the output layer must be %s for %s, received %s"
              .formatted(activations, loss, activation));
    }
  }
}
