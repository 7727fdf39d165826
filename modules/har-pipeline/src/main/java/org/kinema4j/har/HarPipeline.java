package org.kinema4j.har;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.dataset.WindowBatches;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.evaluate.FrameVote;
import org.kinema4j.har.io.inertial.InertialData;
import org.kinema4j.har.io.inertial.InertialPart;
import org.kinema4j.har.io.inertial.InertialText;
import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.model.ModelSpec;
import org.kinema4j.har.model.NetworkShape;
import org.kinema4j.har.model.NetworkType;
import org.kinema4j.har.model.Networks;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.har.model.Predictor;
import org.kinema4j.har.model.Versions;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.NaturalOrder;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.split.HeldOutBlocks;
import org.kinema4j.har.split.Partition;
import org.kinema4j.har.split.SubjectSplit;
import org.kinema4j.har.train.Trainer;
import org.kinema4j.har.train.TrainingBatches;
import org.kinema4j.har.train.TrainingListener;
import org.kinema4j.har.train.TrainingResult;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.transform.FeatureSpec;
import org.kinema4j.har.transform.Resampler;
import org.kinema4j.har.window.Coverage;
import org.kinema4j.har.window.SlidingWindows;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowCounts;

/**
 * The pipeline, one method a step: {@link #prepare}, {@link #train}, {@link #evaluate}, and {@link
 * #predict} for recordings without labels.
 *
 * <pre>{@code
 * HarPipeline pipeline = new HarPipeline(RunConfig.DEFAULT);
 * List<MotionClip> recordings = AndyDataset.open(folder).load(pipeline.signals(), 2);
 * PreparedData data = pipeline.prepare(recordings);
 * TrainedModel model = pipeline.train(data, TrainingListener.SILENT);
 * Evaluation evaluation = HarPipeline.evaluate(model.bundle(), data.test());
 * }</pre>
 *
 * <p>Windows that came cut already go the same way: {@code
 * pipeline.prepare(InertialText.open(folder).read())}.
 */
public final class HarPipeline {

  private static final int SAMPLE = 500;

  private final RunConfig config;
  private final FeatureSpec features;
  private final NetworkType network;

  /**
   * Creates a pipeline.
   *
   * @param config what to do; names of features, network and optimizer are checked here
   */
  public HarPipeline(RunConfig config) {
    this.config = config;
    this.features = FeatureSpec.parse(String.join(",", config.features()));
    this.network = Networks.named(config.network());
    Optimizers.create(config.training().optimizer(), config.training().learningRate());
  }

  /**
   * Returns the signals that recordings must have, to read no more than those.
   *
   * @return the signals
   */
  public Set<XsensSignal> signals() {
    return features.requiredSignals();
  }

  /**
   * Makes features, cuts windows, holds subjects out, fits the standardizer.
   *
   * @param recordings labelled recordings of at least two subjects
   * @return everything that training and evaluation need
   * @throws BadDataException if the recordings do not suffice or do not fit together
   * @throws IllegalArgumentException if the test subjects asked for are not among theirs, or are
   *     all of them
   */
  public PreparedData prepare(List<MotionClip> recordings) {
    requireSubjects(recordings);
    requireDistinctNames(recordings);
    List<MotionClip> clips =
        recordings.parallelStream()
            .map(clip -> features(clip, features, config.frameRateHz()))
            .toList();
    List<String> channels = channels(clips.get(0));
    clips.forEach(clip -> requireChannels(clip, channels));
    SubjectSplit split =
        SubjectSplit.holdOut(
            clips.stream().map(MotionClip::subject).toList(), config.split().test());
    List<Window> labelled = new ArrayList<>();
    WindowCounts counts = WindowCounts.NONE;
    for (MotionClip clip : clips) {
      List<Window> windows = SlidingWindows.cut(clip, config.window());
      counts = counts.plus(WindowCounts.of(clip, windows, config.window()));
      windows.stream().filter(window -> window.label().isPresent()).forEach(labelled::add);
    }
    Partition parts = Partition.of(labelled, split);
    return new PreparedData(
        config.withFeatures(features.groups()),
        ModelInput.RECORDINGS,
        split,
        parts,
        counts,
        classes(parts.train(), config.window().length()),
        Standardizer.fit(parts.train()),
        TestPart.ofRecordings(
            clips.stream().filter(clip -> split.test().contains(clip.subject())).toList(),
            config.window()));
  }

