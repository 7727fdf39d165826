package org.kinema4j.layers.recurrent.internal;

/** In which order a sequence is read. */
public enum Direction {
  /** From the first step to the last. */
  FORWARD,
  /** From the last step to the first. */
  BACKWARD
}
