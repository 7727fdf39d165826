package org.kinema4j.benchmarks.losses;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.config.LossConfig;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.evaluate.ClassScore;
import org.kinema4j.har.evaluate.ConfusionMatrix;
import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.split.Partition;
import org.kinema4j.har.synth.SynthSpec;
import org.kinema4j.har.synth.TrialGenerator;
import org.kinema4j.har.train.TrainingListener;
import org.kinema4j.har.window.Window;

/**
 * Recordings of one invented group of people, with a class of whose training windows most are left
 * out, and networks that learn from them with several losses.
 *
 * <p>Test windows are not left out: recall does not depend on how many windows of a class are
 * tested, and more of them measure it better.
 */
final class ImbalanceTrial {

  private static final int PEOPLE = 9;

  /** Of them, so that there are enough windows of the rare class to find. */
  private static final int TESTED = 3;

  private final RunConfig config;
  private final String rare;
  private final PreparedData data;

  /**
   * Makes recordings and windows.
   *
   * @param config how to prepare and train; its seed also decides the people and their movements
   * @param rare label of the class that becomes rare
   * @param share its share of the training windows, in (0, 1)
   * @param trials recordings of each person
   */
  ImbalanceTrial(RunConfig config, String rare, double share, int trials) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share must be in (0, 1), received " + share);
    }
    this.config = config;
    this.rare = rare;
    HarPipeline pipeline = new HarPipeline(config);
    List<MotionClip> recordings = recordings(config.training().seed(), trials, pipeline.signals());
    List<String> people = recordings.stream().map(MotionClip::subject).distinct().toList();
    PreparedData all =
        new HarPipeline(config.withTestSubjects(people.subList(0, TESTED))).prepare(recordings);
    if (!all.classes().contains(rare)) {
      throw new IllegalArgumentException(
          "rare must be one of %s, received %s".formatted(String.join(", ", all.classes()), rare));
    }
    Partition parts = all.windows();
    List<Window> train =
        thinned(Stream.concat(parts.train().stream(), parts.validation().stream()).toList(), share);
    data =
        new PreparedData(
            all.config(),
            all.input(),
            all.split(),
            new Partition(train, List.of(), parts.test()),
            all.counts(),
            all.classes(),
            Standardizer.fit(train),
            all.test());
  }

  /**
   * What a network learned.
   *
   * @param rareClass scores of the rare class on the test windows
   * @param windows all test windows
   */
  record Outcome(ClassScore rareClass, ConfusionMatrix windows) {}

  /** Trains a network with a loss and tests it. */
  Outcome run(LossConfig loss) {
    RunConfig with = config.withTraining(config.training().withLoss(loss));
    ModelBundle bundle = new HarPipeline(with).train(data, TrainingListener.SILENT).bundle();
    ConfusionMatrix windows = HarPipeline.evaluate(bundle, data.test()).windows();
    ClassScore score =
        windows.perClass().stream().filter(c -> c.label().equals(rare)).findFirst().orElseThrow();
    return new Outcome(score, windows);
  }

  long windows() {
    return data.windows().train().size();
  }

  long rareWindows() {
    return data.windows().train().stream().filter(this::isRare).count();
  }

  private static List<MotionClip> recordings(long seed, int trials, Set<XsensSignal> signals) {
    SynthSpec spec =
        SynthSpec.defaults()
            .withParticipants(PEOPLE)
            .withTrialsPerParticipant(trials)
            .withSeed(seed);
    TrialGenerator generator = new TrialGenerator(spec);
    Set<String> names = signals.stream().map(XsensSignal::tag).collect(Collectors.toSet());
    List<MotionClip> recordings = new ArrayList<>();
    for (var trial : spec.trials()) {
      MotionClip clip = generator.generate(trial);
      recordings.add(
          clip.withSignals(
              clip.signals().stream().filter(signal -> names.contains(signal.name())).toList()));
    }
    return recordings;
  }

  /** Keeps windows of the rare class that are evenly spaced, and all others. */
  private List<Window> thinned(List<Window> windows, double share) {
    long ofRare = windows.stream().filter(this::isRare).count();
    double keep = Math.min(1, share / (1 - share) * (windows.size() - ofRare) / ofRare);
    List<Window> kept = new ArrayList<>();
    double due = 0;
    for (Window window : windows) {
      due += isRare(window) ? keep : 0;
      if (!isRare(window) || due >= 1) {
        kept.add(window);
      }
      due -= Math.floor(due);
    }
    return kept;
  }

  private boolean isRare(Window window) {
    return window.label().filter(rare::equals).isPresent();
  }
}
