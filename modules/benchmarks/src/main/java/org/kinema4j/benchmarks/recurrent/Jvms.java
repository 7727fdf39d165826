package org.kinema4j.benchmarks.recurrent;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures each engine in a new JVM with the options and the class path of this one. */
final class Jvms implements Trials {

  /** Each would set the threads of one engine or another, or make DJL fetch another PyTorch. */
  private static final List<String> HIDDEN =
      List.of(
          OpenMp.VARIABLE,
          "MKL_NUM_THREADS",
          "OPENBLAS_NUM_THREADS",
          "PYTORCH_VERSION",
          "PYTORCH_FLAVOR",
          "PYTORCH_LIBRARY_PATH");

  private static final String LOGGING =
      "-Dlogback.configurationFile=org/kinema4j/har/cli/logback-har.xml";

  private final Peers peers;
  private final double seconds;

  /**
   * Prepares measurements.
   *
   * @param peers where other frameworks are
   * @param seconds to warm up, and to time, each task
   */
  Jvms(Peers peers, double seconds) {
    this.peers = peers;
    this.seconds = seconds;
  }

  @Override
  public Measurement run(Engine engine, Shape shape) {
    ProcessBuilder builder = new ProcessBuilder(command(engine, shape));
    setThreads(builder.environment(), engine.threads());
    List<String> results = new ArrayList<>();
    ChildProcess.run(
        engine + " on batches of " + shape.batch(),
        builder,
        line -> {
          // Native libraries print too, not always whole lines.
          int mark = line.indexOf(Trial.MARK);
          if (mark >= 0) {
            results.add(line.substring(mark + Trial.MARK.length()));
          }
        });
    if (results.size() != 1) {
      throw new TrialFailedException(engine + " must print one result, received " + results.size());
    }
    try {
      return Trial.parse(results.get(0));
    } catch (JsonProcessingException e) {
      throw new TrialFailedException(engine + ": " + e.getOriginalMessage(), e);
    }
  }

  static void setThreads(Map<String, String> environment, Engine.Threads threads) {
    HIDDEN.forEach(environment::remove);
    if (threads == Engine.Threads.ONE) {
      environment.put(OpenMp.VARIABLE, "1");
    }
  }

  List<String> command(Engine engine, Shape shape) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-javaagent") && !option.startsWith("-agentlib"))
        .forEach(command::add);
    command.add(LOGGING);
    List<String> path = new ArrayList<>();
    if (engine.origin() == Engine.Origin.PEER) {
      command.addAll(peers.options());
      path.addAll(peers.classPath());
    }
    path.add(System.getProperty("java.class.path"));
    command.add("-cp");
    command.add(String.join(File.pathSeparator, path));
    command.add(engine.mainClass());
    command.addAll(Trial.arguments(shape, seconds));
    return command;
  }
}
