package org.kinema4j.har.motion;

/**
 * The content of an input is not what it must be. The message is one line that a user can act on:
 * source, place in it, what was expected and what was found.
 */
public final class BadDataException extends RuntimeException {

  /**
   * Creates the exception.
   *
   * @param source the file, or the name of the recording
   * @param place where in it, for example {@code line 12} or {@code frame 7, <position>}; may be
   *     empty
   * @param expected what the rule is
   * @param found what was there instead
   */
  public BadDataException(Object source, String place, String expected, String found) {
    super(
        source
            + ": "
            + (place.isEmpty() ? "" : place + ": ")
            + "expected "
            + expected
            + ", found "
            + found);
  }

  /**
   * Creates the exception with the exception that led to it.
   *
   * @param source the file, or the name of the recording
   * @param place where in it; may be empty
   * @param expected what the rule is
   * @param found what was there instead
   * @param cause what a lower layer said
   */
  public BadDataException(
      Object source, String place, String expected, String found, Throwable cause) {
    this(source, place, expected, found);
    initCause(cause);
  }
}
