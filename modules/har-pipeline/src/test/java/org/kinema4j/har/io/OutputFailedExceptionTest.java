package org.kinema4j.har.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OutputFailedExceptionTest {

  private static final Path PATH = Path.of("out", "model.zip");

  @Test
  void saysWhatTheFileSystemMeant() {
    assertReason(new AccessDeniedException("out"), "permission denied");
    assertReason(new FileAlreadyExistsException("out"), "out is in the way");
    assertReason(new NoSuchFileException("gone"), "gone does not exist");
    assertReason(
        new FileSystemException("out", null, "Read-only file system"), "Read-only file system");
    assertReason(new FileSystemException("out"), "out");
    assertReason(new IOException("No space left on device"), "No space left on device");
    assertReason(new EOFException(), "EOFException");
  }

  private static void assertReason(IOException cause, String reason) {
    assertThat(new OutputFailedException(PATH, cause))
        .hasMessage(PATH + ": cannot be written: " + reason)
        .hasCause(cause);
  }

  @Test
  void canBeSaidOfAnotherPath() {
    Path known = Path.of("known");
    OutputFailedException failure = new OutputFailedException(PATH, new IOException("full"));

    assertThat(failure.at(known)).hasMessage("known: cannot be written: full").hasCause(failure);
    assertThat(new OutputFailedException(PATH, "is a file").at(known))
        .hasMessage("known: is a file");
  }
}
