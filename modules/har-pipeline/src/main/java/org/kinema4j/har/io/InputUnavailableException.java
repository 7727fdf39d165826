package org.kinema4j.har.io;

import java.io.IOException;
import java.nio.file.Path;
import org.kinema4j.har.motion.PlainText;

/** An input is missing or cannot be read at all. */
public final class InputUnavailableException extends IOException {

  /**
   * Creates the exception.
   *
   * @param path the input
   * @param reason what is wrong with it, in a few words
   */
  public InputUnavailableException(Path path, String reason) {
    super(PlainText.line(path.toString()) + ": " + reason);
  }

  /**
   * Creates the exception with the exception that led to it.
   *
   * @param path the input
   * @param reason what is wrong with it, in a few words
   * @param cause what the file system said
   */
  public InputUnavailableException(Path path, String reason, IOException cause) {
    super(PlainText.line(path.toString()) + ": " + reason, cause);
  }
}
