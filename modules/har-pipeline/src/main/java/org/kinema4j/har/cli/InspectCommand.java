package org.kinema4j.har.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kinema4j.har.config.RecordingsConfig;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.report.JsonFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code har inspect PATH... [--json]}: says what is in recordings and what is odd about them.
 *
 * <p>A file that cannot be read is an exception if it is the only one asked for. Among several it
 * is listed with its error, which standard error repeats, the others are inspected all the same,
 * and the exit code is 65 for bad data or 66 if files are merely missing.
 */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Says what is in recordings: format, rate, frames, signals, duration, gaps, labels, and every"
          + " irregularity.",
      "Labels are found beside a recording, or in a folder labels_csv or annotations near it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every recording could be read",
      "65:a file does not hold what it should",
      "66:a file is missing or cannot be read"
    })
final class InspectCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "recordings (.mvnx, .mvnx.gz, .bvh, .csv, .csv.gz), or folders that hold some at any"
              + " depth")
  private List<Path> paths;

  @Option(names = "--json", description = "print one JSON document instead of text")
  private boolean json;

  @Mixin private ReadingOptions reading;

  @Spec private CommandSpec spec;

  /** What is to be inspected, and what was found wrong before any file was read. */
  private record Plan(
      List<ListedRecording> recordings,
      List<Inspection.LeftOut> leftOut,
      List<Inspection.Failure> failures) {}

  @Override
  public Integer call() throws InputUnavailableException {
    PrintWriter out = spec.commandLine().getOut();
    Plan plan = plan();
    boolean single = paths.size() == 1 && plan.recordings().size() == 1;
    List<RecordingFacts> facts = new ArrayList<>();
    List<Inspection.Failure> failures = new ArrayList<>(plan.failures());
    InspectText text = new InspectText(out);
    if (!json) {
      failures.forEach(text::failure);
    }
    RecordingInspector inspector = new RecordingInspector(reading.over(RecordingsConfig.DEFAULT));
    for (ListedRecording recording : plan.recordings()) {
      try {
        RecordingFacts fact = inspector.inspect(recording);
        facts.add(fact);
        if (!json) {
          text.recording(fact);
        }
      } catch (BadDataException | InputUnavailableException e) {
        if (single) {
          throw e;
        }
        Inspection.Failure failure = failure(recording.file(), e);
        failures.add(failure);
        if (!json) {
          text.failure(failure);
        }
      }
    }
    return finish(Inspection.of(facts, failures, leftOut(plan)), single, text);
  }

  private Integer finish(Inspection inspection, boolean single, InspectText text) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(JsonFiles.text(inspection));
    } else if (!single) {
      text.end(inspection);
    }
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    inspection.errors().forEach(failure -> err.println("har: " + failure.error()));
    err.flush();
    return inspection.exitCode();
  }

  private Plan plan() throws InputUnavailableException {
    Plan plan = new Plan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Path path : paths) {
      try {
        ListedRecording.Listing listing = ListedRecording.at(path);
        plan.recordings().addAll(listing.recordings());
        plan.leftOut().addAll(listing.leftOut());
      } catch (BadDataException | InputUnavailableException e) {
        if (paths.size() == 1) {
          throw e;
        }
        plan.failures().add(failure(path, e));
      }
    }
    return plan;
  }

  private static Inspection.Failure failure(Path path, Exception e) {
    return new Inspection.Failure(path.toString(), e.getMessage(), ExitCodes.of(e));
  }

  /** What is left out, without the recordings that are inspected all the same. */
  private static List<Inspection.LeftOut> leftOut(Plan plan) {
    Set<String> inspected = new HashSet<>();
    plan.recordings().forEach(recording -> inspected.add(recording.file().toString()));
    return plan.leftOut().stream().filter(left -> !inspected.contains(left.file())).toList();
  }
}
