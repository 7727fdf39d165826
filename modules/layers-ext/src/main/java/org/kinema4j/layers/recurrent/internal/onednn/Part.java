package org.kinema4j.layers.recurrent.internal.onednn;

import static org.kinema4j.layers.recurrent.internal.onednn.Arena.addressOf;

import org.bytedeco.javacpp.Pointer;
import org.kinema4j.layers.recurrent.internal.CellShape;
import org.kinema4j.layers.recurrent.internal.CellWeights;
import org.kinema4j.layers.recurrent.internal.SequenceInput;
import org.kinema4j.layers.recurrent.internal.States;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One direction of a recurrence on one share of the batch: what one thread runs. */
final class Part implements AutoCloseable {

  private final CellShape cell;
  private final int direction;
  private final Plans plans = new Plans();
  private final PackedSequences packed;
  private final Arena workspace = new Arena();
  private final Arena scratch = new Arena();
  private final Arena zeros = new Arena();
  private final Arena hidden = new Arena();
  private final Arena memory = new Arena();

  /** Gradients of the initial states, which nobody asks for. */
  private final Arena unwanted = new Arena();

  /** What the last forward pass ran, and on which memory. */
  private Plan plan;

  private Share share;
  private Plan.Operands operands;

  /**
   * Prepares; nothing is compiled or allocated before the first pass.
   *
   * @param cell the recurrence
   * @param direction 0 forward, 1 backward
   */
  Part(CellShape cell, int direction) {
    this.cell = cell;
    this.direction = direction;
    packed = new PackedSequences(cell);
  }

  /**
   * Runs forward.
   *
   * @param pass input and output of all parts
   * @param last filled with the last states of the share, or null
   * @param examples the share
   */
  void forward(Pass pass, States last, Share examples) {
    share = examples;
    SequenceInput input = pass.input();
    boolean masked = input.mask() != null;
    if (masked) {
      packed.use(compaction(input), input.steps(), share.rows());
      packed.packInput(inputAddress(input.x()), pass.inputStrides());
    }
    plan = plans.get(key(pass));
    States initial = input.initial();
    CellWeights weights = input.weights().get(direction);
    operands =
        new Plan.Operands(
            masked ? packed.x() : inputAddress(input.x()),
            initial == null ? zeros.address(stateFloats()) : stateAddress(initial.hidden()),
            initial == null || initial.cell() == null
                ? zeros.address(stateFloats())
                : stateAddress(initial.cell()),
            addressOf(weights.input()),
            addressOf(weights.recurrent()),
            addressOf(weights.bias()),
            masked ? packed.y() : outputAddress(pass, pass.y()),
            hidden.address(stateFloats()),
            memory.address(stateFloats()),
            workspace.address(plan.workspaceFloats()),
            scratch.address(plan.scratchFloats()));
    plan.forward(operands);
    if (masked) {
      packed.unpackOutput(outputAddress(pass, pass.y()), pass.outputStrides());
    }
    if (last != null) {
      writeLast(last, masked);
    }
  }

  /**
   * Runs backward on the share of the last forward pass.
   *
   * @param pass what that was
   * @param dy the gradient of the output, laid out as the output
   * @param dLast the gradient of the last hidden states, or null
   * @param dx filled with this direction's share of the gradient of the input
   * @param dWeights filled with this part's share of the gradients of the weights
   */
  void backward(Pass pass, INDArray dy, INDArray dLast, INDArray dx, CellWeights dWeights) {
    boolean masked = pass.input().mask() != null;
    if (masked) {
      packed.packOutputGradient(outputAddress(pass, dy), pass.outputStrides());
      if (dLast != null) {
        packed.addLastGradient(state(stateAddress(dLast)).floats());
      }
    }
    long zero = zeros.address(stateFloats());
    long none = unwanted.address(2 * stateFloats());
    plan.backward(
        operands,
        new Plan.Gradients(
            masked ? packed.dy() : outputAddress(pass, dy),
            masked || dLast == null ? zero : stateAddress(dLast),
            zero,
            masked ? packed.dx() : inputAddress(dx),
            none,
            none + stateFloats() * Float.BYTES,
            zeroed(dWeights.input()),
            zeroed(dWeights.recurrent()),
            zeroed(dWeights.bias())));
    if (masked) {
      packed.unpackInputGradient(inputAddress(dx), pass.inputStrides());
    }
  }

  private void writeLast(States last, boolean masked) {
    Span target = state(stateAddress(last.hidden()));
    if (masked) {
      packed.lastStates(state(operands.initialHidden()).floats(), target.floats());
    } else {
      Pointer.memcpy(target, state(operands.hidden()), stateFloats() * Float.BYTES);
    }
    if (last.cell() != null) {
      Pointer.memcpy(
          state(stateAddress(last.cell())), state(operands.cell()), stateFloats() * Float.BYTES);
    }
  }

  private PlanKey key(Pass pass) {
    SequenceInput input = pass.input();
    // A packed sequence already lies in the order in which it is read.
    boolean masked = input.mask() != null;
    return new PlanKey(
        cell,
        input.training(),
        direction == 1 && !masked,
        input.steps(),
        share.rows(),
        masked ? packed.inputStrides() : pass.inputStrides(),
        masked ? packed.outputStrides() : pass.outputStrides());
  }

  private Compaction compaction(SequenceInput input) {
    Span mask = new Span(addressOf(input.mask()), input.mask().length() * Float.BYTES);
    return new Compaction(mask.floats(), input.steps(), input.examples(), share, direction == 1);
  }

  private long inputAddress(INDArray sequence) {
    return addressOf(sequence) + (long) share.from() * cell.inputs() * Float.BYTES;
  }

  private long outputAddress(Pass pass, INDArray sequence) {
    long row = share.from() * pass.outputStrides().row();
    return addressOf(sequence) + (row + (long) direction * cell.units()) * Float.BYTES;
  }

  private long stateAddress(INDArray states) {
    long row = direction * states.size(1) + share.from();
    return addressOf(states) + row * cell.units() * Float.BYTES;
  }

  private Span state(long address) {
    return new Span(address, stateFloats() * Float.BYTES);
  }

  private long stateFloats() {
    return (long) share.rows() * cell.units();
  }

  /** oneDNN adds to the gradients of weights. */
  private static long zeroed(INDArray gradient) {
    long address = addressOf(gradient);
    new Span(address, gradient.length() * Float.BYTES).clear();
    return address;
  }

  @Override
  public void close() {
    plans.close();
    packed.close();
    for (Arena arena : new Arena[] {workspace, scratch, zeros, hidden, memory, unwanted}) {
      arena.close();
    }
    plan = null;
    operands = null;
  }
}
