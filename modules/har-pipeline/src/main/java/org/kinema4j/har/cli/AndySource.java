package org.kinema4j.har.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.TestPart;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.LabelledData;
import org.kinema4j.har.io.andy.AndyDataset;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.model.ModelSpec;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.NaturalOrder;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.report.Fact;
import org.kinema4j.har.transform.FeatureSpec;
import org.kinema4j.har.window.WindowCounts;
import org.kinema4j.har.window.WindowSpec;

/**
 * MVNX recordings with annotations, laid out as the AnDy data set.
 *
 * @param folder where they are, at any depth
 */
record AndySource(Path folder) implements DataSource {

  static final String SYNTHETIC = "synthetic: made by a program, not recorded from people";

  private static final double SECONDS_OF_A_MINUTE = 60;

  @Override
  public ToTrain train(HarPipeline pipeline, Watch watch) throws Exception {
    LabelledData recordings =
        watch.stopwatch().time("ingest", () -> load(pipeline.signals(), watch.console()));
    PreparedData prepared =
        watch.stopwatch().time("features", () -> pipeline.prepare(recordings.clips()));
    List<Fact> facts =
        new ArrayList<>(
            facts(
                recordings.clips(),
                prepared.config().frameRateHz(),
                prepared.config().window(),
                prepared.config().features()));
    facts.add(leftOut(prepared.counts()));
    return new ToTrain(prepared, about(recordings, recordings.clips(), facts));
  }

  @Override
  public ToJudge judge(ModelSpec model, Set<String> subjects, Watch watch) throws Exception {
    model.input().require(ModelInput.RECORDINGS);
    FeatureSpec features = new FeatureSpec(model.features());
    LabelledData recordings =
        watch.stopwatch().time("ingest", () -> load(features.requiredSignals(), watch.console()));
    List<MotionClip> chosen = chosen(recordings.clips(), subjects);
    TestPart test =
        watch
            .stopwatch()
            .time(
                "features",
                () ->
                    TestPart.ofRecordings(
                        chosen.stream()
                            .map(c -> HarPipeline.features(c, features, model.frameRateHz()))
                            .toList(),
                        model.window()));
    return new ToJudge(
        test,
        about(
            recordings,
            chosen,
            facts(chosen, model.frameRateHz(), model.window(), model.features())));
  }

  private static List<MotionClip> chosen(List<MotionClip> clips, Set<String> subjects) {
    Set<String> present = new TreeSet<>(NaturalOrder.INSTANCE);
    clips.forEach(clip -> present.add(clip.subject()));
    DataSource.requirePresent(subjects, present);
    return subjects.isEmpty()
        ? clips
        : clips.stream().filter(clip -> subjects.contains(clip.subject())).toList();
  }

  private LabelledData load(Set<XsensSignal> signals, Console console)
      throws InputUnavailableException {
    AndyDataset dataset = AndyDataset.open(folder);
    dataset
        .leftOut()
        .forEach(file -> console.say("left out: " + file.file() + ": " + file.reason()));
    console.say("Reading " + dataset.labelled().size() + " recordings ...");
    try (Console.Bar bar = console.bar("recordings", dataset.labelled().size())) {
      AtomicInteger read = new AtomicInteger();
      return dataset.load(
          signals,
          Runtime.getRuntime().availableProcessors(),
          clip -> bar.stepTo(read.incrementAndGet()));
    }
  }

  private static About about(LabelledData read, List<MotionClip> clips, List<Fact> facts) {
    return new About(
        clips.size(), facts, read.synthetic() ? Optional.of(SYNTHETIC) : Optional.empty());
  }

  private static List<Fact> facts(
      List<MotionClip> clips, double frameRateHz, WindowSpec window, List<String> features) {
    double seconds = clips.stream().mapToDouble(MotionClip::durationSeconds).sum();
    long subjects = clips.stream().map(MotionClip::subject).distinct().count();
    return List.of(
        new Fact("Recordings", Integer.toString(clips.size())),
        new Fact("Subjects", Long.toString(subjects)),
        new Fact("Duration", String.format(Locale.ROOT, "%.1f min", seconds / SECONDS_OF_A_MINUTE)),
        new Fact("Frame rate of the windows", frameRateHz + " Hz"),
        new Fact(
            "Window",
            String.format(Locale.ROOT, "%d frames every %d", window.length(), window.stride())),
        new Fact("Features", String.join(", ", features)));
  }

  private static Fact leftOut(WindowCounts counts) {
    return new Fact(
        "Windows left out",
        String.format(
            Locale.ROOT,
            "%d mixed, %d without a label; %d recordings shorter than a window",
            counts.mixed(),
            counts.unlabelled(),
            counts.tooShort()));
  }
}
