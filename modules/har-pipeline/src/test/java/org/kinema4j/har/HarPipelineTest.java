package org.kinema4j.har;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.config.EvaluationConfig;
import org.kinema4j.har.config.PartConfig;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.config.WindowConfig;
import org.kinema4j.har.evaluate.ClassScore;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.evaluate.FrameVote;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.report.MetricsJson;
import org.kinema4j.har.report.SplitSubjects;
import org.kinema4j.har.train.TrainingListener;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowSpec;

/** The steps of the pipeline on small recordings: a hand that goes to and fro, or rests. */
class HarPipelineTest {

  private static final int RATE = 20;
  private static final int LENGTH = 20;
  private static final int HAND = 3 * Segment.RIGHT_HAND.ordinal();
  private static final WindowSpec WINDOW = new WindowSpec(LENGTH, 5, 0.8);
  private static final RunConfig CONFIG =
      RunConfig.DEFAULT
          .withWindow(WindowConfig.of(WINDOW))
          .withNetwork("bilstm-small")
          .withTraining(TrainingConfig.DEFAULT.withEpochs(1));
  private static final HarPipeline PIPELINE = new HarPipeline(CONFIG);

  private static PreparedData prepared;
  private static TrainedModel model;

  @BeforeAll
  static void train() {
    prepared = PIPELINE.prepare(people("Reach", "Idle"));
    model = PIPELINE.train(prepared, TrainingListener.SILENT);
  }

  @Test
  void holdsOutTheLastSubjectAndValidatesOnTheOneBefore() {
    assertThat(prepared.split().train()).containsExactly("2", "7");
    assertThat(prepared.split().validation()).containsExactly("9");
    assertThat(prepared.split().test()).containsExactly("10");
    assertThat(prepared.test().subjects()).containsExactly("10");
    assertThat(prepared.windows().test()).extracting(Window::subject).containsOnly("10");
  }

  @Test
  void cutsLabelledWindowsAndCountsTheOthers() {
    // 101 frames, windows of 20 every 5: (101 - 20) / 5 + 1 = 17, and one frame left over. The
    // label changes at frame 50, so that the windows from 35, 40 and 45 have fewer than 16 frames
    // of either label.
    assertThat(prepared.counts().windows()).isEqualTo(4 * 17);
    assertThat(prepared.counts().mixed()).isEqualTo(4 * 3);
    assertThat(prepared.counts().leftoverFrames()).isEqualTo(4);
    assertThat(prepared.windows().train()).hasSize(2 * 14);
    assertThat(prepared.classes()).containsExactly("Reach", "Idle");
  }

  @Test
  void fitsTheStandardizerOnTrainingWindowsOnly() {
    List<MotionClip> changed = new ArrayList<>(people("Reach", "Idle"));
    changed.replaceAll(
        clip -> List.of("9", "10").contains(clip.subject()) ? recording(clip, 50) : clip);
    List<MotionClip> trainingChanged = new ArrayList<>(people("Reach", "Idle"));
    trainingChanged.set(3, recording(trainingChanged.get(3), 50));

    assertThat(PIPELINE.prepare(changed).standardizer()).isEqualTo(prepared.standardizer());
    assertThat(PIPELINE.prepare(trainingChanged).standardizer())
        .isNotEqualTo(prepared.standardizer());
  }

  /**
   * Other validation windows change nothing after one epoch, unless the network learns from them.
   */
  @Test
  void refittingLearnsFromValidationWindowsToo() {
    HarPipeline refitting = new HarPipeline(CONFIG.withTraining(CONFIG.training().withRefit(true)));
    List<MotionClip> changed = new ArrayList<>(people("Reach", "Idle"));
    changed.replaceAll(clip -> clip.subject().equals("9") ? recording(clip, 50) : clip);
    PreparedData other = PIPELINE.prepare(changed);

    assertThat(weights(PIPELINE, other)).isEqualTo(weights(PIPELINE, prepared));
    assertThat(weights(refitting, other)).isNotEqualTo(weights(refitting, prepared));
    assertThat(weights(refitting, prepared)).isNotEqualTo(weights(PIPELINE, prepared));
  }

  private static float[] weights(HarPipeline pipeline, PreparedData data) {
    return pipeline
        .train(data, TrainingListener.SILENT)
        .bundle()
        .network()
        .params()
        .ravel()
        .toFloatVector();
  }

  @Test
  void aLabelThatOnlyTheTestSubjectHasIsReportedAndScoredAsMissed() {
    List<MotionClip> recordings = new ArrayList<>(people("Reach", "Idle"));
    recordings.set(0, recording("r10", "10", "Reach", "Screw"));

    PreparedData data = PIPELINE.prepare(recordings);
    Evaluation evaluation =
        HarPipeline.evaluate(PIPELINE.train(data, TrainingListener.SILENT).bundle(), data.test());

    assertThat(data.classes()).containsExactly("Reach", "Idle");
    assertThat(evaluation.unknownLabels()).containsExactly("Screw");
    ClassScore screw = evaluation.windows().perClass().get(2);
    assertThat(screw).isEqualTo(new ClassScore("Screw", 0, 0, 0, screw.support()));
    assertThat(screw.support()).isPositive();
    assertThat(evaluation.windows().balancedAccuracy()).isLessThanOrEqualTo(0.5);
    Map<String, Object> metrics =
        MetricsJson.content(
            evaluation, new SplitSubjects(List.of(), List.of(), List.of("10")), Map.of());
    assertThat(metrics).containsEntry("labels", List.of("Reach", "Idle", "Screw"));
  }

