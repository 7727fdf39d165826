package org.kinema4j.har.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.kinema4j.har.motion.PlainText;

/** An output could not be written; what stood in its place before is unharmed. */
public final class OutputFailedException extends IOException {

  private static final long serialVersionUID = 1;

  /** What is wrong, without the output. */
  private final String reason;

  /**
   * Creates the exception.
   *
   * @param path the output
   * @param reason what is wrong, in a few words
   */
  public OutputFailedException(Path path, String reason) {
    super(PlainText.line(path + ": " + reason));
    this.reason = reason;
  }

  /**
   * Creates the exception with the exception that led to it.
   *
   * @param path the output
   * @param cause what the file system said
   */
  public OutputFailedException(Path path, IOException cause) {
    super(PlainText.line(path + ": cannot be written: " + reason(cause)), cause);
    this.reason = "cannot be written: " + reason(cause);
  }

  /**
   * Says the same of another path: the one that the user knows, in place of a temporary one.
   *
   * @param path the output
   * @return an exception with the same reason, caused by this one
   */
  public OutputFailedException at(Path path) {
    OutputFailedException same = new OutputFailedException(path, reason);
    same.initCause(this);
    return same;
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException inTheWay) {
      return inTheWay.getFile() + " is in the way";
    }
    if (cause instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    if (cause instanceof FileSystemException fault && fault.getReason() != null) {
      return fault.getReason();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
