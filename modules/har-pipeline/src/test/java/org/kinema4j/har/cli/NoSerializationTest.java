package org.kinema4j.har.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NoSerializationTest {

  /** The JVM takes one filter for its whole life, so this is tried in another. */
  @Test
  void nothingIsDeserializedOnceItIsEnforced() throws Exception {
    assertThat(inAnotherJvm("rejected")).isEqualTo("rejected");
    assertThat(inAnotherJvm("rejected", "-Djdk.serialFilter=java.util.*")).isEqualTo("read");
  }

  @Test
  void theCommandLineRunsUnderIt() throws Exception {
    assertThat(inAnotherJvm("backend")).contains("CpuBackend");
  }

  private static String inAnotherJvm(String argument, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of(options));
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.add(
        argument.equals("backend") ? Har.class.getName() : NoSerializationTest.class.getName());
    command.add(argument);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output;
  }

  /** What the other JVM runs. */
  public static void main(String[] args) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new ArrayList<>());
    }
    NoSerialization.enforce();
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      in.readObject();
      System.out.print("read");
    } catch (InvalidClassException e) {
      System.out.print("rejected");
    }
  }
}
