package org.kinema4j.har.io.internal;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of a file, one at a time, in an array that is used again for the next. Lines end in LF,
 * CR LF or CR; blank ones are passed over. A character of the array is a byte of the file: numbers
 * need no more, and {@link #text()} decodes what is to be read by people.
 */
public final class CsvLines implements AutoCloseable {

  /** More than ten thousand numbers need. */
  public static final int LONGEST_LINE = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(CsvLines.class);

  private final Path source;
  private final Reader reader;
  private char[] buffer = new char[1 << 14];
  private int limit;
  private int position;
  private int start;
  private int end;
  private int number;
  private boolean quotes;
  private boolean skipLineFeed;

  private CsvLines(Path source, Reader reader) {
    this.source = source;
    this.reader = reader;
  }

  /**
   * Opens the content of a file.
   *
   * @param source the file
   * @param raw its bytes; closed with this, and also if this cannot be opened
   * @return its lines
   * @throws InputUnavailableException if it cannot be read
   * @throws BadDataException if it is empty or no text in UTF-8
   */
  public static CsvLines open(Path source, InputStream raw) throws InputUnavailableException {
    boolean opened = false;
    try {
      InputStream text = CsvInput.text(source, raw);
      Reader reader = new InputStreamReader(text, StandardCharsets.ISO_8859_1);
      opened = true;
      return new CsvLines(source, reader);
    } catch (IOException e) {
      throw failure(source, "", e);
    } finally {
      if (!opened) {
        closeQuietly(raw);
      }
    }
  }

  /**
   * Returns the file.
   *
   * @return the file, as given
   */
  public Path source() {
    return source;
  }

  /**
   * Returns where the line stands.
   *
   * @return its number in the file, from 1
   */
  public int number() {
    return number;
  }

  /**
   * Returns the array that holds the line; the character behind it is free to be written.
   *
   * @return the array, which the next line will use again
   * @see #start
   * @see #end
   */
  public char[] buffer() {
    return buffer;
  }

  /**
   * Returns where the line begins in the array.
   *
   * @return place of its first character
   */
  public int start() {
    return start;
  }

  /**
   * Returns where it ends.
   *
   * @return place behind its last character
   */
  public int end() {
    return end;
  }

  /**
   * Tells whether the line holds a quotation mark.
   *
   * @return true if it does
   */
  public boolean hasQuotes() {
    return quotes;
  }

  /**
   * Decodes the line.
   *
   * @return its text
   * @throws BadDataException if it is not in UTF-8
   */
  public String text() {
    byte[] bytes = new String(buffer, start, end - start).getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadDataException(
          source,
          "line " + number,
          "text in UTF-8",
          "other bytes; save the file as CSV in UTF-8",
          e);
    }
  }

  /**
   * Goes to the next line that is not blank.
   *
   * @return false if there is none
   * @throws InputUnavailableException if it cannot be read
   * @throws BadDataException if it is no text, or longer than {@link #LONGEST_LINE}
   */
  public boolean next() throws InputUnavailableException {
    while (readLine()) {
      for (int i = start; i < end; i++) {
        if (buffer[i] > ' ') {
          return true;
        }
      }
    }
    return false;
  }

  private boolean readLine() throws InputUnavailableException {
    start = position;
    if (skipLineFeed && (start < limit || fill())) {
      position += buffer[start] == '\n' ? 1 : 0;
    }
    skipLineFeed = false;
    start = position;
    quotes = false;
    int i = start;
    while (true) {
      if (i == limit) {
        int length = i - start;
        if (!fill()) {
          return lastLine();
        }
        i = start + length;
      }
      char c = buffer[i];
      if (c <= '"' && isSpecial(c)) {
        end = i;
        position = i + 1;
        number++;
        return true;
      }
      i++;
    }
  }

  /** Takes note of a character; tells whether it ends the line. */
  private boolean isSpecial(char c) {
    if (c == 0) {
      throw new BadDataException(
          source, place(), "text", "a byte that is zero; is it a binary file?");
    }
    quotes |= c == '"';
    skipLineFeed = c == '\r';
    return c == '\n' || c == '\r';
  }

  private boolean lastLine() {
    end = limit;
    position = limit;
    number += end > start ? 1 : 0;
    return end > start;
  }

  /** Reads on, behind what there is of the line, which may move to the front of the array. */
  private boolean fill() throws InputUnavailableException {
    int length = limit - start;
    if (length > LONGEST_LINE) {
      throw new BadDataException(
          source, place(), "lines of at most " + LONGEST_LINE + " characters", "a longer one");
    }
    // One character stays free behind a last line that does not end in a line feed.
    if (limit == buffer.length - 1) {
      char[] target =
          length < buffer.length / 2 ? buffer : Arrays.copyOf(buffer, buffer.length * 2);
      System.arraycopy(buffer, start, target, 0, length);
      buffer = target;
      start = 0;
      position = 0;
      limit = length;
    }
    try {
      int read = reader.read(buffer, limit, buffer.length - 1 - limit);
      limit += Math.max(0, read);
      return read > 0;
    } catch (IOException e) {
      throw failure(source, place(), e);
    }
  }

  private String place() {
    return "line " + (number + 1);
  }

  private static BadDataException failure(Path source, String place, IOException e)
      throws InputUnavailableException {
    if (e instanceof EOFException) {
      return new BadDataException(
          source, place, "a complete gzip file", "its end too early; is it cut off?", e);
    }
    if (e instanceof ZipException) {
      return new BadDataException(
          source, place, "intact gzip data", Texts.plain(e.getMessage()), e);
    }
    throw new InputUnavailableException(source, "cannot be read", e);
  }

  @Override
  public void close() {
    closeQuietly(reader);
  }

  private static void closeQuietly(Closeable stream) {
    try {
      stream.close();
    } catch (IOException e) {
      LOG.debug("closing a file that was read failed", e);
    }
  }
}
