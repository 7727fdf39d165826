package org.kinema4j.losses.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The graphs that were built, to be used again: building one takes a thousand times as long as
 * running it. Losses are values without state, so equal losses share graphs; each user has one for
 * himself while he needs it, so threads do not meet.
 */
public final class LossGraphs {

  /** Kinds of graphs that are kept; a training needs one or two. */
  private static final int MOST_KINDS = 32;

  private static final Map<Object, Deque<LossGraph>> IDLE = new Recent<>(MOST_KINDS);

  private LossGraphs() {}

  /**
   * Runs a graph.
   *
   * @param key equal for equal graphs
   * @param maker builds the graph if none is idle
   * @param use what to do with it
   * @param <T> type of the result
   * @return what {@code use} returned
   */
  public static <T> T with(Object key, Supplier<LossGraph> maker, Function<LossGraph, T> use) {
    LossGraph idle = take(key);
    LossGraph graph = idle == null ? maker.get() : idle;
    T result = use.apply(graph); // a graph that failed is not used again
    giveBack(key, graph);
    return result;
  }

  private static LossGraph take(Object key) {
    synchronized (IDLE) {
      Deque<LossGraph> graphs = IDLE.get(key);
      return graphs == null ? null : graphs.poll();
    }
  }

  private static void giveBack(Object key, LossGraph graph) {
    synchronized (IDLE) {
      IDLE.computeIfAbsent(key, unused -> new ArrayDeque<>()).push(graph);
    }
  }
}
