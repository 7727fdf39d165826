package org.kinema4j.har.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.RecordingFiles;
import org.kinema4j.har.RecordingFormat;
import org.kinema4j.har.config.RecordingsConfig;
import org.kinema4j.har.decode.Smoothing;
import org.kinema4j.har.evaluate.FrameVote;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.Recording;
import org.kinema4j.har.io.RecordingName;
import org.kinema4j.har.io.csv.CsvRecording;
import org.kinema4j.har.io.csv.RecordingFolder;
import org.kinema4j.har.io.csv.SpanCsv;
import org.kinema4j.har.io.csv.TimeSpan;
import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.model.ModelSpec;
import org.kinema4j.har.model.backend.BackendCheck;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.report.JsonFiles;
import org.kinema4j.layers.ComputeThreads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code har predict}: what happens in recordings without labels. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    description = {
      "Recognise the actions of recordings; needs a model bundle and the recordings, nothing else.",
      "",
      "Writes <stem>.predicted.csv for each: start,end,label,confidence, in seconds, half-open;"
          + " with --format eaf <stem>.predicted.eaf, tiers for ELAN.",
      "A model of bodies takes MVNX and BVH, a model of channels CSV with columns of those names."
    },
    footer = {
      "",
      "Example: har predict --model quickstart/model.zip --out labels walk.mvnx",
      "Example: har predict --model second/model.zip --out labels exports",
      "Example: har predict --model quickstart/model.zip --smoothing median --format eaf walk.mvnx"
    })
final class PredictCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ModelOption modelFile;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Recordings (.mvnx, .mvnx.gz, .bvh, .csv, .csv.gz), or folders of them.")
  private List<Path> paths;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the results. Default: beside each recording.")
  private Path out;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      converter = PredictionFormat.Converter.class,
      defaultValue = "csv",
      description =
          "What is written: csv, or eaf for ELAN, with what <stem>.labels.csv beside the recording"
              + " says as one more tier. Default: ${DEFAULT-VALUE}.")
  private PredictionFormat format;

  @Mixin private SmoothingOption smoothing;

  @Option(names = "--force", description = "Replace predictions that are already there.")
  private boolean force;

  @Option(names = "--json", description = "Print the predictions as one JSON document.")
  private boolean json;

  @Mixin private ReadingOptions reading;

  @Override
  public Integer call() throws Exception {
    BackendCheck.require();
    ComputeThreads.configured().apply();
    ModelBundle bundle = modelFile.read();
    if (bundle.spec().input() == ModelInput.WINDOWS) {
      bundle.spec().input().require(ModelInput.RECORDINGS);
    }
    Smoothing smoothed = smoothing.over(bundle.spec()).smoothing();
    Map<Path, Path> targets = targets(recordings(bundle.spec().input()));
    requireFree(targets.values());
    try (ClaimedFolders folders = ClaimedFolders.of(targets.values())) {
      requireFree(targets.values());
      predict(bundle, smoothed, targets, folders);
    }
    return ExitCodes.DONE;
  }

  private void predict(
      ModelBundle bundle, Smoothing smoothed, Map<Path, Path> targets, ClaimedFolders folders)
      throws IOException {
    RecordingFiles reader = new RecordingFiles(reading.over(RecordingsConfig.DEFAULT));
    ModelSpec model = bundle.spec();
    Set<XsensSignal> signals =
        model.input() == ModelInput.RECORDINGS
            ? ModelInput.spec(model.features()).requiredSignals()
            : Set.of();
    Map<String, Object> results = new LinkedHashMap<>();
    for (Map.Entry<Path, Path> entry : targets.entrySet()) {
      CsvRecording read = reader.read(entry.getKey(), signals);
      warn(entry.getKey(), read.recording());
      FrameVote vote = predict(bundle, entry.getKey(), read.recording().clip());
      List<PredictedSpan> spans =
          PredictedSpan.of(vote, smoothed.track(vote), model.frameRateHz(), read);
      folders.writeText(entry.getValue(), text(entry.getKey(), spans, read, model.frameRateHz()));
      results.put(entry.getValue().toString(), spans);
      print(entry.getValue(), read.recording(), spans);
    }
    if (json) {
      spec.commandLine().getOut().print(JsonFiles.text(results));
    }
  }

  private String text(Path file, List<PredictedSpan> spans, CsvRecording recording, double rateHz)
      throws InputUnavailableException {
    if (format == PredictionFormat.CSV) {
      return PredictedSpan.csv(spans, rateHz);
    }
    Path labels = file.resolveSibling(RecordingName.of(file).name() + SpanCsv.SUFFIX);
    List<TimeSpan> truth = Files.exists(labels) ? SpanCsv.read(labels) : List.of();
    return PredictedTiers.document(spans, truth, recording).text();
  }

  /** The files asked for, and those of the folders asked for that the model can take. */
  private List<Path> recordings(ModelInput input) throws InputUnavailableException {
    Set<String> suffixes = RecordingFormat.suffixesOf(format -> format.input() == input);
    Set<Path> recordings = new LinkedHashSet<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        RecordingFolder.open(path, suffixes).recordings().forEach(e -> recordings.add(e.file()));
      } else if (Files.exists(path)) {
        input.require(RecordingFormat.of(path).input());
        recordings.add(path);
      } else {
        throw new InputUnavailableException(path, "does not exist");
      }
    }
    return List.copyOf(recordings);
  }

  /** Where each result goes. */
  private Map<Path, Path> targets(List<Path> recordings) throws OutputFailedException {
    Map<Path, Path> targets = new LinkedHashMap<>();
    for (Path file : recordings) {
      String name = RecordingName.of(file).name() + format.suffix();
      Path target = out == null ? file.toAbsolutePath().resolveSibling(name) : out.resolve(name);
      if (targets.containsValue(target)) {
        throw new OutputFailedException(target, "would hold the result of two recordings");
      }
      targets.put(file, target);
    }
    return targets;
  }

  /** Asked before anything is read, and once more when no other run can answer it differently. */
  private void requireFree(Collection<Path> targets) throws OutputFailedException {
    for (Path target : targets) {
      if (AtomicFile.requireReplaceable(target) && !force) {
        throw new OutputFailedException(target, "exists; replace it with --force");
      }
    }
  }

  /** Missing or odd frames shift or spoil the result; what concerns the whole file does not. */
  private void warn(Path file, Recording recording) {
    Console console = new Console(spec.commandLine().getErr());
    recording.irregularities().stream()
        .filter(irregularity -> irregularity.frame() >= 0)
        .forEach(irregularity -> console.say("Warning: " + file + ": " + irregularity.describe()));
  }

  /** The pipeline knows recordings by name; a user who gave several files needs the file. */
  private static FrameVote predict(ModelBundle bundle, Path file, MotionClip clip) {
    try {
      return HarPipeline.predict(bundle, clip);
    } catch (BadDataException e) {
      throw e.in(file);
    }
  }

  private void print(Path target, Recording recording, List<PredictedSpan> spans) {
    if (json) {
      return;
    }
    PrintWriter text = spec.commandLine().getOut();
    text.printf(
        Locale.ROOT,
        "%s: %.1f s, %d %s%s%n",
        target,
        recording.clip().durationSeconds(),
        spans.size(),
        spans.size() == 1 ? "span" : "spans",
        recording.synthetic() ? " (synthetic recording)" : "");
  }
}
