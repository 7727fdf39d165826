package org.kinema4j.losses.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map of the entries that were used last; the one unused for longest goes when there is one too
 * many.
 *
 * @param <K> type of keys
 * @param <V> type of values
 */
final class Recent<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1L;

  private static final int CAPACITY = 16;
  private static final float LOAD = 0.75f;

  /** Entries that are kept. */
  private final int most;

  Recent(int most) {
    super(CAPACITY, LOAD, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
