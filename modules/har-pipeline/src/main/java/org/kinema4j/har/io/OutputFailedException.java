package org.kinema4j.har.io;

import java.io.IOException;
import java.nio.file.Path;

/** An output could not be written; what stood in its place before is unharmed. */
public final class OutputFailedException extends IOException {

  /**
   * Creates the exception.
   *
   * @param path the output
   * @param reason what is wrong, in a few words
   */
  public OutputFailedException(Path path, String reason) {
    super(path + ": " + reason);
  }

  /**
   * Creates the exception with the exception that led to it.
   *
   * @param path the output
   * @param cause what the file system said
   */
  public OutputFailedException(Path path, IOException cause) {
    super(path + ": cannot be written: " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    String message = cause.getMessage();
    return cause.getClass().getSimpleName().replace("Exception", "")
        + (message == null ? "" : " (" + message + ")");
  }
}
