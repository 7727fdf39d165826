package org.kinema4j.har.io.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of numbers, of which there are more and more. They are kept in blocks, so that nothing is
 * copied while they come, and a block is given back as soon as it has been used.
 */
final class RowStore {

  private static final int NUMBERS_IN_BLOCK = 1 << 14;

  private final int width;
  private final int rowsInBlock;
  private final List<float[]> blocks = new ArrayList<>();
  private double[] times = new double[1024];
  private int rows;
  private boolean holes;

  /** Takes what is in a row, where it is kept. */
  @FunctionalInterface
  interface RowConsumer {

    /**
     * Takes a row.
     *
     * @param row its number, from 0
     * @param block holds its numbers
     * @param offset place of the first
     */
    void take(int row, float[] block, int offset);
  }

  RowStore(int width) {
    this.width = width;
    this.rowsInBlock = Math.max(1, NUMBERS_IN_BLOCK / width);
  }

  /** Numbers in a row. */
  int width() {
    return width;
  }

  /** Number of rows. */
  int rows() {
    return rows;
  }

  /** Tells whether any value is missing. */
  boolean hasHoles() {
    return holes;
  }

  /** Copies of the times of all rows. */
  double[] times() {
    return Arrays.copyOf(times, rows);
  }

  /**
   * Adds a row.
   *
   * @param time its time
   * @param values its numbers, NaN where one is missing; copied
   */
  void add(double time, float[] values) {
    if (rows == times.length) {
      times = Arrays.copyOf(times, (int) Math.min(Integer.MAX_VALUE - 8, rows * 3L / 2));
    }
    times[rows] = time;
    int inBlock = rows % rowsInBlock;
    if (inBlock == 0) {
      blocks.add(new float[rowsInBlock * width]);
    }
    System.arraycopy(values, 0, blocks.get(blocks.size() - 1), inBlock * width, width);
    rows++;
  }

  /** Says that a value is missing somewhere. */
  void noteHole() {
    holes = true;
  }

  /**
   * Hands all rows on, in order, and forgets them.
   *
   * @param consumer takes them
   */
  void drain(RowConsumer consumer) {
    for (int b = 0; b < blocks.size(); b++) {
      float[] block = blocks.set(b, null);
      int first = b * rowsInBlock;
      for (int i = 0; i < rowsInBlock && first + i < rows; i++) {
        consumer.take(first + i, block, i * width);
      }
    }
  }

  /** Returns all numbers, row after row, and forgets them. */
  float[] drain() {
    float[] all = new float[rows * width];
    int at = 0;
    for (int b = 0; b < blocks.size(); b++) {
      float[] block = blocks.set(b, null);
      int length = Math.min(block.length, all.length - at);
      System.arraycopy(block, 0, all, at, length);
      at += length;
    }
    return all;
  }
}
