package org.kinema4j.layers.recurrent.internal;

/**
 * Runs a recurrence over sequences and back. One engine belongs to one layer and is used by one
 * thread at a time.
 */
public interface SequenceEngine extends AutoCloseable {

  /** What a backward pass needs of the forward pass; valid until the engine's next forward pass. */
  interface Tape {}

  /**
   * Fills the outputs.
   *
   * @param input sequences, weights, initial states
   * @param output arrays to fill
   * @return what {@link #backward} needs; null if {@code input.training()} is false
   */
  Tape forward(SequenceInput input, SequenceOutput output);

  /**
   * Fills the gradients.
   *
   * @param tape what the forward pass returned
   * @param gradients the gradients of the outputs, and arrays to fill
   */
  void backward(Tape tape, SequenceGradients gradients);

  /** Frees native memory; the engine may be used again and allocates anew. */
  @Override
  void close();
}