  /**
   * Takes windows that came cut already, holds some of the training part out for validation, fits
   * the standardizer.
   *
   * <p>If the training part names its subjects, whole subjects are held out ({@link
   * SubjectSplit#givenTest}), else blocks of consecutive windows ({@link HeldOutBlocks}); the seed
   * of the training decides which. What the data decides (features, frame rate, window, test part)
   * must be at its default in the configuration.
   *
   * @param data windows of a training and a test part
   * @return everything that training and evaluation need
   * @throws BadDataException if the training part has fewer than two labels, or a subject is in
   *     both parts
   * @throws IllegalArgumentException if the configuration sets what the data decides
   */
  public PreparedData prepare(InertialData data) {
    InertialPart train = data.train();
    RunConfig applied =
        config.forReadyWindows(
            names(train.signal()), InertialText.FRAME_RATE_HZ, train.windowFrames());
    ReadyWindows.Division division =
        ReadyWindows.divide(train, data.test(), config.training().seed());
    List<Window> training = division.windows().train();
    return new PreparedData(
        applied,
        ModelInput.WINDOWS,
        division.split(),
        division.windows(),
        new WindowCounts(train.windows() + data.test().windows(), 0, 0, 0, 0, 0),
        classes(training, train.windowFrames()),
        Standardizer.fit(training),
        new TestPart(division.windows().test(), List.of()));
  }

  private static void requireSubjects(List<MotionClip> recordings) {
    Set<String> subjects = new TreeSet<>(NaturalOrder.INSTANCE);
    recordings.forEach(recording -> subjects.add(recording.subject()));
    if (subjects.size() < 2) {
      throw new BadDataException(
          "recordings",
          "",
          "at least two subjects, one to learn from and one to test on",
          recordings.size() + " recordings of the subjects " + subjects);
    }
  }

  private static void requireDistinctNames(List<MotionClip> recordings) {
    Set<String> names = new HashSet<>();
    for (MotionClip recording : recordings) {
      if (!names.add(recording.name())) {
        throw new BadDataException(
            recording.name(), "", "each recording once", "two recordings of this name");
      }
    }
  }

  /** Columns are told apart by place alone once they are numbers in a batch. */
  private static void requireChannels(MotionClip clip, List<String> expected) {
    List<String> found = channels(clip);
    for (int c = 0; c < expected.size(); c++) {
      String name = c < found.size() ? found.get(c) : "none";
      if (!name.equals(expected.get(c))) {
        throw new BadDataException(
            clip.name(), "feature " + c, expected.get(c) + ", as in the training recordings", name);
      }
    }
    if (found.size() > expected.size()) {
      throw new BadDataException(
          clip.name(), "", expected.size() + " features", found.size() + " features");
    }
  }

  private static List<String> channels(MotionClip clip) {
    return names(clip.signal(FeatureExtractor.SIGNAL));
  }

  private static List<String> names(Signal signal) {
    return signal.channels().stream().map(Channel::name).toList();
  }

  private static List<String> classes(List<Window> training, int frames) {
    List<String> classes =
        ClassOrder.of(training.stream().map(window -> window.label().orElseThrow()).toList());
    if (classes.size() < 2) {
      throw new BadDataException(
          "training part",
          "",
          "windows of %d frames with at least two labels".formatted(frames),
          training.size() + " windows with the labels " + classes);
    }
    return classes;
  }

  /**
   * Trains a network. With {@code training.refit} it is trained a second time, unseen by the
   * listener, on training and validation windows, for all of {@code training.epochs}.
   *
   * @param data prepared recordings
   * @param listener sees the progress
   * @return the model with the weights of the best epoch, or of the second training
   */
  public TrainedModel train(PreparedData data, TrainingListener listener) {
    ComputationGraph graph = network(data);
    TrainingResult result = trainer(config.training().epochs(), listener).fit(graph, batches(data));
    if (config.training().refit() && !data.windows().validation().isEmpty()) {
      graph = network(data);
      trainer(config.training().epochs(), TrainingListener.SILENT).fit(graph, allButTest(data));
    }
    return new TrainedModel(new ModelBundle(graph, spec(data)), result);
  }

  private ComputationGraph network(PreparedData data) {
    TrainingConfig training = config.training();
    NetworkShape shape =
        new NetworkShape(
            data.standardizer().features(), data.config().window().length(), data.classes().size());
    return Networks.build(
        network,
        shape,
        Optimizers.create(training.optimizer(), training.learningRate()),
        training.seed());
  }

  private Trainer trainer(int epochs, TrainingListener listener) {
    TrainingConfig training = config.training();
    return new Trainer(epochs, training.patience(), training.seed(), listener);
  }

  /** Without validation windows a trainer runs all its epochs and keeps the last weights. */
  private TrainingBatches allButTest(PreparedData data) {
    List<Window> windows =
        Stream.concat(
                data.windows().train().stream(),
                known(data.windows().validation(), data.classes()).stream())
            .toList();
    return new TrainingBatches(
        shuffled(windows, data), inOrder(sample(windows), data), inOrder(List.of(), data));
  }

