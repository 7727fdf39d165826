package org.kinema4j.benchmarks.recurrent;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.kinema4j.har.cli.ExitCodes;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.report.JsonFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code har bench recurrent}. */
@Command(
    name = "har bench recurrent",
    sortOptions = false,
    description = {
      "Compares recurrent layers: three bidirectional LSTM(32), 240 frames of 69 features, last"
          + " state of each direction, softmax over 8 classes, Adam.",
      "Each measurement has a JVM of its own; all engines get the same data and weights.",
      "PyTorch is fetched through Maven when it is first asked for, 120 MB."
    })
public final class RecurrentCommand implements Callable<Integer> {

  /** What {@code har bench} says of it. */
  public static final String SUMMARY =
      "recurrent layers beside Deeplearning4j, PyTorch and oneDNN, or against their size";

  private static final Path TARGET = Path.of("target");

  private final TrialsFactory factory;

  @Spec private CommandSpec spec;

  @Option(
      names = "--engines",
      split = ",",
      paramLabel = "ENGINE",
      description = "Any of ${COMPLETION-CANDIDATES}; default: all.")
  private List<Engine> engines = new ArrayList<>();

  @Option(
      names = "--batch",
      split = ",",
      paramLabel = "N",
      description = "Windows in a batch; default: 1,64,256.")
  private List<Integer> batches = new ArrayList<>();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Measures everything so often; default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "3",
      description =
          "Warms up, and times, each task so long, but at least once and three times; default:"
              + " ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--scaling",
      description =
          "Measures one engine against length of the window, batch and width instead; the first"
              + " one unless --engines names another.")
  private boolean scaling;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "JSON file, replaced if it exists; default: target/bench-recurrent.json or"
              + " target/bench-recurrent-scaling.json in the current folder.")
  private Path out;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli reads it.
  private boolean help;

  /** Makes what measures. */
  @FunctionalInterface
  interface TrialsFactory {

    /** May fetch what the engines need. */
    Trials create(List<Engine> engines, double seconds, PrintWriter err);
  }

  private RecurrentCommand(TrialsFactory factory) {
    this.factory = factory;
  }

  /**
   * Makes the command line.
   *
   * @return it, ready to execute
   */
  public static CommandLine commandLine() {
    return commandLine(RecurrentCommand::jvms);
  }

  static CommandLine commandLine(TrialsFactory factory) {
    return new CommandLine(new RecurrentCommand(factory))
        .registerConverter(Engine.class, RecurrentCommand::engine)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(
            (fault, commandLine, parsed) -> {
              boolean expected =
                  fault instanceof TrialFailedException
                      || ExitCodes.of(fault) != ExitCodes.INTERNAL;
              if (expected) {
                commandLine.getErr().println("har bench: " + fault.getMessage());
              } else {
                fault.printStackTrace(commandLine.getErr());
              }
              return ExitCodes.of(fault);
            });
  }

  private static Engine engine(String name) {
    try {
      return Engine.named(name);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static Trials jvms(List<Engine> engines, double seconds, PrintWriter err) {
    Peers peers = Peers.ofThisClone();
    if (engines.stream().anyMatch(engine -> engine.origin() == Engine.Origin.PEER)) {
      peers.prepare(err);
    }
    return new Jvms(peers, seconds);
  }

  @Override
  public Integer call() throws OutputFailedException {
    check();
    PrintWriter err = spec.commandLine().getErr();
    Rounds plan = new Rounds(chosenEngines(), shapes(), rounds);
    Trials trials = factory.create(plan.engines(), seconds, err);
    Machine machine = Machine.here();
    machine.warn(err);
    Results results = plan.run(trials, err);
    Path target = target();
    JsonFiles.write(target, new RecurrentJson(machine, plan, seconds, results).content());
    PrintWriter output = spec.commandLine().getOut();
    output.println(machine.text());
    output.printf("%d rounds, %s s to warm up and to time each task%n%n", rounds, seconds);
    if (scaling) {
      for (Engine engine : plan.engines()) {
        output.println(new ScalingTable(engine, results).text());
      }
    } else {
      output.println(new ComparisonTable(plan, results).text());
    }
    output.println("json: " + target);
    output.flush();
    return ExitCodes.DONE;
  }

  private void check() {
    if (rounds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--rounds must be in [1, \u221e), received " + rounds);
    }
    // Written so that NaN fails.
    if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
      throw new ParameterException(
          spec.commandLine(), "--seconds must be in [0, \u221e), received " + seconds);
    }
    for (int batch : batches) {
      if (batch < 1) {
        throw new ParameterException(
            spec.commandLine(), "--batch must be in [1, \u221e), received " + batch);
      }
    }
    if (scaling && !batches.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--scaling measures batches of its own; leave --batch out");
    }
  }

  /** In their own order, without repetition. */
  private List<Engine> chosenEngines() {
    if (!engines.isEmpty()) {
      return List.copyOf(EnumSet.copyOf(engines));
    }
    return scaling ? List.of(Engine.values()[0]) : List.of(Engine.values());
  }

  private List<Shape> shapes() {
    if (scaling) {
      return Stream.of(Series.values())
          .flatMap(series -> series.sizes().stream().map(series::shape))
          .distinct()
          .toList();
    }
    List<Integer> sizes = batches.isEmpty() ? List.of(1, 64, 256) : batches;
    return sizes.stream().distinct().map(Shape.REFERENCE::withBatch).toList();
  }

  private Path target() {
    if (out != null) {
      return out;
    }
    return TARGET.resolve(scaling ? "bench-recurrent-scaling.json" : "bench-recurrent.json");
  }
}
