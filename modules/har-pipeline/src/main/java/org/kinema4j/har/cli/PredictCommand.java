package org.kinema4j.har.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.evaluate.FrameVote;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.MvnxReader;
import org.kinema4j.har.io.MvnxRecording;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.RecordingName;
import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.model.backend.BackendCheck;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.report.JsonFiles;
import org.kinema4j.har.transform.FeatureSpec;
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
      "Writes <stem>.predicted.csv for each: start,end,label,confidence, in seconds, half-open."
    },
    footer = {"", "Example: har predict --model quickstart/model.zip --out labels walk.mvnx"})
final class PredictCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ModelOption model;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "MVNX recordings.")
  private List<Path> files;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the results. Default: beside each recording.")
  private Path out;

  @Option(names = "--force", description = "Replace predictions that are already there.")
  private boolean force;

  @Option(names = "--json", description = "Print the predictions as one JSON document.")
  private boolean json;

  /** One row of the result. */
  private record Span(double start, double end, String label, double confidence) {}

  @Override
  public Integer call() throws Exception {
    BackendCheck.require();
    Map<Path, Path> targets = targets();
    ComputeThreads.configured().apply();
    ModelBundle bundle = model.read();
    bundle.spec().input().require(ModelInput.RECORDINGS);
    Set<XsensSignal> signals = new FeatureSpec(bundle.spec().features()).requiredSignals();
    MvnxReader reader = MvnxReader.of(EnumSet.copyOf(signals));
    Map<String, Object> results = new LinkedHashMap<>();
    for (Map.Entry<Path, Path> entry : targets.entrySet()) {
      MvnxRecording recording = reader.read(entry.getKey());
      warn(entry.getKey(), recording);
      FrameVote vote = predict(bundle, entry.getKey(), recording.clipWith(signals));
      List<Span> spans = spans(vote, bundle.spec().frameRateHz());
      AtomicFile.writeText(entry.getValue(), csv(spans));
      results.put(entry.getValue().toString(), spans);
      print(entry.getValue(), recording, spans);
    }
    if (json) {
      spec.commandLine().getOut().print(JsonFiles.text(results));
    }
    return ExitCodes.DONE;
  }

  /** Where each result goes; nothing is read before it is clear that nothing is overwritten. */
  private Map<Path, Path> targets() throws OutputFailedException {
    Map<Path, Path> targets = new LinkedHashMap<>();
    for (Path file : files) {
      String stem = RecordingName.of(file).name();
      Path folder = out == null ? file.toAbsolutePath().getParent() : out;
      Path target = folder.resolve(stem + ".predicted.csv");
      if (!force && Files.exists(target)) {
        throw new OutputFailedException(target, "exists; replace it with --force");
      }
      if (targets.containsValue(target)) {
        throw new OutputFailedException(target, "would hold the result of two recordings");
      }
      targets.put(file, target);
    }
    return targets;
  }

  /** Missing or odd frames shift or spoil the result; what concerns the whole file does not. */
  private void warn(Path file, MvnxRecording recording) {
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

  private static List<Span> spans(FrameVote vote, double rateHz) {
    List<Span> spans = new ArrayList<>();
    for (LabelSpan span : vote.track().spans()) {
      spans.add(
          new Span(
              span.start() / rateHz, span.end() / rateHz, span.label(), vote.confidence(span)));
    }
    return spans;
  }

  private static String csv(List<Span> spans) {
    StringBuilder text = new StringBuilder("start,end,label,confidence\n");
    for (Span span : spans) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.4f,%.4f,%s,%.4f\n",
              span.start(),
              span.end(),
              span.label(),
              span.confidence()));
    }
    return text.toString();
  }

  private void print(Path target, MvnxRecording recording, List<Span> spans) {
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
        recording.header().isSynthetic() ? " (synthetic recording)" : "");
  }
}
