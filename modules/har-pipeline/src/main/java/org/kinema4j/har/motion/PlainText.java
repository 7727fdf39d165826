package org.kinema4j.har.motion;

import java.util.regex.Pattern;

/** Makes text of unknown origin fit for one line of a terminal, such as a message. */
public final class PlainText {

  // Controls, formats such as a change of the writing direction, halves of pairs, separators.
  private static final Pattern DISTURBING =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
  private static final Pattern BLANKS = Pattern.compile(" {2,}");
  private static final String CUT = "...";

  private PlainText() {}

  /**
   * Tells whether a text may stand in one line as it is.
   *
   * @param text any text
   * @return false if something in it could disturb a terminal
   */
  public static boolean isLine(String text) {
    return !DISTURBING.matcher(text).find();
  }

  /**
   * Returns a text with a blank in place of everything that could disturb a terminal.
   *
   * @param text any text
   * @return one line
   */
  public static String line(String text) {
    return DISTURBING.matcher(text).replaceAll(" ");
  }

  /**
   * Returns a text without blanks at its ends or next to each other, shortened, and with a blank in
   * place of everything that could disturb a terminal.
   *
   * @param text any text
   * @param longest most characters before it is cut, positive
   * @return one line
   */
  public static String line(String text, int longest) {
    String line = BLANKS.matcher(line(text)).replaceAll(" ").strip();
    if (line.length() <= longest) {
      return line;
    }
    boolean pair = Character.isHighSurrogate(line.charAt(longest - 1));
    return line.substring(0, pair ? longest - 1 : longest) + CUT;
  }
}
