package org.kinema4j.har.train;

/** Training left the numbers: the loss or the weights are no longer finite. */
public final class DivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened when, and what to try
   */
  public DivergedException(String message) {
    super(message);
  }
}
