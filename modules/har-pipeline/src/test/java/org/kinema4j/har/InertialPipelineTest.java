package org.kinema4j.har;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.config.FrameRate;
import org.kinema4j.har.config.RecordingsConfig;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.config.WindowConfig;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.io.RealData;
import org.kinema4j.har.io.inertial.InertialData;
import org.kinema4j.har.io.inertial.InertialPart;
import org.kinema4j.har.io.inertial.InertialSample;
import org.kinema4j.har.io.inertial.InertialText;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.model.ModelSpec;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.train.TrainingListener;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowSpec;

/** Windows that came cut already, through the pipeline. */
class InertialPipelineTest {

  private static final int TRAIN = 90;
  private static final int TEST = 30;
  private static final int FRAMES = 16;
  private static final RunConfig CONFIG =
      RunConfig.DEFAULT
          .withNetwork("bilstm-small")
          .withTraining(TrainingConfig.DEFAULT.withEpochs(1));
  private static final HarPipeline PIPELINE = new HarPipeline(CONFIG);

  @TempDir private Path folder;

  private InertialData sample() throws IOException {
    return InertialText.open(InertialSample.write(folder, TRAIN, TEST, FRAMES)).read();
  }

  private InertialData sampleWithSubjects() throws IOException {
    sample();
    InertialSample.addSubjects(folder, TRAIN, TEST);
    return InertialText.open(folder).read();
  }

  @Test
  void oneWindowIsOneItemAndTheTestPartIsTheOneGiven() throws IOException {
    InertialData data = sample();
    PreparedData prepared = PIPELINE.prepare(data);

    assertThat(prepared.windows().test()).hasSize(TEST);
    assertThat(prepared.test().windows()).hasSize(TEST);
    assertThat(prepared.test().recordings()).isEmpty();
    assertThat(prepared.counts().windows()).isEqualTo(TRAIN + TEST);
    assertThat(prepared.classes()).containsExactly("LAYING", "SITTING", "WALKING");
    assertThat(prepared.labels()).isEqualTo(prepared.classes());
    for (int i = 0; i < TEST; i++) {
      Window window = prepared.test().windows().get(i);
      assertThat(window.label()).contains(data.test().labels().get(i));
      assertSameNumbers(window, data.test(), i);
    }
  }

  @Test
  void validationIsBlocksOfTheTrainingPartWithAGapAround() throws IOException {
    InertialData data = sample();
    PreparedData prepared = PIPELINE.prepare(data);

    List<Integer> train = lines(prepared.windows().train());
    List<Integer> validation = lines(prepared.windows().validation());
    // Four blocks, each 0.15 of 22 or 23 windows; a window is left out at each border.
    assertThat(validation).hasSize(4 * 3);
    assertThat(train).hasSizeBetween(TRAIN - 12 - 8, TRAIN - 12).doesNotHaveDuplicates();
    for (int line : validation) {
      assertThat(train).doesNotContain(line - 1, line, line + 1);
    }
    for (Window window : prepared.windows().train()) {
      assertSameNumbers(window, data.train(), line(window) - 1);
      assertThat(window.label()).contains(data.train().labels().get(line(window) - 1));
    }
    assertThat(prepared.split().test()).containsExactly("test 1-30");
    assertThat(prepared.split().validation()).hasSize(4).allMatch(name -> name.startsWith("train"));
  }

  @Test
  void anotherSeedHoldsOutOtherBlocks() throws IOException {
    InertialData data = sample();
    HarPipeline other = new HarPipeline(CONFIG.withTraining(CONFIG.training().withSeed(7)));

    assertThat(PIPELINE.prepare(data).split()).isEqualTo(PIPELINE.prepare(data).split());
    assertThat(other.prepare(data).split()).isNotEqualTo(PIPELINE.prepare(data).split());
  }

