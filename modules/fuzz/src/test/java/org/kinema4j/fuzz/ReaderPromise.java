package org.kinema4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;

/**
 * What every reader promises of a file that may hold anything: it reads it, or says in one short
 * line what is wrong with it. Any other exception, an error, more memory than the JVM was given and
 * more time than a test may take break the promise.
 */
final class ReaderPromise {

  private static final int LONGEST_MESSAGE = 500;
  private static final Path FOLDER = folder();

  private ReaderPromise() {}

  /** A reader of a file. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Path file) throws IOException;
  }

  /** What must be true of everything that a reader returns. */
  @FunctionalInterface
  interface Property<T> {
    void check(T content) throws IOException;
  }

  /**
   * Checks the promise for one file.
   *
   * @param name name of the file
   * @param bytes its content
   * @param reader what reads it
   * @param property what must be true of what was read
   */
  static <T> void check(String name, byte[] bytes, Reader<T> reader, Property<T> property)
      throws IOException {
    Path file = write(name, bytes);
    T content;
    try {
      content = reader.read(file);
    } catch (BadDataException | InputUnavailableException e) {
      checkMessage(e.getMessage(), file);
      return;
    }
    property.check(content);
  }

  /** Writes a file of that name into a folder of this JVM, in place of the last one. */
  static Path write(String name, byte[] bytes) throws IOException {
    return Files.write(FOLDER.resolve(name), bytes);
  }

  /** Returns a file of that name in the same folder. */
  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  private static void checkMessage(String message, Path file) {
    assertThat(message).startsWith(file + ": ");
    checkLine(message.substring(file.toString().length() + 2));
  }

  /** Checks that a text fits into one line of a terminal that nobody can disturb. */
  static void checkLine(String text) {
    assertThat(text)
        .hasSizeLessThanOrEqualTo(LONGEST_MESSAGE)
        .matches(ReaderPromise::isOneLine, "one line without control characters");
  }

  private static boolean isOneLine(String message) {
    return message
        .codePoints()
        .noneMatch(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL,
                      Character.FORMAT,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR,
                      Character.SURROGATE ->
                      true;
                  default -> false;
                });
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("kinema4j-fuzz");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
