package org.kinema4j.har.io.bvh;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.internal.FloatScanner;
import org.kinema4j.har.io.internal.Texts;
import org.kinema4j.har.motion.BadDataException;

/**
 * The text of a file, taken word by word or line by line; never more of it is held than a piece.
 */
final class BvhText {

  private static final int BUFFER = 1 << 15;
  private static final int LONGEST_WORD = 64;
  private static final int LONGEST_LINE = 200;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int END = -1;

  private final Path file;
  private final Reader reader;
  private final char[] buffer = new char[BUFFER];
  private int at;
  private int end;
  private int line = 1;

  private BvhText(Path file, Reader reader) {
    this.file = file;
    this.reader = reader;
  }

  /** Starts to read a stream, which the caller closes. */
  static BvhText of(Path file, InputStream stream) throws InputUnavailableException {
    InputStream bytes = new BufferedInputStream(stream, BUFFER);
    try {
      bytes.mark(2);
      int first = bytes.read();
      int second = bytes.read();
      bytes.reset();
      // Latin letters in UTF-16 have a zero in every other byte; a mark may stand before them.
      boolean marked = Math.min(first, second) == 0xFE && Math.max(first, second) == 0xFF;
      if (first == 0 || second == 0 || marked) {
        throw new BadDataException(file, "", "text in UTF-8", "UTF-16; save the file as UTF-8");
      }
    } catch (IOException e) {
      throw new InputUnavailableException(file, "cannot be read", e);
    }
    BvhText text =
        new BvhText(file, new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
    if (text.peek() == BYTE_ORDER_MARK) {
      text.at++;
    }
    return text;
  }

  /** The line of what was taken last, from 1. */
  int line() {
    return line;
  }

  Path file() {
    return file;
  }

  /** Takes the next word; braces are words of their own. Empty at the end of the text. */
  String word() throws InputUnavailableException {
    skipBlanks();
    StringBuilder word = new StringBuilder();
    for (int c = peek(); c > ' ' && !isBrace(c); c = peek()) {
      if (word.length() == LONGEST_WORD) {
        throw bad("words of at most " + LONGEST_WORD + " characters", Texts.quoted(word + "..."));
      }
      word.append((char) c);
      at++;
    }
    if (word.isEmpty() && peek() != END) {
      word.append(buffer[at++]);
    }
    return word.toString();
  }

  /** Takes what is left of the line, or of it before a brace. */
  String name() throws InputUnavailableException {
    return restOfLine('{', '}');
  }

  /** Takes the next line that is not blank; empty at the end of the text. */
  String nextLine() throws InputUnavailableException {
    skipBlanks();
    return restOfLine('\n', '\n');
  }

  /** Takes a finite number. */
  double number(String what) throws InputUnavailableException {
    String word = word();
    // Numbers of a frame are floats, and so no offset may be longer than they can tell.
    double value = FloatScanner.isNumber(word) ? Double.parseDouble(word) : Double.NaN;
    if (Math.abs(value) <= Float.MAX_VALUE) {
      return value;
    }
    if (word.indexOf(',') >= 0) {
      throw bad(what + " with a decimal point", "a comma in " + Texts.quoted(word));
    }
    throw bad(what, shown(word));
  }

  /**
   * Hands the next line that is not blank to a scanner.
   *
   * @param most how many characters the line may have
   * @return false at the end of the text
   */
  boolean feedLine(FloatScanner scanner, int most) throws InputUnavailableException {
    skipBlanks();
    int length = 0;
    while (peek() != END && !isLineEnd(buffer[at])) {
      int stop = at;
      while (stop < end && !isLineEnd(buffer[stop])) {
        stop++;
      }
      length += stop - at;
      if (length > most) {
        throw bad("lines of at most " + most + " characters", "a longer one");
      }
      scanner.feed(buffer, at, stop - at);
      at = stop;
    }
    return length > 0;
  }

  /** Counts the lines from here on that are not blank. */
  long countLines() throws InputUnavailableException {
    long lines = 0;
    skipBlanks();
    while (peek() != END) {
      lines++;
      while (peek() != END && !isLineEnd(buffer[at])) {
        at++;
      }
      skipBlanks();
    }
    return lines;
  }

  /** Makes the exception for what was taken last. */
  BadDataException bad(String expected, String found) {
    return new BadDataException(file, "line " + line, expected, found);
  }

  /** Shows a word in a message. */
  static String shown(String word) {
    return word.isEmpty() ? "the end of the file" : Texts.quoted(word);
  }

  private String restOfLine(char stop, char otherStop) throws InputUnavailableException {
    StringBuilder text = new StringBuilder();
    for (int c = peek();
        c != END && !isLineEnd((char) c) && c != stop && c != otherStop;
        c = peek()) {
      if (text.length() == LONGEST_LINE) {
        throw bad("at most " + LONGEST_LINE + " characters", Texts.quoted(text.toString()));
      }
      text.append((char) c);
      at++;
    }
    return text.toString().strip();
  }

  private void skipBlanks() throws InputUnavailableException {
    for (int c = peek(); c != END && c <= ' '; c = peek()) {
      at++;
      if (c == '\n' || (c == '\r' && peek() != '\n')) {
        line++;
      }
    }
  }

  private static boolean isBrace(int c) {
    return c == '{' || c == '}';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** The next character, which stands in the buffer then, or {@link #END}. */
  private int peek() throws InputUnavailableException {
    if (at == end) {
      at = 0;
      end = Math.max(0, fill());
    }
    return at == end ? END : buffer[at];
  }

  private int fill() throws InputUnavailableException {
    try {
      return reader.read(buffer);
    } catch (CharacterCodingException e) {
      throw new BadDataException(file, "", "text in UTF-8", "other bytes", e);
    } catch (IOException e) {
      throw new InputUnavailableException(file, "cannot be read", e);
    }
  }
}
