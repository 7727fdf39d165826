package org.kinema4j.layers.recurrent.internal.onednn;

import java.nio.FloatBuffer;
import org.kinema4j.layers.recurrent.internal.CellShape;

/** The sequences of a masked share with their kept steps moved to the front, and the way back. */
final class PackedSequences implements AutoCloseable {

  private final CellShape cell;
  private final Arena x = new Arena();
  private final Arena y = new Arena();
  private final Arena dx = new Arena();
  private final Arena dy = new Arena();
  private Compaction compaction;
  private int steps;
  private int rows;

  PackedSequences(CellShape cell) {
    this.cell = cell;
  }

  /** Takes over a compaction for the passes that follow. */
  void use(Compaction next, int nextSteps, int nextRows) {
    compaction = next;
    steps = nextSteps;
    rows = nextRows;
  }

  SequenceStrides inputStrides() {
    return dense(cell.inputs());
  }

  SequenceStrides outputStrides() {
    return dense(cell.units());
  }

  long x() {
    return x.address(floats(cell.inputs()));
  }

  long y() {
    return y.address(floats(cell.units()));
  }

  long dx() {
    return dx.address(floats(cell.inputs()));
  }

  long dy() {
    return dy.address(floats(cell.units()));
  }

  void packInput(long from, SequenceStrides strides) {
    compaction.pack(
        buffer(from, strides, cell.inputs()),
        strides,
        buffer(x(), inputStrides(), cell.inputs()),
        cell.inputs());
  }

  void unpackOutput(long to, SequenceStrides strides) {
    compaction.unpack(
        buffer(y(), outputStrides(), cell.units()),
        buffer(to, strides, cell.units()),
        strides,
        cell.units());
  }

  /** The state after each example's last kept step; the initial one where no step is kept. */
  void lastStates(FloatBuffer initial, FloatBuffer last) {
    FloatBuffer states = buffer(y(), outputStrides(), cell.units());
    int units = cell.units();
    for (int n = 0; n < rows; n++) {
      int length = compaction.length(n);
      if (length == 0) {
        last.put(n * units, initial, n * units, units);
      } else {
        last.put(n * units, states, compaction.packedRow(length - 1, n) * units, units);
      }
    }
  }

  void packOutputGradient(long from, SequenceStrides strides) {
    compaction.pack(
        buffer(from, strides, cell.units()),
        strides,
        buffer(dy(), outputStrides(), cell.units()),
        cell.units());
  }

  /** Adds the gradient of the last states where those states lie in the packed sequence. */
  void addLastGradient(FloatBuffer last) {
    FloatBuffer gradient = buffer(dy(), outputStrides(), cell.units());
    int units = cell.units();
    for (int n = 0; n < rows; n++) {
      int length = compaction.length(n);
      if (length > 0) {
        int at = compaction.packedRow(length - 1, n) * units;
        for (int h = 0; h < units; h++) {
          gradient.put(at + h, gradient.get(at + h) + last.get(n * units + h));
        }
      }
    }
  }

  void unpackInputGradient(long to, SequenceStrides strides) {
    compaction.unpack(
        buffer(dx(), inputStrides(), cell.inputs()),
        buffer(to, strides, cell.inputs()),
        strides,
        cell.inputs());
  }

  @Override
  public void close() {
    x.close();
    y.close();
    dx.close();
    dy.close();
  }

  private SequenceStrides dense(int values) {
    return new SequenceStrides((long) rows * values, values);
  }

  private long floats(int values) {
    return (long) steps * rows * values;
  }

  /** The memory from the first to the last value of this share's rows. */
  private FloatBuffer buffer(long address, SequenceStrides strides, int values) {
    long floats = (steps - 1) * strides.step() + (rows - 1) * strides.row() + values;
    return new Span(address, floats * Float.BYTES).floats();
  }
}
