package org.kinema4j.benchmarks.recurrent;

/** An engine could not be measured, or what it computed cannot be compared. */
final class TrialFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TrialFailedException(String message) {
    super(message);
  }

  TrialFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
