package org.kinema4j.har.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.Staging;
import org.kinema4j.har.report.JsonFiles;
import org.kinema4j.har.synth.SynthDataset;
import org.kinema4j.har.synth.SynthSpec;
import org.kinema4j.har.synth.SynthSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code har synth}: labelled recordings without a laboratory. */
@Command(
    name = "synth",
    mixinStandardHelpOptions = true,
    description = {
      "Generate labelled synthetic recordings in the layout of the AnDy data set.",
      "",
      "MVNX version 4 at 240 frames a second with orientation, position, velocity, acceleration,"
          + " angular velocity and joint angles that agree with one another, and annotations by"
          + " three annotators who disagree near boundaries. Equal options give equal files on the same"
          + " Java version."
    },
    footer = {"", "Example: har synth --out made-up --participants 4 --trials 3"})
final class SynthCommand implements Callable<Integer> {

  private static final double SECONDS_OF_A_MINUTE = 60;

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the data set; must be empty or missing unless --force is given.")
  private Path out;

  @Option(names = "--force", description = "Write into a folder that is not empty.")
  private boolean force;

  @Mixin private SynthOptions options;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    SynthSpec synth = options.spec();
    SynthSummary summary;
    try (Staging staging = Staging.open(out)) {
      if (!force && !OutputFolder.isEmpty(out)) {
        throw new OutputFailedException(out, "is not empty; choose another --out, or use --force");
      }
      summary = generate(staging, synth, new Console(spec.commandLine().getErr()));
    }
    PrintWriter text = spec.commandLine().getOut();
    if (json) {
      text.print(JsonFiles.text(summary));
      return ExitCodes.DONE;
    }
    text.printf(
        Locale.ROOT,
        "%s: %d synthetic recordings, %.1f min%n",
        out,
        summary.recordings(),
        summary.seconds() / SECONDS_OF_A_MINUTE);
    summary
        .secondsPerLabel()
        .forEach((label, s) -> text.printf(Locale.ROOT, "%-18s %7.1f s%n", label, s));
    return ExitCodes.DONE;
  }

  /** Generates with a bar, on every core. */
  static SynthSummary generate(Staging folder, SynthSpec synth, Console console)
      throws OutputFailedException {
    int recordings = synth.trials().size();
    console.say("Generating " + recordings + " synthetic recordings ...");
    try (Console.Bar bar = console.bar("recordings", recordings)) {
      return SynthDataset.write(
          folder,
          synth,
          Runtime.getRuntime().availableProcessors(),
          progress -> bar.stepTo(progress.done()));
    }
  }
}
