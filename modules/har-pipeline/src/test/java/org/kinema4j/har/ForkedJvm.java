package org.kinema4j.har;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, which can be killed. Its output goes to files. */
public final class ForkedJvm implements AutoCloseable {

  private static final long MOST_SECONDS = 300;

  private final Process process;
  private final Path out;
  private final Path err;

  private ForkedJvm(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts a class with this JVM's class path. */
  public static ForkedJvm start(Class<?> main, List<String> arguments) throws IOException {
    return start(command(main, arguments), Files.createTempFile("kinema4j-fork", ".out"));
  }

  /** Starts a command with a file for its standard output. */
  public static ForkedJvm start(List<String> command, Path out) throws IOException {
    Path err = Files.createTempFile("kinema4j-fork", ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new ForkedJvm(process, out, err);
  }

  /** The command that starts a class with this JVM's class path. */
  public static List<String> command(Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-Djava.awt.headless=true", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end, whatever brings it. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the JVM did not end");
    }
    return process.exitValue();
  }

  /** Kills it as {@code kill -9} does; tells whether it was still running. */
  public boolean kill() throws InterruptedException {
    boolean alive = process.isAlive();
    process.destroyForcibly();
    process.waitFor();
    return alive;
  }

  /** Asks it to end, as {@code kill} does. */
  public void terminate() {
    process.destroy();
  }

  public String out() throws IOException {
    return Files.readString(out);
  }

  public String err() throws IOException {
    return Files.readString(err);
  }

  /** Waits until the program has printed a text, or is dead. */
  public void awaitOut(String text) throws IOException, InterruptedException {
    while (process.isAlive() && !out().contains(text)) {
      Thread.sleep(5);
    }
  }

  /** The same of standard error. */
  public void awaitErr(String text) throws IOException, InterruptedException {
    while (process.isAlive() && !err().contains(text)) {
      Thread.sleep(5);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(err);
    if (Files.isRegularFile(out)) {
      Files.delete(out);
    }
  }
}