  @Test
  void knownSubjectsAreHeldOutWhole() throws IOException {
    InertialData data = sampleWithSubjects();
    PreparedData prepared = PIPELINE.prepare(data);

    // 90 windows of six people of 15 each; 0.15 of six is one. Nobody is left out.
    assertThat(prepared.split().validation()).hasSize(1);
    assertThat(prepared.windows().validation()).hasSize(InertialSample.OF_A_PERSON);
    assertThat(prepared.windows().train()).hasSize(TRAIN - InertialSample.OF_A_PERSON);
    assertThat(prepared.test().subjects()).containsExactly("21", "22");
    assertThat(prepared.windows().test().get(16).clip().name()).isEqualTo("test 16-30");
    for (Window window : prepared.windows().validation()) {
      assertThat(window.subject()).isEqualTo(prepared.split().validation().first());
      assertSameNumbers(window, data.train(), line(window) - 1);
    }
  }

  @Test
  void theStandardizerSeesTheTrainingPartOnly() throws IOException {
    InertialData data = sample();
    PreparedData prepared = PIPELINE.prepare(data);
    int line = lines(prepared.windows().validation()).get(0);
    int trained = lines(prepared.windows().train()).get(0);

    InertialData otherTest = new InertialData(data.train(), changed(data.test(), 1));
    InertialData otherValidation = new InertialData(changed(data.train(), line), data.test());
    InertialData otherTraining = new InertialData(changed(data.train(), trained), data.test());
    Standardizer standardizer = prepared.standardizer();
    assertThat(PIPELINE.prepare(otherTest).standardizer()).isEqualTo(standardizer);
    assertThat(PIPELINE.prepare(otherValidation).standardizer()).isEqualTo(standardizer);
    assertThat(PIPELINE.prepare(otherTraining).standardizer()).isNotEqualTo(standardizer);
  }

