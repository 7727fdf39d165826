package org.kinema4j.benchmarks.recurrent;

import java.util.Map;

/**
 * The network in one engine, with the batch and the weights of a {@link Problem} already in the
 * engine's own arrays and layout. Used by one thread.
 */
public interface Contender extends AutoCloseable {

  /** Makes a contender, with everything that need not be done for every batch. */
  @FunctionalInterface
  interface Factory {

    /**
     * Makes it.
     *
     * @param problem data and first weights
     * @return the network, ready to predict and to train
     * @throws Exception if the engine cannot start
     */
    Contender create(Problem problem) throws Exception;
  }

  /** Which part of the work an engine does. */
  enum Scope {
    /** The whole network, and a whole training step. */
    NETWORK,
    /**
     * The recurrent layers alone, as the limit: {@link #predict} returns the last states, {@link
     * #train} computes gradients from made-up errors and changes no weight.
     */
    LAYERS
  }

  /**
   * Tells which part of the work is done.
   *
   * @return the scope
   */
  Scope scope();

  /** Trains one step on the batch; returns when all of it is done. */
  void train();

  /**
   * Predicts the batch.
   *
   * @return probabilities {@code [N, classes]}, or states {@code [N, states]} if only the layers
   *     are computed
   */
  float[] predict();

  /**
   * Describes how the engine is set, as it sees it: version, threads, layout of the data.
   *
   * @return names and values
   */
  Map<String, String> facts();

  @Override
  void close();
}
