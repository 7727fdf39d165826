package org.kinema4j.har.io.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.kinema4j.har.io.InputUnavailableException;

/** Opens files, or says in the user's words why that cannot be done. */
public final class InputFiles {

  private InputFiles() {}

  /**
   * Opens a file.
   *
   * @param file the file
   * @return its bytes
   * @throws InputUnavailableException if it is missing, a folder, or cannot be read
   */
  public static InputStream open(Path file) throws InputUnavailableException {
    if (Files.isDirectory(file)) {
      throw new InputUnavailableException(file, "is a folder, not a file");
    }
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new InputUnavailableException(file, "does not exist", e);
    } catch (AccessDeniedException e) {
      throw new InputUnavailableException(file, "may not be read; check its permissions", e);
    } catch (IOException e) {
      throw new InputUnavailableException(file, "cannot be opened", e);
    }
  }
}
