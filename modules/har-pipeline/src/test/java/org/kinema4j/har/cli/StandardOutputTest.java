package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

  @Test
  void passesOnWhatIsPrinted() throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    StandardOutput out = new StandardOutput(printed);

    print(out, "one \u2014 two");
    out.write('!');

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("one \u2014 two!");
    assertThat(out.fault()).isEmpty();
  }

  @Test
  void remembersAFaultThatAPrintWriterSwallows() {
    StandardOutput out = new StandardOutput(failing("No space left on device"));

    print(out, "result");

    assertThat(out.fault()).contains("No space left on device");
  }

  @Test
  void aReaderThatHasEnoughIsNoFault() {
    StandardOutput out = new StandardOutput(failing("Broken pipe"));

    print(out, "result");

    assertThat(out.fault()).isEmpty();
  }

  private static void print(StandardOutput out, String text) {
    PrintWriter writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
    writer.print(text);
    writer.flush();
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
