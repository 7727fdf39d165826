package org.kinema4j.har.motion;

/**
 * The content of an input is not what it must be. The message is one line that a user can act on:
 * source, place in it, what was expected and what was found.
 *
 * <p>Each of these may hold text of the file itself: whatever could disturb a terminal becomes a
 * blank, and of the last three no more than a line's worth is kept.
 */
public final class BadDataException extends RuntimeException {

  private static final int LONGEST_PLACE = 80;
  private static final int LONGEST_RULE = 190;
  private static final int LONGEST_FINDING = 190;

  /** The message without the source. */
  private final String problem;

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
    this(source, problem(place, expected, found), null);
  }

  private BadDataException(Object source, String problem, Throwable cause) {
    super(PlainText.line(String.valueOf(source)) + ": " + problem, cause);
    this.problem = problem;
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
    this(source, problem(place, expected, found), cause);
  }

  /**
   * Returns the same complaint about a source that says more to the user, such as the file that a
   * recording came from.
   *
   * @param source the file, or another name of the recording
   * @return the exception to throw instead of this one, which is its cause
   */
  public BadDataException in(Object source) {
    return new BadDataException(source, problem, this);
  }

  private static String problem(String place, String expected, String found) {
    return (place.isEmpty() ? "" : PlainText.line(place, LONGEST_PLACE) + ": ")
        + ("expected " + PlainText.line(expected, LONGEST_RULE))
        + (", found " + PlainText.line(found, LONGEST_FINDING));
  }
}
