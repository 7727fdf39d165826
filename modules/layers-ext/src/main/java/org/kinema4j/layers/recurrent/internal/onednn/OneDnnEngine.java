package org.kinema4j.layers.recurrent.internal.onednn;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinema4j.layers.recurrent.internal.CellShape;
import org.kinema4j.layers.recurrent.internal.CellWeights;
import org.kinema4j.layers.recurrent.internal.SequenceEngine;
import org.kinema4j.layers.recurrent.internal.SequenceGradients;
import org.kinema4j.layers.recurrent.internal.SequenceInput;
import org.kinema4j.layers.recurrent.internal.SequenceOutput;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Recurrences by oneDNN: single precision, on the CPU, without recurrent dropout and without
 * truncation. Reads and writes arrays in place and allocates only when it meets a new shape.
 */
public final class OneDnnEngine implements SequenceEngine {

  /** A share of the batch smaller than this is not worth a thread. */
  private static final int FEWEST_ROWS = 8;

  private static final Cleaner CLEANER = Cleaner.create();

  private final CellShape cell;
  private final NativeState nativeState;

  /**
   * Prepares; memory is taken by the first pass.
   *
   * @param cell the recurrence
   * @param owner the parameters of the layer: once they are closed, the engine's memory is free for
   *     other engines
   */
  public OneDnnEngine(CellShape cell, INDArray owner) {
    this.cell = cell;
    nativeState = new NativeState(cell);
    LiveEngines.add(nativeState, owner);
    NativeState collected = nativeState;
    CLEANER.register(this, () -> LiveEngines.remove(collected));
  }

  /**
   * Native memory of all engines of the process, without compiled code.
   *
   * @return bytes
   */
  public static long nativeBytes() {
    LiveEngines.freeAbandoned();
    return Arena.totalBytes();
  }

  /**
   * What keeps this engine from running a pass.
   *
   * @param input what would be read
   * @param output what would be filled
   * @return in words; empty if nothing does
   */
  public static Optional<String> obstacle(SequenceInput input, SequenceOutput output) {
    if (input.x().dataType() != DataType.FLOAT) {
      return Optional.of("the data type " + input.x().dataType());
    }
    if (input.recurrentDropout() != null) {
      return Optional.of("recurrent dropout");
    }
    // A packed sequence passes the memory cell of its last kept step without leaving it.
    return input.mask() != null && output.last().cell() != null
        ? Optional.of("stored states of masked sequences")
        : Optional.empty();
  }

  @Override
  public Tape forward(SequenceInput input, SequenceOutput output) {
    INDArray y =
        output.sequence() != null
            ? output.sequence()
            : nativeState
                .sequence()
                .array(input.steps(), input.examples(), (long) input.directions() * cell.units());
    Pass pass = new Pass(cell, input, y);
    List<Share> shares = shares(input);
    List<Runnable> tasks = new ArrayList<>();
    for (int i = 0; i < shares.size() * input.directions(); i++) {
      Part part = nativeState.part(i, input.directions());
      Share share = shares.get(i / input.directions());
      tasks.add(() -> part.forward(pass, output.last(), share));
    }
    Workers.run(tasks);
    return input.training() ? pass : null;
  }

  @Override
  public void backward(Tape tape, SequenceGradients gradients) {
    Pass pass = (Pass) tape;
    SequenceInput input = pass.input();
    int directions = input.directions();
    INDArray dy =
        gradients.sequence() != null
            ? gradients.sequence()
            : nativeState.zeros().array(pass.y().shape());
    INDArray other = directions == 1 ? null : nativeState.inputGradient().array(input.x().shape());
    List<Runnable> tasks = new ArrayList<>();
    List<CellWeights> partial = new ArrayList<>();
    for (int i = 0; i < shares(input).size() * directions; i++) {
      Part part = nativeState.part(i, directions);
      CellWeights target = gradients.weights().get(i % directions);
      if (i >= directions) {
        target = nativeState.partialGradient(i, target);
      }
      partial.add(target);
      CellWeights weights = target;
      INDArray dx = i % directions == 0 ? gradients.x() : other;
      tasks.add(() -> part.backward(pass, dy, gradients.last(), dx, weights));
    }
    Workers.run(tasks);
    for (int i = directions; i < partial.size(); i++) {
      add(gradients.weights().get(i % directions), partial.get(i));
    }
    if (other != null) {
      gradients.x().addi(other);
    }
  }

  private static void add(CellWeights sum, CellWeights summand) {
    sum.input().addi(summand.input());
    sum.recurrent().addi(summand.recurrent());
    sum.bias().addi(summand.bias());
  }

  private static List<Share> shares(SequenceInput input) {
    int threads = Math.max(1, Workers.count() / input.directions());
    return Share.of(
        input.examples(), Math.max(1, Math.min(threads, input.examples() / FEWEST_ROWS)));
  }

  @Override
  public void close() {
    nativeState.close();
  }
}
