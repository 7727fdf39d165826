package org.kinema4j.benchmarks.recurrent;

/** Measures an engine. */
@FunctionalInterface
interface Trials {

  /**
   * Measures it once.
   *
   * @param engine which one
   * @param shape how large the network and its batch are
   * @return what was found
   * @throws TrialFailedException if it cannot be measured
   */
  Measurement run(Engine engine, Shape shape);
}
