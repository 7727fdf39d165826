package org.kinema4j.layers.recurrent.internal.onednn;

import java.util.ArrayList;
import java.util.List;
import org.kinema4j.layers.recurrent.internal.CellShape;
import org.kinema4j.layers.recurrent.internal.CellWeights;

/**
 * All that an engine must free. Knows nothing of the engine, so that the engine can be collected.
 */
final class NativeState implements AutoCloseable {

  private static final int ARRAYS_OF_A_DIRECTION = 3;

  private final CellShape cell;
  private final List<Part> parts = new ArrayList<>();
  private final List<Arena> partialGradients = new ArrayList<>();
  private final Arena sequence = new Arena();
  private final Arena inputGradient = new Arena();
  private final Arena zeros = new Arena();

  NativeState(CellShape cell) {
    this.cell = cell;
  }

  /** The parts in order of shares; within a share the forward direction comes first. */
  Part part(int index, int directions) {
    while (parts.size() <= index) {
      LiveEngines.freeAbandoned();
      parts.add(new Part(cell, parts.size() % directions));
    }
    return parts.get(index);
  }

  /** For an output sequence that the caller does not want. */
  Arena sequence() {
    return sequence;
  }

  /** For the backward direction's share of the gradient of the input. */
  Arena inputGradient() {
    return inputGradient;
  }

  /** Never written. */
  Arena zeros() {
    return zeros;
  }

  /** Arrays like the gradients of one direction, for a share that is not the first. */
  CellWeights partialGradient(int index, CellWeights like) {
    int first = ARRAYS_OF_A_DIRECTION * index;
    while (partialGradients.size() < first + ARRAYS_OF_A_DIRECTION) {
      partialGradients.add(new Arena());
    }
    return new CellWeights(
        partialGradients.get(first).array(like.input().shape()),
        partialGradients.get(first + 1).array(like.recurrent().shape()),
        partialGradients.get(first + 2).array(like.bias().shape()));
  }

  @Override
  public void close() {
    parts.forEach(Part::close);
    parts.clear();
    partialGradients.forEach(Arena::close);
    partialGradients.clear();
    sequence.close();
    inputGradient.close();
    zeros.close();
  }
}
