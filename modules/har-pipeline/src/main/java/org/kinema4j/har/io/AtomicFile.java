package org.kinema4j.har.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes files so that nobody ever sees half of one: into a temporary file beside the target, then
 * moved into place.
 */
public final class AtomicFile {

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes everything.
     *
     * @param out where to; buffered, closed by the caller
     * @throws IOException if writing fails
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, replacing one that exists; missing folders are made.
   *
   * @param target the file
   * @param content writes its content
   * @throws OutputFailedException if it could not be written; the old file, if any, is unharmed
   */
  public static void write(Path target, Content content) throws OutputFailedException {
    Path temporary = null;
    try {
      Path folder = target.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      // Not createTempFile: its files are for the owner alone, and widening that afterwards would
      // pass over the user's umask.
      Path unfinished =
          folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW), 1 << 16)) {
        temporary = unfinished;
        content.writeTo(out);
      }
      move(temporary, target);
    } catch (IOException e) {
      throw new OutputFailedException(target, e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  /**
   * Writes a text file in UTF-8, replacing one that exists.
   *
   * @param target the file
   * @param text its content
   * @throws OutputFailedException if it could not be written; the old file, if any, is unharmed
   */
  public static void writeText(Path target, String text) throws OutputFailedException {
    write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path temporary) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        temporary.toFile().deleteOnExit();
      }
    }
  }
}
