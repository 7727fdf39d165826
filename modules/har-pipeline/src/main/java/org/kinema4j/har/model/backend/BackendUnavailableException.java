package org.kinema4j.har.model.backend;

/** This machine cannot compute on the backend of the class path; the message says what to do. */
public final class BackendUnavailableException extends RuntimeException {

  /**
   * Creates the exception.
   *
   * @param message why, and what to do about it, in one line
   */
  public BackendUnavailableException(String message) {
    super(message);
  }
}