  private WindowBatches shuffled(List<Window> windows, PreparedData data) {
    TrainingConfig training = config.training();
    return WindowBatches.shuffled(
        windows, data.standardizer(), data.classes(), training.batchSize(), training.seed());
  }

  private TrainingBatches batches(PreparedData data) {
    List<Window> windows = data.windows().train();
    return new TrainingBatches(
        shuffled(windows, data),
        inOrder(sample(windows), data),
        inOrder(known(data.windows().validation(), data.classes()), data));
  }

  private WindowBatches inOrder(List<Window> windows, PreparedData data) {
    return WindowBatches.inOrder(
        windows, data.standardizer(), data.classes(), config.training().batchSize());
  }

  /** Evenly spaced windows, enough to draw a learning curve by. */
  private static List<Window> sample(List<Window> windows) {
    int step = (windows.size() + SAMPLE - 1) / SAMPLE;
    return IntStream.range(0, windows.size())
        .filter(i -> i % step == 0)
        .mapToObj(windows::get)
        .toList();
  }

  /** A label that only validation has cannot be learned; its windows would judge nothing. */
  private static List<Window> known(List<Window> windows, List<String> classes) {
    return windows.stream().filter(w -> classes.contains(w.label().orElseThrow())).toList();
  }

  private ModelSpec spec(PreparedData data) {
    Map<String, String> provenance = new TreeMap<>();
    provenance.put("kinema4j", Versions.kinema4j());
    provenance.put("deeplearning4j", Versions.deeplearning4j());
    provenance.put("trainSubjects", String.join(",", data.split().train()));
    provenance.put("validationSubjects", String.join(",", data.split().validation()));
    provenance.put("testSubjects", String.join(",", data.split().test()));
    provenance.put("seed", Long.toString(config.training().seed()));
    RunConfig applied = data.config();
    return new ModelSpec(
        applied.network(),
        data.classes(),
        data.input(),
        applied.features(),
        channels(data.windows().train().get(0).clip()),
        applied.frameRateHz(),
        applied.window().length(),
        applied.window().stride(),
        applied.window().minPurity(),
        data.standardizer(),
        provenance);
  }

  /**
   * Judges a model.
   *
   * @param bundle the model
   * @param test what to judge it by, as {@link PreparedData#test()} or {@link TestPart} give it
   * @return metrics of windows, and if they were cut from recordings of frames and segments
   * @throws BadDataException if the windows have other features or another length than those that
   *     the model was trained on
   */
  public static Evaluation evaluate(ModelBundle bundle, TestPart test) {
    int frames = bundle.spec().windowFrames();
    test.windows().stream()
        .map(Window::clip)
        .distinct()
        .forEach(clip -> requireChannels(clip, bundle.spec().channels()));
    for (Window window : test.windows()) {
      if (window.length() != frames) {
        throw new BadDataException(
            window.clip().name(),
            "",
            "windows of %d frames, as in training".formatted(frames),
            "windows of %d frames".formatted(window.length()));
      }
    }
    return Evaluation.of(
        bundle.spec().classes(), new Predictor(bundle).predict(test.windows()), test.recordings());
  }

  /**
   * Recognises the actions of a recording, which needs no labels.
   *
   * @param bundle the model
   * @param recording a recording as read
   * @return what the windows say together of each frame, at the model's frame rate
   * @throws BadDataException if the recording lacks a signal or a feature that the model needs (the
   *     message names it), or is shorter than a window
   * @throws IllegalArgumentException if the model was trained on ready-cut windows
   */
  public static FrameVote predict(ModelBundle bundle, MotionClip recording) {
    ModelSpec model = bundle.spec();
    model.input().require(ModelInput.RECORDINGS);
    MotionClip clip = features(recording, new FeatureSpec(model.features()), model.frameRateHz());
    requireChannels(clip, model.channels());
    if (clip.frames() < model.windowFrames()) {
      throw new BadDataException(
          recording.name(),
          "",
          "at least one window of %d frames at %s Hz"
              .formatted(model.windowFrames(), model.frameRateHz()),
          clip.frames() + " frames");
    }
    return new FrameVote(
        model.classes(),
        clip.frames(),
        new Predictor(bundle)
            .predict(SlidingWindows.cut(clip, model.window(), Coverage.EVERY_FRAME)));
  }

  /**
   * Brings a recording to a model's rate and makes its features.
   *
   * @param clip a recording as read
   * @param features what the network sees
   * @param frameRateHz rate of its windows
   * @return a clip with the one signal {@link FeatureExtractor#SIGNAL}
   * @throws BadDataException if the recording lacks a signal; the message names it
   */
  public static MotionClip features(MotionClip clip, FeatureSpec features, double frameRateHz) {
    return new Resampler(frameRateHz).then(new FeatureExtractor(features)).apply(clip);
  }
}
