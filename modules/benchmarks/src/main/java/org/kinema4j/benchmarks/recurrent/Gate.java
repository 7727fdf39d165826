package org.kinema4j.benchmarks.recurrent;

/** The gates of an LSTM. Every engine stacks them in an order of its own. */
public enum Gate {
  /** What is let into the cell; a sigmoid. */
  INPUT,
  /** What the cell keeps; a sigmoid. */
  FORGET,
  /** What the cell might take up; a hyperbolic tangent. */
  CANDIDATE,
  /** What the cell shows; a sigmoid. */
  OUTPUT
}
