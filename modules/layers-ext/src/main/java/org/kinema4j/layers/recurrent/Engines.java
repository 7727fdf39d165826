package org.kinema4j.layers.recurrent;

import org.kinema4j.layers.recurrent.internal.CellShape;
import org.kinema4j.layers.recurrent.internal.PortableEngine;
import org.kinema4j.layers.recurrent.internal.SequenceEngine;
import org.kinema4j.layers.recurrent.internal.SequenceGradients;
import org.kinema4j.layers.recurrent.internal.SequenceInput;
import org.kinema4j.layers.recurrent.internal.SequenceOutput;

/** The engines of one layer, and the choice between them. */
final class Engines implements AutoCloseable {

  private final SequenceEngine portable;

  Engines(CellShape shape) {
    this.portable = new PortableEngine(shape);
  }

  /** A forward pass: what ran it, and what its backward pass needs (null where none follows). */
  record Run(SequenceEngine engine, SequenceEngine.Tape tape) {}

  Run forward(SequenceInput input, SequenceOutput output) {
    return new Run(portable, portable.forward(input, output));
  }

  void backward(Run run, SequenceGradients gradients) {
    run.engine().backward(run.tape(), gradients);
  }

  @Override
  public void close() {
    portable.close();
  }
}
