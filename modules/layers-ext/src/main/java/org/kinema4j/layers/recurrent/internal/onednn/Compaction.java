package org.kinema4j.layers.recurrent.internal.onednn;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Moves the kept steps of masked sequences to the front, in the order in which a direction reads
 * them, and back. A recurrence over the packed sequence passes through the same states as one that
 * carries its state over masked steps; what it computes past an example's last kept step is
 * ignored.
 */
final class Compaction {

  private static final int NONE = -1;

  private final int steps;
  private final int rows;

  /** Which step of the sequence is the k-th that example n reads, at [k * rows + n]. */
  private final int[] stepOf;

  private final int[] lengths;

  /**
   * Reads the mask of some examples.
   *
   * @param mask {@code [steps, examples]}, anything but zero is kept
   * @param steps T
   * @param examples N
   * @param share which of them
   * @param reversed whether the last step is read first
   */
  Compaction(FloatBuffer mask, int steps, int examples, Share share, boolean reversed) {
    this.steps = steps;
    rows = share.rows();
    stepOf = new int[steps * rows];
    Arrays.fill(stepOf, NONE);
    lengths = new int[rows];
    for (int i = 0; i < steps; i++) {
      int t = reversed ? steps - 1 - i : i;
      for (int n = 0; n < rows; n++) {
        if (mask.get(t * examples + share.from() + n) != 0) {
          stepOf[lengths[n]++ * rows + n] = t;
        }
      }
    }
  }

  /** Kept steps of an example. */
  int length(int row) {
    return lengths[row];
  }

  /** Where the k-th step that an example reads lies in a packed sequence, counted in rows. */
  int packedRow(int k, int row) {
    return k * rows + row;
  }

  /** Copies kept steps to the front and fills the rest with zeros. */
  void pack(FloatBuffer from, SequenceStrides strides, FloatBuffer to, int values) {
    float[] zeros = new float[values];
    for (int i = 0; i < stepOf.length; i++) {
      if (stepOf[i] == NONE) {
        to.put(i * values, zeros);
      } else {
        to.put(i * values, from, position(strides, stepOf[i], i % rows), values);
      }
    }
  }

  /** Copies a packed sequence to where its steps belong; masked steps become zero. */
  void unpack(FloatBuffer from, FloatBuffer to, SequenceStrides strides, int values) {
    float[] zeros = new float[values];
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < rows; n++) {
        to.put(position(strides, t, n), zeros);
      }
    }
    for (int i = 0; i < stepOf.length; i++) {
      if (stepOf[i] != NONE) {
        to.put(position(strides, stepOf[i], i % rows), from, i * values, values);
      }
    }
  }

  private static int position(SequenceStrides strides, int t, int row) {
    return Math.toIntExact(t * strides.step() + row * strides.row());
  }
}
