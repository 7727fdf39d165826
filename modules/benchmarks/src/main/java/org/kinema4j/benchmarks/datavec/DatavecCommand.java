package org.kinema4j.benchmarks.datavec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kinema4j.benchmarks.command.Failures;
import org.kinema4j.har.cli.ExitCodes;
import org.kinema4j.har.synth.SynthDataset;
import org.kinema4j.har.synth.SynthSpec;
import org.kinema4j.layers.ComputeThreads;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code har bench datavec}. */
@Command(
    name = "har bench datavec",
    sortOptions = false,
    description = {
      "From synthetic recordings to one batch of standardized windows, by the pipeline and by"
          + " DataVec: processor time and memory allocated. Both must end in the same batch.",
      "All in one process and one thread, one after another in each round. The first round warms up"
          + " and is not counted; the table shows the median of the others. Time is that of the"
          + " processor, which the garbage collector's threads add to."
    })
public final class DatavecCommand implements Callable<Integer> {

  /** What {@code har bench} says of it. */
  public static final String SUMMARY = "the same windows by the pipeline and by DataVec";

  @Spec private CommandSpec spec;

  @Option(
      names = "--rounds",
      defaultValue = "7",
      paramLabel = "N",
      description = "Rounds that count; default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--recordings",
      defaultValue = "4",
      paramLabel = "N",
      description = "Recordings of 30 s; default: ${DEFAULT-VALUE}.")
  private int recordings;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli reads it.
  private boolean help;

  private DatavecCommand() {}

  /**
   * Makes the command line.
   *
   * @return it, ready to execute
   */
  public static CommandLine commandLine() {
    return Failures.oneLine(new DatavecCommand());
  }

  @Override
  public Integer call() throws IOException {
    requireInRange("--rounds", rounds, Integer.MAX_VALUE);
    requireInRange("--recordings", recordings, SynthSpec.MAX_PARTICIPANTS);
    ComputeThreads.configured().apply();
    Path folder = Files.createTempDirectory("kinema4j-bench");
    try {
      SynthDataset.write(
          folder,
          SynthSpec.defaults().withParticipants(recordings).withTrialsPerParticipant(1),
          1,
          progress -> {});
      print(new PathRounds(folder).run(rounds, spec.commandLine().getErr()));
    } finally {
      delete(folder);
    }
    return ExitCodes.DONE;
  }

  private void requireInRange(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new ParameterException(
          spec.commandLine(), "%s must be in [1, %d], received %d".formatted(option, most, value));
    }
  }

  private void print(Map<BatchPath, PathCost> costs) {
    PathCost reading = costs.get(BatchPath.READ);
    PathCost base = costs.get(BatchPath.PIPELINE).without(reading);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%-15s %9s %13s  %s%n", "", "CPU ms", "MB allocated", "after reading");
    costs.forEach(
        (path, cost) -> {
          PathCost rest = cost.without(reading);
          String relative =
              path == BatchPath.READ
                  ? ""
                  : String.format(
                      Locale.ROOT,
                      "%.0f ms (%.1f times), %.0f MB (%.1f times)",
                      rest.millis(),
                      rest.millis() / base.millis(),
                      rest.megabytes(),
                      rest.megabytes() / base.megabytes());
          out.printf(
              Locale.ROOT,
              "%-15s %9.0f %13.0f  %s%n",
              path.title(),
              cost.millis(),
              cost.megabytes(),
              relative);
        });
    out.flush();
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException fault)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