  @Test
  void scoresWindowsAndNothingElse() throws IOException {
    PreparedData prepared = PIPELINE.prepare(sample());
    TrainedModel model = PIPELINE.train(prepared, TrainingListener.SILENT);

    Evaluation evaluation = HarPipeline.evaluate(model.bundle(), prepared.test());

    assertThat(evaluation.windows().total()).isEqualTo(TEST);
    assertThat(evaluation.frames().total()).isZero();
    assertThat(evaluation.segments().recordings()).isZero();
    ModelSpec spec = model.bundle().spec();
    assertThat(spec.input()).isEqualTo(ModelInput.WINDOWS);
    assertThat(spec.channels()).hasSize(9).isEqualTo(spec.features()).startsWith("body_acc_x");
    assertThat(spec.frameRateHz()).isEqualTo(50);
    assertThat(spec.windowFrames()).isEqualTo(FRAMES);
    assertThat(prepared.config().windowSpec()).isEqualTo(new WindowSpec(FRAMES, FRAMES, 1));
    assertThatThrownBy(() -> HarPipeline.predict(model.bundle(), Clips.waves("w", "1", 40, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the model was trained on ready-cut windows, not on recordings");
  }

  @Test
  void refusesWindowsOfAnotherLength() throws IOException {
    PreparedData prepared = PIPELINE.prepare(sample());
    TrainedModel model = PIPELINE.train(prepared, TrainingListener.SILENT);
    Path others = InertialSample.write(folder.resolve("others"), 1, 2, FRAMES + 1);
    TestPart test = TestPart.ofWindows(InertialText.open(others).readTest());

    assertThatThrownBy(() -> HarPipeline.evaluate(model.bundle(), test))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "test 1-2: expected windows of 16 frames, as in training, found windows of 17 frames");
  }

  @Test
  void refusesASubjectInBothParts() throws IOException {
    InertialData data = sampleWithSubjects();
    InertialPart test = data.test();
    InertialPart same =
        new InertialPart(
            "test",
            FRAMES,
            test.signal(),
            test.labels(),
            new ArrayList<>(Collections.nCopies(TEST, "3")));

    assertThatThrownBy(() -> PIPELINE.prepare(new InertialData(data.train(), same)))
        .isInstanceOf(BadDataException.class)
        .hasMessage("test: expected subjects who are not in train, found subject 3 in both");
  }

  @Test
  void refusesATrainingPartOfOneClass() throws IOException {
    InertialData data = sample();
    InertialPart train = data.train();
    InertialPart sitting =
        new InertialPart(
            "train", FRAMES, train.signal(), Collections.nCopies(TRAIN, "SITTING"), List.of());

    assertThatThrownBy(() -> PIPELINE.prepare(new InertialData(sitting, data.test())))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("expected windows of 16 frames with at least two labels");
  }

  @Test
  void ignoresNoSettingInSilence() throws IOException {
    InertialData data = sample();
    assertRefused(CONFIG.withFeatures(List.of("velocity")), "features", "[velocity]", data);
    assertRefused(CONFIG.withTestSubjects(List.of("3")), "split.test", "[3]", data);
    assertRefused(CONFIG.withFrameRate(FrameRate.of(60)), "frameRateHz", "60.0 Hz", data);
    assertRefused(
        CONFIG.withRecordings(RecordingsConfig.DEFAULT.withMaxGapSeconds(1)),
        "recordings",
        "RecordingsConfig[subjectPattern=, maxGapSeconds=1.0, bvhMetersPerUnit=0.01, videoOffsetSeconds=0.0]",
        data);
    RunConfig wide = CONFIG.withWindow(WindowConfig.of(new WindowSpec(10, 5, 1)));
    assertRefused(wide, "window", "WindowConfig[length=10, stride=5, minPurity=1.0]", data);
  }

  @Test
  void theFloorOfTheStandardizerDoesNotReachRealSignals() throws IOException {
    InertialData data = InertialText.open(RealData.uciHarSubset(folder)).read();
    PreparedData prepared = new HarPipeline(RunConfig.DEFAULT).prepare(data);

    // Deviations of the whole training part, by NumPy; the blocks held out change them little.
    double[] deviations = {0.1945, 0.1240, 0.1079, 0.4065, 0.3792, 0.2544, 0.4119, 0.3906, 0.3597};
    for (int c = 0; c < deviations.length; c++) {
      assertThat(prepared.standardizer().scales()[c])
          .as(InertialText.CHANNELS.get(c).name())
          .isCloseTo(deviations[c], Offset.offset(0.05 * deviations[c]));
    }
    assertThat(prepared.windows().train()).hasSizeBetween(2400 - 360 - 8, 2400 - 360);
    assertThat(prepared.windows().validation())
        .hasSize(360)
        .extracting(window -> window.label().orElseThrow())
        .containsAll(prepared.classes());
  }

  private static void assertRefused(RunConfig config, String key, String value, InertialData data) {
    assertThatThrownBy(() -> new HarPipeline(config).prepare(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(key + " must be left out for windows that came cut already, received " + value);
  }

  private static List<Integer> lines(List<Window> windows) {
    return windows.stream().map(InertialPipelineTest::line).toList();
  }

  /** Where a window stood in its files, from the name of its clip. */
  private static int line(Window window) {
    String name = window.clip().name();
    int first = Integer.parseInt(name.substring(name.indexOf(' ') + 1, name.indexOf('-')));
    return first + window.start() / window.length();
  }

  private static void assertSameNumbers(Window window, InertialPart part, int index) {
    Signal features = window.clip().signal(FeatureExtractor.SIGNAL);
    for (int t = 0; t < FRAMES; t++) {
      for (int c = 0; c < 9; c++) {
        assertThat(features.value(window.start() + t, c))
            .isEqualTo(part.signal().value(index * FRAMES + t, c));
      }
    }
  }

  /** The part with other numbers on one line. */
  private static InertialPart changed(InertialPart part, int line) {
    float[] values = part.signal().values().clone();
    int numbers = FRAMES * 9;
    for (int i = (line - 1) * numbers; i < line * numbers; i++) {
      values[i] += 5;
    }
    Signal signal = new Signal(part.signal().name(), part.signal().channels(), values);
    return new InertialPart(part.name(), FRAMES, signal, part.labels(), part.subjects());
  }
}
