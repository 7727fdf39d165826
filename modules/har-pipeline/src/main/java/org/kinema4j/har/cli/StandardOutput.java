package org.kinema4j.har.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Standard output that remembers why it could not be written, which print streams forget: a result
 * cut short by a full disk must not pass for whole.
 */
final class StandardOutput extends FilterOutputStream {

  private static final String READER_HAS_ENOUGH = "Broken pipe";

  private IOException fault;

  StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      fault = e;
      throw e;
    }
  }

  /** What went wrong; nothing if everything was written, or its reader wanted no more. */
  Optional<String> fault() {
    return Optional.ofNullable(fault)
        .map(IOException::getMessage)
        .filter(message -> !message.equals(READER_HAS_ENOUGH));
  }
}
