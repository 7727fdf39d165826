package org.kinema4j.har.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kinema4j.har.FoldedData;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.TestPart;
import org.kinema4j.har.io.inertial.InertialData;
import org.kinema4j.har.io.inertial.InertialPart;
import org.kinema4j.har.io.inertial.InertialText;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.model.ModelSpec;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.report.Fact;
import org.kinema4j.har.split.FoldPlan;

/**
 * Windows that came cut already, in a training and a test part: UCI HAR's layout.
 *
 * @param folder where they are
 */
record InertialSource(Path folder) implements DataSource {

  @Override
  public ToTrain train(HarPipeline pipeline, Watch watch) throws Exception {
    watch.console().say("Reading windows ...");
    InertialData data = watch.stopwatch().time("ingest", () -> InertialText.open(folder).read());
    PreparedData prepared = watch.stopwatch().time("features", () -> pipeline.prepare(data));
    return new ToTrain(prepared, about(prepared, List.of(data.train(), data.test())));
  }

  /** The test part is read, since it may be at fault, and not used. */
  @Override
  public ToFold fold(HarPipeline pipeline, FoldPlan plan, Watch watch) throws Exception {
    watch.console().say("Reading windows; folds are made of the training part alone ...");
    InertialData data = watch.stopwatch().time("ingest", () -> InertialText.open(folder).read());
    FoldedData folded = watch.stopwatch().time("features", () -> pipeline.fold(data, plan));
    return new ToFold(folded, prepared -> about(prepared, List.of(data.train())), Optional.empty());
  }

  private static About about(PreparedData prepared, List<InertialPart> parts) {
    List<Fact> facts = new ArrayList<>(facts(parts));
    int used =
        prepared.windows().train().size()
            + prepared.windows().validation().size()
            + prepared.windows().test().size();
    facts.add(
        new Fact(
            "Windows left out",
            "%d beside validation blocks, which they may overlap"
                .formatted(prepared.counts().windows() - used)));
    return about(facts);
  }

  @Override
  public ToJudge judge(ModelSpec model, Set<String> subjects, Watch watch) throws Exception {
    model.input().require(ModelInput.WINDOWS);
    watch.console().say("Reading the windows of the test part ...");
    InertialPart part =
        watch.stopwatch().time("ingest", () -> InertialText.open(folder).readTest());
    TestPart all = TestPart.ofWindows(part);
    DataSource.requirePresent(subjects, all.subjects());
    TestPart chosen =
        subjects.isEmpty()
            ? all
            : new TestPart(
                all.windows().stream()
                    .filter(window -> subjects.contains(window.subject()))
                    .toList(),
                List.of());
    return new ToJudge(chosen, about(facts(List.of(part))));
  }

  private static About about(List<Fact> facts) {
    return new About(0, facts, Optional.empty());
  }

  private static List<Fact> facts(List<InertialPart> parts) {
    List<Fact> facts = new ArrayList<>();
    for (InertialPart part : parts) {
      facts.add(new Fact("Windows of " + part.name(), Integer.toString(part.windows())));
      facts.add(
          new Fact(
              "Subjects of " + part.name(),
              part.hasSubjects()
                  ? Long.toString(part.subjects().stream().distinct().count())
                  : "not known"));
    }
    facts.add(
        new Fact(
            "Window",
            String.format(
                Locale.ROOT,
                "%d frames at %s Hz, cut by the makers of the data",
                parts.get(0).windowFrames(),
                InertialText.FRAME_RATE_HZ)));
    facts.add(
        new Fact(
            "Signals",
            String.join(", ", InertialText.CHANNELS.stream().map(Channel::name).toList())));
    return facts;
  }
}