  @Test
  void backgroundThatIsNoLabelIsRefusedBeforeTraining() {
    PreparedData known = preparedWithBackground("Idle");
    known.requireBackground();
    assertThat(known.config().evaluation().background()).containsExactly("Idle");
    assertThatThrownBy(() -> preparedWithBackground("idle").requireBackground())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("background must be among the labels [Reach, Idle], received idle");
  }

  private static PreparedData preparedWithBackground(String label) {
    return new HarPipeline(PIPELINE.config().withEvaluation(new EvaluationConfig(List.of(label))))
        .prepare(people("Reach", "Idle"));
  }

  @Test
  void aLabelThatOnlyTheValidationSubjectHasDoesNotStopTraining() {
    List<MotionClip> recordings = new ArrayList<>(people("Reach", "Idle"));
    recordings.set(1, recording("r9", "9", "Screw", "Screw"));

    PreparedData data = PIPELINE.prepare(recordings);
    TrainedModel trained = PIPELINE.train(data, TrainingListener.SILENT);

    assertThat(data.classes()).containsExactly("Reach", "Idle");
    assertThat(trained.training().epochs().get(0).validationLoss()).isNaN();
  }

  @Test
  void refusesRecordingsThatDoNotSuffice() {
    assertRefused(
        people("Reach", "Idle").subList(0, 1),
        "recordings: expected at least two subjects, one to learn from and one to test on, found 1"
            + " recordings of the subjects [10]");
    assertRefused(List.of(), "found 0 recordings of the subjects []");
    assertRefused(
        people("Idle", "Idle"),
        "training part: expected windows of 20 frames with at least two labels, found 34 windows"
            + " with the labels [Idle]");
    assertRefused(
        people("Reach", "Idle").stream().map(clip -> clip(clip, LENGTH - 1)).toList(),
        "found 0 windows with the labels []");
    assertRefused(
        List.of(recording("same", "1", "Reach", "Idle"), recording("same", "2", "Reach", "Idle")),
        "same: expected each recording once, found two recordings of this name");
  }

