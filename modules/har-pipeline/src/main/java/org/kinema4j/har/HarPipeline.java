package org.kinema4j.har;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinema4j.har.config.EvaluationConfig;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.decode.DecoderSpec;
import org.kinema4j.har.decode.SmoothedEvaluation;
import org.kinema4j.har.decode.Smoothing;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.evaluate.FrameVote;
import org.kinema4j.har.evaluate.SegmentMetrics;
import org.kinema4j.har.evaluate.WindowPrediction;
import org.kinema4j.har.io.inertial.InertialData;
import org.kinema4j.har.io.inertial.InertialPart;
import org.kinema4j.har.io.inertial.InertialText;
import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.model.ModelSpec;
import org.kinema4j.har.model.Predictor;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.split.Fold;
import org.kinema4j.har.split.FoldPlan;
import org.kinema4j.har.split.HeldOutBlocks;
import org.kinema4j.har.split.SubjectSplit;
import org.kinema4j.har.train.TrainingListener;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.transform.FeatureSpec;
import org.kinema4j.har.window.Coverage;
import org.kinema4j.har.window.SlidingWindows;
import org.kinema4j.har.window.Window;
import org.kinema4j.losses.Loss;
import org.nd4j.linalg.learning.config.IUpdater;

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

  private final RunConfig config;
  private final Training training;

  /**
   * Creates a pipeline.
   *
   * @param config what to do; names of network, loss and optimizer are checked here, those of
   *     features when it is known of what
   */
  public HarPipeline(RunConfig config) {
    this.config = config;
    this.training = new Training(config);
  }

  /**
   * Returns what the pipeline does.
   *
   * @return the configuration, as given
   */
  public RunConfig config() {
    return config;
  }

  /**
   * Returns the signals that recordings of a body must have, to read no more than those.
   *
   * @return the signals
   * @throws IllegalArgumentException if the configuration names a feature that does not exist
   */
  public Set<XsensSignal> signals() {
    return ModelInput.spec(config.features()).requiredSignals();
  }

  /**
   * Makes features of recordings of a body, cuts windows, holds subjects out, fits the
   * standardizer.
   *
   * @param recordings labelled recordings of at least two subjects
   * @return everything that training and evaluation need
   * @throws BadDataException if the recordings do not suffice or do not fit together
   * @throws IllegalArgumentException if the test subjects asked for are not among theirs, or are
   *     all of them
   */
  public PreparedData prepare(List<MotionClip> recordings) {
    return prepare(recordings, ModelInput.RECORDINGS);
  }

  /**
   * Makes features, cuts windows, holds subjects out, fits the standardizer.
   *
   * @param recordings labelled recordings of at least two subjects
   * @param input what their features are made of: {@link ModelInput#RECORDINGS} of a body, or
   *     {@link ModelInput#CHANNELS} by name
   * @return everything that training and evaluation need
   * @throws BadDataException if the recordings do not suffice or do not fit together
   * @throws IllegalArgumentException if the test subjects asked for are not among theirs, or are
   *     all of them
   */
  public PreparedData prepare(List<MotionClip> recordings, ModelInput input) {
    FeatureClips.requireSubjects(recordings);
    WindowedData data = windowed(recordings, input, FoldPlan.LOSO);
    return data.prepare(Fold.of(SubjectSplit.holdOut(data.subjects(), config.split().test())));
  }

  /**
   * Makes features and cuts windows once, to be divided into the folds of a cross-validation.
   *
   * @param recordings labelled recordings
   * @param input what their features are made of
   * @param plan how the folds are made
   * @return the data, for {@link FoldedData#folds} and {@link FoldedData#prepare}
   * @throws BadDataException if the recordings do not fit together, or are too short for blocks
   * @throws IllegalArgumentException if the configuration names test subjects, which the folds
   *     decide
   */
  public FoldedData fold(List<MotionClip> recordings, ModelInput input, FoldPlan plan) {
    requireFoldable();
    return windowed(recordings, input, plan);
  }

  /**
   * Takes the training part of windows that came cut already, to be divided into the folds of a
   * cross-validation. The test part is not looked at: what is chosen by the folds has not seen it.
   *
   * @param data windows of a training and a test part
   * @param plan how the folds are made: of subjects, if they are known, or of blocks
   * @return the data, for {@link FoldedData#folds} and {@link FoldedData#prepare}
   * @throws BadDataException if the plan asks for what the windows do not tell
   * @throws IllegalArgumentException if the configuration sets what the data decides
   */
  public FoldedData fold(InertialData data, FoldPlan plan) {
    requireFoldable();
    return new FoldedReadyWindows(forReadyWindows(data.train()), data.train(), plan);
  }

  /**
   * Checks before anything is read that the configuration leaves to the folds what they decide.
   *
   * @throws IllegalArgumentException if it names test subjects
   */
  public void requireFoldable() {
    if (!config.split().test().isEmpty()) {
      throw new IllegalArgumentException(
          "split.test must be left out of a cross-validation, whose folds decide who is tested on,"
              + " received "
              + config.split().test());
    }
  }

  private WindowedData windowed(List<MotionClip> recordings, ModelInput input, FoldPlan plan) {
    FeatureClips.requireDistinctNames(recordings);
    double rateHz =
        config.frameRateHz().hertz().orElseGet(() -> FeatureClips.commonRate(recordings));
    List<MotionClip> clips = FeatureClips.ofAll(recordings, input, config.features(), rateHz);
    RunConfig applied = complete().applied(featureNames(clips, input), rateHz);
    return new WindowedData(applied, input, clips, plan);
  }

  /** With every parameter of loss and optimizer, so that records of the run say what they were. */
  private RunConfig complete() {
    TrainingConfig asked = config.training();
    return config.withTraining(
        TrainingOptimizer.complete(asked).withLoss(TrainingLoss.complete(asked.loss())));
  }

  /** Names that do not depend on what other recordings happen to have. */
  private List<String> featureNames(List<MotionClip> clips, ModelInput input) {
    return input == ModelInput.CHANNELS
        ? FeatureClips.channels(clips.get(0))
        : ModelInput.spec(config.features()).groups();
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
    ReadyWindows.Division division =
        ReadyWindows.divide(train, data.test(), config.training().seed());
    return division.prepared(forReadyWindows(train), train.windows() + data.test().windows());
  }

  private RunConfig forReadyWindows(InertialPart train) {
    return complete()
        .forReadyWindows(names(train.signal()), InertialText.FRAME_RATE_HZ, train.windowFrames());
  }

  private static List<String> names(Signal signal) {
    return signal.channels().stream().map(Channel::name).toList();
  }

  /**
   * Returns what training makes small.
   *
   * @param data prepared recordings
   * @return the configured loss, with class weights and counts from the training windows
   * @throws IllegalArgumentException if class weights were configured for other classes
   */
  public Loss loss(PreparedData data) {
    return training.loss(data);
  }

  /**
   * Returns how training makes it small.
   *
   * @param data prepared recordings
   * @return the configured optimizer, with its schedule over the batches of the run (of the first
   *     training, if there will be a second one) and what else is around it
   */
  public IUpdater optimizer(PreparedData data) {
    return training.optimizer(data);
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
    return training.train(data, listener);
  }

  /**
   * Judges a model by what its windows vote, without smoothing; every label is an action.
   *
   * @param bundle the model
   * @param test what to judge it by, as {@link PreparedData#test()} or {@link TestPart} give it
   * @return metrics of windows, and if they were cut from recordings of frames and segments
   * @throws BadDataException if the windows have other features or another length than those that
   *     the model was trained on
   */
  public static Evaluation evaluate(ModelBundle bundle, TestPart test) {
    return evaluate(bundle, test, EvaluationConfig.DEFAULT, DecoderSpec.NONE).evaluation();
  }

  /**
   * Judges a model before and after smoothing.
   *
   * @param bundle the model
   * @param test what to judge it by, as {@link PreparedData#test()} or {@link TestPart} give it
   * @param rules how it is judged
   * @param decoder how frames are smoothed: {@link ModelSpec#decoder()}, or another one
   * @return both metrics, of one prediction
   * @throws BadDataException if the windows have other features or another length than those that
   *     the model was trained on
   * @throws IllegalArgumentException if the decoder needs transitions and has none, if there are no
   *     recordings to smooth, or if the background is neither a class nor a label
   */
  public static Judgement evaluate(
      ModelBundle bundle, TestPart test, EvaluationConfig rules, DecoderSpec decoder) {
    Smoothing smoothing = decoder.smoothing();
    ModelSpec model = bundle.spec();
    if (decoder.smooths() && model.input() == ModelInput.WINDOWS) {
      throw new IllegalArgumentException(
          "smoothing must be none for windows that came cut already, received "
              + decoder.method().label());
    }
    requireFitting(model, test);
    List<WindowPrediction> windows = new Predictor(bundle).predict(test.windows());
    SegmentMetrics segments = new SegmentMetrics(rules.backgroundLabels());
    Evaluation evaluation = Evaluation.of(model.classes(), windows, test.recordings(), segments);
    if (!decoder.smooths()) {
      return new Judgement(evaluation, Optional.empty());
    }
    Evaluation after =
        Evaluation.of(model.classes(), windows, test.recordings(), segments, smoothing::track);
    return new Judgement(
        evaluation,
        Optional.of(
            new SmoothedEvaluation(decoder, model.frameRateHz(), model.windowFrames(), after)));
  }

  private static void requireFitting(ModelSpec model, TestPart test) {
    int frames = model.windowFrames();
    test.windows().stream()
        .map(Window::clip)
        .distinct()
        .forEach(clip -> FeatureClips.requireChannels(clip, model.channels()));
    for (Window window : test.windows()) {
      if (window.length() != frames) {
        throw new BadDataException(
            window.clip().name(),
            "",
            "windows of %d frames, as in training".formatted(frames),
            "windows of %d frames".formatted(window.length()));
      }
    }
  }

  /**
   * Recognises the actions of a recording, which needs no labels.
   *
   * @param bundle the model
   * @param recording a recording as read
   * @return what the windows say together of each frame, at the model's frame rate; nothing of
   *     frames that are missing or stand in too short a stretch between missing ones
   * @throws BadDataException if the recording lacks a signal or a feature that the model needs (the
   *     message names it), or holds no window
   * @throws IllegalArgumentException if the model was trained on ready-cut windows
   */
  public static FrameVote predict(ModelBundle bundle, MotionClip recording) {
    ModelSpec model = bundle.spec();
    MotionClip clip = features(recording, model);
    FeatureClips.requireChannels(clip, model.channels());
    List<Window> windows = SlidingWindows.cut(clip, model.window(), Coverage.EVERY_FRAME);
    if (windows.isEmpty()) {
      String gaps = clip.missing().isEmpty() ? "" : ", some of them missing";
      throw new BadDataException(
          recording.name(),
          "",
          "at least one window of %d frames at %s Hz"
              .formatted(model.windowFrames(), model.frameRateHz()),
          clip.frames() + " frames" + gaps);
    }
    return new FrameVote(model.classes(), clip.frames(), new Predictor(bundle).predict(windows));
  }

  /**
   * Brings a recording to a model's rate and makes its features.
   *
   * @param clip a recording as read
   * @param model what the model was trained on
   * @return a clip with the one signal {@link FeatureExtractor#SIGNAL}
   * @throws BadDataException if the recording lacks a signal or a channel; the message names it
   * @throws IllegalArgumentException if the model was trained on ready-cut windows
   */
  public static MotionClip features(MotionClip clip, ModelSpec model) {
    if (model.input() == ModelInput.WINDOWS) {
      model.input().require(ModelInput.RECORDINGS);
    }
    return FeatureClips.of(clip, model.input(), model.features(), model.frameRateHz());
  }

  /**
   * Brings a recording of a body to a rate and makes its features.
   *
   * @param clip a recording as read
   * @param features what the network sees
   * @param frameRateHz frames a second of the result
   * @return a clip with the one signal {@link FeatureExtractor#SIGNAL}
   * @throws BadDataException if the recording lacks a signal; the message names it
   */
  public static MotionClip features(MotionClip clip, FeatureSpec features, double frameRateHz) {
    return FeatureClips.of(clip, ModelInput.RECORDINGS, features.groups(), frameRateHz);
  }
}
