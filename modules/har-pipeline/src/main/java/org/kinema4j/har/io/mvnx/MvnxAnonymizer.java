package org.kinema4j.har.io.mvnx;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLStreamException;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.Redactions;
import org.kinema4j.har.io.internal.InputFiles;
import org.kinema4j.har.io.internal.IrregularityLog;
import org.kinema4j.har.motion.BadDataException;

/**
 * Copies MVNX files without names, comments, paths and dates. The copy holds the elements,
 * attributes and words that MVN is known to write and that say nothing about a person, and nothing
 * else; the texts of numbers are copied character by character, so {@link MvnxReader} reads the
 * same signals from it. Files of any size need the same little memory.
 *
 * <p>What stays may still tell who somebody is: the lengths of the body, its way of moving, and
 * what the name of the file says. Times of frames start at 0; {@code tc} and {@code ms} keep their
 * differences.
 *
 * <p>A comment that says {@value MvnxHeader#SYNTHETIC_MARK} keeps that word: data that a program
 * made up must not pass for recorded.
 */
public final class MvnxAnonymizer {

  private static final int BUFFER = 1 << 16;

  private MvnxAnonymizer() {}

  /**
   * Writes an anonymous copy, replacing a file that exists.
   *
   * @param source the recording, plain or compressed with gzip
   * @param target the copy; compressed with gzip if its name ends in {@code .gz}. May be the source
   * @return what was left out or changed
   * @throws InputUnavailableException if the recording is missing or cannot be read
   * @throws OutputFailedException if the copy could not be written; the old file, if any, is
   *     unharmed
   * @throws BadDataException if the recording is not MVNX; nothing is written then
   */
  public static Redactions anonymize(Path source, Path target)
      throws InputUnavailableException, OutputFailedException {
    AtomicReference<Redactions> found = new AtomicReference<>();
    try {
      AtomicFile.write(target, out -> found.set(copy(source, out, isCompressed(target))));
    } catch (UncheckedIOException e) {
      throw unavailable(e);
    }
    return found.get();
  }

  /**
   * Says what a copy would lack or have changed; nothing is written.
   *
   * @param source the recording
   * @return what the recording holds that may say who was recorded, when or where; empty for what
   *     {@link #anonymize} wrote
   * @throws InputUnavailableException if the recording is missing or cannot be read
   * @throws BadDataException if the recording is not MVNX
   */
  public static Redactions check(Path source) throws InputUnavailableException {
    try {
      return copy(source, OutputStream.nullOutputStream(), false);
    } catch (UncheckedIOException e) {
      throw unavailable(e);
    } catch (IOException e) {
      throw new IllegalStateException("a stream that leads nowhere failed", e);
    }
  }

  private static InputUnavailableException unavailable(UncheckedIOException e) {
    if (e.getCause() instanceof InputUnavailableException input) {
      return input;
    }
    throw e;
  }

  private static boolean isCompressed(Path target) {
    return target.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  private static Redactions copy(Path source, OutputStream stream, boolean compressed)
      throws IOException {
    if (!compressed) {
      return copy(source, stream);
    }
    try (GZIPOutputStream zip = new GZIPOutputStream(stream, BUFFER)) {
      return copy(source, zip);
    }
  }

  /** Faults of the input leave it unchecked, which tells them from those of the output. */
  private static Redactions copy(Path source, OutputStream stream) throws IOException {
    try (XmlInput input = open(source)) {
      MvnxCursor cursor = new MvnxCursor(source, input, new IrregularityLog());
      try {
        XmlText out = new XmlText(stream);
        Redactions found = new AnonymousCopy(cursor, out).document();
        out.flush();
        return found;
      } catch (XMLStreamException | RuntimeException e) {
        throw failure(input, e, cursor.place());
      }
    }
  }

  private static XmlInput open(Path source) {
    try {
      return XmlInput.open(source, InputFiles.open(source));
    } catch (InputUnavailableException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuntimeException failure(XmlInput input, Exception e, String place) {
    try {
      return input.failure(e, place);
    } catch (InputUnavailableException unavailable) {
      return new UncheckedIOException(unavailable);
    }
  }
}
