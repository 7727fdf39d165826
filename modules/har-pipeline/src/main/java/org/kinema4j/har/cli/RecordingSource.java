package org.kinema4j.har.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.kinema4j.har.FoldedData;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.TestPart;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.LabelledData;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.model.ModelSpec;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.NaturalOrder;
import org.kinema4j.har.report.Fact;
import org.kinema4j.har.split.FoldPlan;
import org.kinema4j.har.window.WindowCounts;
import org.kinema4j.har.window.WindowSpec;

/** Labelled recordings that the pipeline cuts into windows, whatever files they come from. */
abstract class RecordingSource implements DataSource {

  static final String SYNTHETIC = "synthetic: made by a program, not recorded from people";

  private static final double SECONDS_OF_A_MINUTE = 60;
  private static final int MOST_SHOWN = 8;

  /** What features are made of. */
  abstract ModelInput input();

  /**
   * Reads the recordings, and says what is left out.
   *
   * @param features what the network sees, by name; none: the default
   * @param console progress
   */
  abstract LabelledData load(List<String> features, Console console)
      throws InputUnavailableException;

  @Override
  public final ToTrain train(HarPipeline pipeline, Watch watch) throws Exception {
    LabelledData recordings = read(pipeline, watch);
    PreparedData prepared =
        watch.stopwatch().time("features", () -> pipeline.prepare(recordings.clips(), input()));
    return new ToTrain(prepared, about(recordings, prepared.config()).apply(prepared));
  }

  @Override
  public final ToFold fold(HarPipeline pipeline, FoldPlan plan, Watch watch) throws Exception {
    LabelledData recordings = read(pipeline, watch);
    FoldedData data =
        watch.stopwatch().time("features", () -> pipeline.fold(recordings.clips(), input(), plan));
    return new ToFold(data, about(recordings, data.config()), note(recordings));
  }

  private LabelledData read(HarPipeline pipeline, Watch watch) throws Exception {
    return watch
        .stopwatch()
        .time("ingest", () -> load(pipeline.config().features(), watch.console()));
  }

  /** Keeps facts only: recordings with all their signals are not needed once there are features. */
  private static Function<PreparedData, About> about(LabelledData recordings, RunConfig applied) {
    List<Fact> facts =
        facts(recordings.clips(), applied.rateHz(), applied.windowSpec(), applied.features());
    About known = about(recordings, recordings.clips(), facts);
    return prepared -> {
      List<Fact> all = new ArrayList<>(known.facts());
      all.add(leftOut(prepared.counts()));
      return new About(known.recordings(), all, known.note());
    };
  }

  @Override
  public final ToJudge judge(ModelSpec model, Set<String> subjects, Watch watch) throws Exception {
    model.input().require(input());
    LabelledData recordings =
        watch.stopwatch().time("ingest", () -> load(model.features(), watch.console()));
    List<MotionClip> chosen = chosen(recordings.clips(), subjects);
    TestPart test =
        watch
            .stopwatch()
            .time(
                "features",
                () ->
                    TestPart.ofRecordings(
                        chosen.stream().map(clip -> HarPipeline.features(clip, model)).toList(),
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

  private static About about(LabelledData read, List<MotionClip> clips, List<Fact> facts) {
    return new About(clips.size(), facts, note(read));
  }

  private static Optional<String> note(LabelledData read) {
    return read.synthetic() ? Optional.of(SYNTHETIC) : Optional.empty();
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
        new Fact("Features", shown(features)));
  }

  private static String shown(List<String> features) {
    int more = features.size() - MOST_SHOWN;
    String first = String.join(", ", features.subList(0, Math.min(MOST_SHOWN, features.size())));
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }

  private static Fact leftOut(WindowCounts counts) {
    return new Fact(
        "Windows left out",
        String.format(
            Locale.ROOT,
            "%d mixed, %d without a label, %d with missing frames; %d recordings shorter than a"
                + " window",
            counts.mixed(),
            counts.unlabelled(),
            counts.gapped(),
            counts.tooShort()));
  }
}
