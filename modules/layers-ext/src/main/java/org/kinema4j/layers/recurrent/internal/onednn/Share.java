package org.kinema4j.layers.recurrent.internal.onednn;

import java.util.ArrayList;
import java.util.List;

/**
 * Adjacent examples of a batch.
 *
 * @param from the first
 * @param rows how many
 */
record Share(int from, int rows) {

  /** Cuts a batch into shares whose sizes differ by one at most. */
  static List<Share> of(int examples, int count) {
    List<Share> shares = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) examples * i / count);
      int to = (int) ((long) examples * (i + 1) / count);
      shares.add(new Share(from, to - from));
    }
    return shares;
  }
}