  @Test
  void refusesRecordingsWhoseFeaturesDiffer() {
    HarPipeline velocities = new HarPipeline(CONFIG.withFeatures(List.of("velocity")));
    List<String> turned = new ArrayList<>(Segment.labels());
    Collections.reverse(turned);
    List<MotionClip> recordings = new ArrayList<>();
    for (MotionClip clip : people("Reach", "Idle")) {
      recordings.add(withVelocity(clip, Segment.labels()));
    }
    assertThat(velocities.prepare(recordings).standardizer().features()).isEqualTo(69);
    recordings.set(2, withVelocity(recordings.get(2), turned));

    assertThatThrownBy(() -> velocities.prepare(recordings))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "r7: feature 0: expected velocity_Pelvis_x, as in the training recordings, found"
                + " velocity_LeftToe_x");
    recordings.set(2, withVelocity(recordings.get(2), Segment.labels().subList(0, 4)));
    assertThatThrownBy(() -> velocities.prepare(recordings))
        .hasMessageContaining(
            "feature 12: expected velocity_T8_x, as in the training recordings, found none");
    recordings.set(0, withVelocity(recordings.get(0), Segment.labels().subList(0, 3)));
    recordings.set(1, withVelocity(recordings.get(1), Segment.labels().subList(0, 4)));
    assertThatThrownBy(() -> velocities.prepare(recordings))
        .hasMessage("r9: expected 9 features, found 12 features");
  }

  @Test
  void namesAreCheckedBeforeAnythingIsRead() {
    assertThat(new HarPipeline(RunConfig.DEFAULT).signals())
        .containsExactlyInAnyOrder(XsensSignal.POSITION, XsensSignal.ORIENTATION);
    assertThatThrownBy(() -> new HarPipeline(CONFIG.withFeatures(List.of("color"))).signals())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("received 'color'");
    assertThatThrownBy(() -> new HarPipeline(CONFIG.withNetwork("net")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "network must be one of bilstm, bilstm-dropout, bilstm-small, received net");
    TrainingConfig training = TrainingConfig.DEFAULT.withOptimizer(PartConfig.of("adamant"));
    assertThatThrownBy(() -> new HarPipeline(CONFIG.withTraining(training)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("received adamant");
  }

  @Test
  void predictsEveryFrame() {
    // 101 = 20 + 16 * 5 + 1: the last frame is reached by a window flush with the end.
    FrameVote vote = HarPipeline.predict(model.bundle(), recording("new", "?", "Reach", "Idle"));

    assertThat(vote.frames()).isEqualTo(101);
    for (int f = 0; f < vote.frames(); f++) {
      assertThat(vote.probability(f, 0) + vote.probability(f, 1))
          .as("frame %d", f)
          .isCloseTo(1, rounding());
    }
  }

  @Test
  void predictsAtTheRateOfTheModel() {
    MotionClip slow =
        new MotionClip("slow", "?", RATE / 2.0, recording("new", "?", "Reach", "Idle").signals());

    assertThat(HarPipeline.predict(model.bundle(), slow).frames()).isEqualTo(202);
  }

  @Test
  void refusesToPredictWithoutASignalAndNamesIt() {
    MotionClip clip = recording("new", "?", "Reach", "Idle");
    MotionClip blind = clip.withSignals(List.of(clip.signal("position")));

    assertThatThrownBy(() -> HarPipeline.predict(model.bundle(), blind))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "new: expected the signal orientation for the features positions, found only position");
  }

  @Test
  void refusesToPredictLessThanAWindow() {
    MotionClip clip = recording("new", "?", "Reach", "Idle");

    assertThat(HarPipeline.predict(model.bundle(), clip(clip, LENGTH)).frames()).isEqualTo(LENGTH);
    assertThatThrownBy(() -> HarPipeline.predict(model.bundle(), clip(clip, LENGTH - 1)))
        .isInstanceOf(BadDataException.class)
        .hasMessage("new: expected at least one window of 20 frames at 20.0 Hz, found 19 frames");
  }

  @Test
  void refusesToJudgeByOtherFeatures() {
    MotionClip others =
        FeatureClips.of(
            withVelocity(recording("r", "1", "Reach", "Idle"), Segment.labels()),
            ModelInput.RECORDINGS,
            List.of("velocity"),
            RATE);

    assertThatThrownBy(
            () ->
                HarPipeline.evaluate(
                    model.bundle(), TestPart.ofRecordings(List.of(others), WINDOW)))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("expected positions_Pelvis_x")
        .hasMessageContaining("found velocity_Pelvis_x");
  }

  private static Offset<Double> rounding() {
    // Probabilities come in single precision.
    return Offset.offset(1e-5);
  }

  private static void assertRefused(List<MotionClip> recordings, String message) {
    assertThatThrownBy(() -> PIPELINE.prepare(recordings))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(message);
  }

  private static List<MotionClip> people(String first, String second) {
    return List.of(
        recording("r10", "10", first, second),
        recording("r9", "9", first, second),
        recording("r7", "7", first, second),
        recording("r2", "2", first, second));
  }

  /** 101 frames: a hand that moves for 50 frames, labelled so, and rests for 51. */
  private static MotionClip recording(String name, String subject, String first, String second) {
    int frames = 101;
    float[] positions = new float[frames * 3 * Segment.count()];
    float[] orientations = new float[frames * 4 * Segment.count()];
    for (int f = 0; f < frames; f++) {
      for (int s = 0; s < Segment.count(); s++) {
        positions[(f * Segment.count() + s) * 3 + 2] = 0.05f * s;
        orientations[(f * Segment.count() + s) * 4] = 1;
      }
      positions[f * 3 * Segment.count() + HAND] = f < 50 ? (float) Math.sin(f) : 0;
    }
    List<LabelSpan> spans =
        first.equals(second)
            ? List.of(new LabelSpan(0, frames, first))
            : List.of(new LabelSpan(0, 50, first), new LabelSpan(50, frames, second));
    return new MotionClip(
            name,
            subject,
            RATE,
            List.of(
                signal(XsensSignal.POSITION, positions),
                signal(XsensSignal.ORIENTATION, orientations)))
        .withLabels(new LabelTrack(frames, spans));
  }

  /** The recording with larger movements of the hand. */
  private static MotionClip recording(MotionClip clip, float factor) {
    float[] positions = clip.signal("position").values().clone();
    for (int i = HAND; i < positions.length; i += 3 * Segment.count()) {
      positions[i] *= factor;
    }
    return clip.withSignals(
        List.of(signal(XsensSignal.POSITION, positions), clip.signal("orientation")));
  }

  /** The first frames of a recording. */
  private static MotionClip clip(MotionClip clip, int frames) {
    List<Signal> signals = new ArrayList<>();
    for (Signal signal : clip.signals()) {
      float[] values = Arrays.copyOf(signal.values(), frames * signal.width());
      signals.add(new Signal(signal.name(), signal.channels(), values));
    }
    return new MotionClip(clip.name(), clip.subject(), clip.frameRateHz(), signals)
        .withLabels(new LabelTrack(frames, List.of(new LabelSpan(0, frames, "Reach"))));
  }

  private static MotionClip withVelocity(MotionClip clip, List<String> segments) {
    float[] values = new float[clip.frames() * 3 * segments.size()];
    Arrays.fill(values, 1);
    values[0] = 2;
    return clip.withSignals(
        List.of(new Signal("velocity", XsensSignal.VELOCITY.channels(segments), values)));
  }

  private static Signal signal(XsensSignal kind, float[] values) {
    return new Signal(kind.tag(), kind.channels(Segment.labels()), values);
  }
}
