package org.kinema4j.har.io;

/** Makes text from files fit for a message of one line. */
final class Texts {

  private static final int LONGEST = 60;

  private Texts() {}

  /** Returns a text in quotes, shortened, with nothing in it that could disturb a terminal. */
  static String quoted(String text) {
    return "\"" + plain(text) + "\"";
  }

  /** Returns a text shortened, with nothing in it that could disturb a terminal. */
  static String plain(String text) {
    String line = text.strip().replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
