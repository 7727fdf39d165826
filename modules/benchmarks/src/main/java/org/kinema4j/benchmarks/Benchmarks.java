package org.kinema4j.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kinema4j.benchmarks.datavec.DatavecCommand;
import org.kinema4j.benchmarks.embedding.EmbeddingCommand;
import org.kinema4j.benchmarks.losses.ImbalanceCommand;
import org.kinema4j.benchmarks.losses.LossStepCommand;
import org.kinema4j.benchmarks.losses.MiningBenchmark;
import org.kinema4j.benchmarks.optimizers.OptimizerStepCommand;
import org.kinema4j.benchmarks.optimizers.OptimizersCommand;
import org.kinema4j.benchmarks.recurrent.RecurrentCommand;
import org.kinema4j.benchmarks.ucihar.UciHarCommand;
import picocli.CommandLine;

/** The command {@code har bench}: lists the benchmarks, or runs one, most of them with JMH. */
public final class Benchmarks {

  private static final int DONE = 0;
  private static final int USAGE = 2;

  /** All benchmarks that take JMH's own command line. */
  static final List<Entry> ALL =
      List.of(
          new Entry("mvnx", MvnxReadBenchmark.class, "read a recording, whole and in part"),
          new Entry("mining", MiningBenchmark.class, "choose triplets within a batch"));

  /** What has a command line of its own: separate JVMs, accuracy, rounds of JMH. */
  static final List<Program> PROGRAMS =
      List.of(
          new Program("datavec", DatavecCommand.SUMMARY, DatavecCommand::commandLine),
          new Program("embedding", EmbeddingCommand.SUMMARY, EmbeddingCommand::commandLine),
          new Program("imbalance", ImbalanceCommand.SUMMARY, ImbalanceCommand::commandLine),
          new Program("loss-step", LossStepCommand.SUMMARY, LossStepCommand::commandLine),
          new Program(
              "optimizer-step", OptimizerStepCommand.SUMMARY, OptimizerStepCommand::commandLine),
          new Program("optimizers", OptimizersCommand.SUMMARY, OptimizersCommand::commandLine),
          new Program("recurrent", RecurrentCommand.SUMMARY, RecurrentCommand::commandLine),
          new Program("uci-har", UciHarCommand.SUMMARY, UciHarCommand::commandLine));

  private Benchmarks() {}

  /**
   * A measurement with a command line of its own.
   *
   * @param name what to call it by
   * @param summary one line that says what it measures
   * @param commandLine makes its command line
   */
  record Program(String name, String summary, Supplier<CommandLine> commandLine) {}

  /**
   * A benchmark of JMH.
   *
   * @param name what to call it by
   * @param type the class that JMH runs
   * @param summary one line that says what it measures
   */
  record Entry(String name, Class<?> type, String summary) {}

  /** Runs JMH with its command line. */
  @FunctionalInterface
  interface Runner {

    /** Ends the JVM if an option is wrong. */
    void run(String[] args) throws IOException;
  }

  /**
   * Lists the benchmarks, or runs one, and ends the JVM with its exit code.
   *
   * @param args nothing, or the name of a benchmark and its options, for example {@code mvnx -f 1
   *     -i 3}
   * @throws IOException if JMH cannot write its results
   */
  public static void main(String[] args) throws IOException {
    // Before any logger is made: what Deeplearning4j logs must not mix with a result.
    System.setProperty("logback.configurationFile", "org/kinema4j/har/cli/logback-har.xml");
    System.exit(execute(List.of(args), org.openjdk.jmh.Main::main, System.out, System.err));
  }

  static int execute(List<String> args, Runner jmh, PrintStream out, PrintStream err)
      throws IOException {
    if (args.isEmpty() || List.of("--help", "-h").contains(args.get(0))) {
      list(out);
      return DONE;
    }
    for (Program program : PROGRAMS) {
      if (program.name().equals(args.get(0))) {
        return program
            .commandLine()
            .get()
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .execute(args.stream().skip(1).toArray(String[]::new));
      }
    }
    for (Entry benchmark : ALL) {
      if (benchmark.name().equals(args.get(0))) {
        jmh.run(jmhArguments(benchmark, args.subList(1, args.size())));
        return DONE;
      }
    }
    err.printf(
        "har bench: name must be one of %s, received %s%n",
        Stream.concat(ALL.stream().map(Entry::name), PROGRAMS.stream().map(Program::name))
            .collect(Collectors.joining(", ")),
        args.get(0));
    return USAGE;
  }

  /** JMH takes a regular expression that the names of the methods match. */
  static String[] jmhArguments(Entry benchmark, List<String> options) {
    String methods = benchmark.type().getName().replace(".", "\\.") + "\\.";
    return Stream.concat(Stream.of(methods), options.stream()).toArray(String[]::new);
  }

  private static void list(PrintStream out) {
    out.println("Benchmarks:");
    for (Entry benchmark : ALL) {
      out.printf("  har bench %s [JMH OPTIONS]%n      %s%n", benchmark.name(), benchmark.summary());
    }
    for (Program program : PROGRAMS) {
      out.printf("  har bench %s [OPTIONS]%n      %s%n", program.name(), program.summary());
    }
    out.println("Options of JMH: har bench mvnx -h");
    out.println(
        PROGRAMS.stream()
            .map(program -> "har bench " + program.name() + " -h")
            .collect(Collectors.joining(", ", "Options of the others: ", "")));
  }
}
