package org.kinema4j.benchmarks.optimizers;

/**
 * How long each training lasts: until one of both is used up.
 *
 * @param minutes processor time of its steps
 * @param epochs times that it sees all windows
 */
record Budget(double minutes, int epochs) {

  private static final int SECONDS = 60;

  /** Checks the ranges. */
  Budget {
    if (!(minutes > 0) || epochs < 1) {
      throw new IllegalArgumentException(
          "--minutes must be in (0, \u221e) and --epochs in [1, \u221e), received %s and %d"
              .formatted(minutes, epochs));
    }
  }

  /** Whether a training has used it up. */
  boolean spent(double seconds, int epochsDone) {
    return seconds >= minutes * SECONDS || epochsDone >= epochs;
  }

  String text() {
    String most = epochs == Integer.MAX_VALUE ? "" : ", at most " + epochs + " epochs";
    return "%s minutes of processor time%s".formatted(minutes, most);
  }
}
