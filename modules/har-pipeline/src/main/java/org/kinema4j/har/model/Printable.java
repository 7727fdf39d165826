package org.kinema4j.har.model;

import org.kinema4j.har.motion.PlainText;

/** Text of a file that nobody vouches for, made fit for one line of a terminal. */
final class Printable {

  static final int MOST_CHARACTERS = 300;

  private Printable() {}

  /** Cuts a text to one line of moderate length; control characters become question marks. */
  static String of(String text) {
    String cut =
        text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "\u2026";
    StringBuilder printable = new StringBuilder(cut.length());
    cut.codePoints().forEach(c -> printable.appendCodePoint(isControl(c) ? '?' : c));
    return printable.toString();
  }

  /** Takes the first line of a message, if there is one. */
  static String firstLine(String message) {
    return message == null ? "none" : of(message.lines().findFirst().orElse(""));
  }

  /** Says in one line what an exception says. */
  static String of(Throwable fault) {
    String message = fault.getMessage();
    return message == null ? fault.getClass().getSimpleName() : firstLine(message);
  }

  /** Tells whether a character moves the cursor, colors the terminal, or turns the line around. */
  static boolean isControl(int character) {
    return !PlainText.isLine(Character.toString(character));
  }
}
