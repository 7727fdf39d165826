package org.kinema4j.har.io.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.PlainText;

/** Reads small texts, and makes text from files fit for a message of one line. */
public final class Texts {

  private static final int LONGEST = 60;
  private static final double SMALLEST_PLAIN = 1e-4;
  private static final double GREATEST_PLAIN = 1e9;
  private static final MathContext DIGITS = new MathContext(6);

  private Texts() {}

  /**
   * Reads the lines of a file in UTF-8, without a byte order mark.
   *
   * @param source the file
   * @return its lines
   * @throws InputUnavailableException if it is missing or cannot be read
   * @throws BadDataException if it is not in UTF-8
   */
  public static List<String> lines(Path source) throws InputUnavailableException {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(source, StandardCharsets.UTF_8));
      if (!lines.isEmpty() && lines.get(0).startsWith("\uFEFF")) {
        lines.set(0, lines.get(0).substring(1));
      }
      return lines;
    } catch (CharacterCodingException e) {
      throw new BadDataException(source, "", "text in UTF-8", "other bytes", e);
    } catch (NoSuchFileException e) {
      throw new InputUnavailableException(source, "does not exist", e);
    } catch (IOException e) {
      throw new InputUnavailableException(source, "cannot be read", e);
    }
  }

  /**
   * Returns a text in quotes, shortened, with nothing in it that could disturb a terminal.
   *
   * @param text any text
   * @return one line
   */
  public static String quoted(String text) {
    return "\"" + plain(text) + "\"";
  }

  /**
   * Returns a text shortened, with nothing in it that could disturb a terminal.
   *
   * @param text any text
   * @return one line
   */
  public static String plain(String text) {
    return PlainText.line(text, LONGEST);
  }

  /**
   * Returns a number as people write it: at most six digits, no zeros at the end.
   *
   * @param value any number
   * @return for example {@code 119.88}
   */
  public static String number(double value) {
    double size = Math.abs(value);
    if (!(size >= SMALLEST_PLAIN && size < GREATEST_PLAIN)) {
      return value == 0 ? "0" : String.format(Locale.ROOT, "%.3g", value);
    }
    BigDecimal shortened = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return shortened.toPlainString();
  }
}
