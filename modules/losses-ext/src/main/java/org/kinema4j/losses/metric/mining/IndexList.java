package org.kinema4j.losses.metric.mining;

import java.util.Arrays;

/** Rows, as many as come. */
final class IndexList {

  private int[] rows = new int[16];
  private int size;

  void add(int row) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size + (size >> 1));
    }
    rows[size++] = row;
  }

  int get(int position) {
    return rows[position];
  }

  int size() {
    return size;
  }

  int[] toArray() {
    return Arrays.copyOf(rows, size);
  }
}
