package org.kinema4j.har;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.config.Extent;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.config.WindowConfig;
import org.kinema4j.har.io.inertial.InertialData;
import org.kinema4j.har.io.inertial.InertialSample;
import org.kinema4j.har.io.inertial.InertialText;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.split.Fold;
import org.kinema4j.har.split.FoldPlan;
import org.kinema4j.har.split.FoldUnit;
import org.kinema4j.har.split.Partition;
import org.kinema4j.har.train.TrainingListener;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.window.Window;

class FoldedDataTest {

  private static final HarPipeline PIPELINE =
      new HarPipeline(
          RunConfig.DEFAULT.withWindow(
              new WindowConfig(Extent.parse("20"), Extent.parse("5"), 0.6)));

  @TempDir private Path folder;

  private static FoldPlan plan(String text) {
    return FoldPlan.parse(text, 1);
  }

  private static FoldedData fold(String text, MotionClip... clips) {
    return PIPELINE.fold(List.of(clips), ModelInput.CHANNELS, plan(text));
  }

  private static MotionClip clip(String name, String subject) {
    return Clips.waves(name, subject, 400, name.hashCode());
  }

  @Test
  void blocksOfOneRecordingAreWithoutCommonFrames() {
    FoldedData data = fold("blocks:4", clip("walk", "me"));

    assertThat(data.folds()).hasSize(4);
    assertThat(data.folds().get(0).units())
        .containsExactly("walk [0, 100)", "walk [100, 200)", "walk [200, 300)", "walk [300, 400)");
    Set<String> tested = new HashSet<>();
    for (Fold fold : data.folds()) {
      PreparedData prepared = data.prepare(fold);
      assertThat(prepared.split()).isEqualTo(fold);
      prepared.windows().test().forEach(window -> tested.add(window.toString()));
      // 100 frames hold (100 - 20) / 5 + 1 windows, all of one label.
      assertThat(prepared.windows().test()).hasSize(17);
      assertThat(prepared.windows().train()).hasSize(34);
      assertThat(prepared.test().recordings()).hasSize(1);
    }
    assertThat(tested).hasSize(4 * 17);
  }

  @Test
  void aPieceIsTheSameNumbers() {
    MotionClip whole = clip("walk", "me").withMissing(List.of(new FrameSpan(90, 120)));
    MotionClip piece = whole.part(100, 200);

    assertThat(piece.name()).isEqualTo("walk [100, 200)");
    assertThat(piece.frames()).isEqualTo(100);
    assertThat(piece.missing()).containsExactly(new FrameSpan(0, 20));
    for (int f = 0; f < 100; f++) {
      assertThat(piece.signal(FeatureExtractor.SIGNAL).value(f, 1))
          .isEqualTo(whole.signal(FeatureExtractor.SIGNAL).value(100 + f, 1));
      assertThat(piece.labels().orElseThrow().at(f))
          .isEqualTo(whole.labels().orElseThrow().at(100 + f));
    }
  }

  @Test
  void recordingsOfAKnownPersonMayBeTestedOn() {
    FoldedData data = fold("recording", clip("a_1", "a"), clip("a_2", "a"), clip("b_1", "b"));

    PreparedData prepared = data.prepare(data.folds().get(0));
    assertThat(prepared.split().test()).containsExactly("a_1");
    assertThat(prepared.test().subjects()).containsExactly("a");
    assertThat(data.knowsSubjects()).isTrue();
    assertThat(data.randomSplit(0.3).orElseThrow().overlapping()).isGreaterThan(0.9);
  }

  @Test
  void theModelNamesPeopleNotRecordings() {
    FoldedData data = fold("recording", clip("a_1", "a"), clip("a_2", "a"), clip("b_1", "b"));
    HarPipeline brief =
        new HarPipeline(
            PIPELINE
                .config()
                .withNetwork("bilstm-small")
                .withTraining(PIPELINE.config().training().withEpochs(1)));
    PreparedData prepared =
        data.prepare(Fold.of(FoldUnit.RECORDING, List.of("b_1", "a_2"), List.of(), List.of("a_1")));

    assertThat(brief.train(prepared, TrainingListener.SILENT).bundle().spec().provenance())
        .containsEntry("trainSubjects", "a,b")
        .containsEntry("validationSubjects", "")
        .containsEntry("testSubjects", "a")
        .containsEntry("splitBy", "recording");
  }

  @Test
  void theHashTellsDataApart() {
    MotionClip a = clip("a_1", "a");
    MotionClip b = clip("b_1", "b");
    String hash = fold("loso", a, b).sha256();

    assertThat(hash).hasSize(64).isEqualTo(fold("3", a, b).sha256());
    assertThat(
            Set.of(
                hash,
                fold("loso", a, b.named("b_1", "c")).sha256(),
                fold("loso", a, b.named("b_2", "b")).sha256(),
                fold("loso", a, Clips.waves("b_1", "b", 400, 5)).sha256(),
                fold("loso", a, b.withMissing(List.of(new FrameSpan(1, 2)))).sha256(),
                fold("loso", a, b.withLabels(b.labels().orElseThrow().withShares(half(400))))
                    .sha256(),
                fold(
                        "loso",
                        a,
                        b.withLabels(
                            clip("x", "x").part(0, 200).labels().orElseThrow().resampled(400, 2)))
                    .sha256()))
        .hasSize(7);
  }

  private static float[] half(int frames) {
    float[] shares = new float[frames];
    Arrays.fill(shares, 0.5f);
    return shares;
  }

  @Test
  void refusesWhatTheFoldsDecideAndRecordingsTooShort() {
    HarPipeline given = new HarPipeline(PIPELINE.config().withTestSubjects(List.of("a")));
    assertThatIllegalArgumentException()
        .isThrownBy(given::requireFoldable)
        .withMessage(
            "split.test must be left out of a cross-validation, whose folds decide who is tested"
                + " on, received [a]");
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> fold("blocks:30", clip("walk", "me")))
        .withMessage("walk: expected at least 30 blocks of a window, 20 frames, found 400 frames");
  }

  private InertialData inertial(boolean subjects) throws Exception {
    InertialSample.write(folder, 120, 30, 16);
    if (subjects) {
      InertialSample.addSubjects(folder, 120, 30);
    }
    return InertialText.open(folder).read();
  }

  @Test
  void neighboursInReadyWindowsAreNotInTwoParts() throws Exception {
    HarPipeline pipeline = new HarPipeline(RunConfig.DEFAULT);
    FoldedData data = pipeline.fold(inertial(false), plan("blocks:5"));

    assertThat(data.folds()).hasSize(5);
    assertThat(data.knowsSubjects()).isFalse();
    assertThat(data.randomSplit(0.2)).isEmpty();
    Set<Integer> tested = new HashSet<>();
    for (Fold fold : data.folds()) {
      Partition windows = data.prepare(fold).windows();
      Set<Integer> train = lines(windows.train());
      Set<Integer> validation = lines(windows.validation());
      Set<Integer> test = lines(windows.test());
      tested.addAll(test);
      assertThat(test).hasSize(24);
      assertThat(data.prepare(fold).test().subjects()).containsExactly("train");
      for (int line : test) {
        assertThat(train).doesNotContain(line - 1, line, line + 1);
        assertThat(validation).doesNotContain(line - 1, line, line + 1);
      }
      for (int line : validation) {
        assertThat(train).doesNotContain(line - 1, line, line + 1);
      }
      // 24 blocks' borders at most, one window each.
      assertThat(train.size() + validation.size() + test.size()).isBetween(120 - 24, 119);
    }
    assertThat(tested).hasSize(120);
  }

  /** Lines of the file, from 1, as the clips' names tell them: {@code train 1-102}. */
  private static Set<Integer> lines(List<Window> windows) {
    Set<Integer> lines = new HashSet<>();
    for (Window window : windows) {
      int first = Integer.parseInt(window.clip().name().replaceAll(".* |-.*", ""));
      lines.add(first + window.start() / window.length());
    }
    return lines;
  }

  @Test
  void readyWindowsOfKnownPeopleAreFoldedBySubject() throws Exception {
    HarPipeline pipeline = new HarPipeline(RunConfig.DEFAULT);
    String ofNobody = pipeline.fold(inertial(false), plan("blocks:2")).sha256();
    InertialData data = inertial(true);
    FoldedData folded = pipeline.fold(data, FoldPlan.LOSO);

    assertThat(folded.folds()).hasSize(8);
    assertThat(folded.prepare(folded.folds().get(7)).test().subjects()).containsExactly("8");
    assertThat(folded.sha256()).isNotEqualTo(ofNobody);
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> pipeline.fold(data, plan("setup")))
        .withMessage(
            "train: expected folds by subject or blocks of windows that came cut already, found"
                + " folds by setup");
  }

  @Test
  void readyWindowsOfNobodyAreFoldedByBlocksOnly() throws Exception {
    HarPipeline pipeline = new HarPipeline(RunConfig.DEFAULT);
    InertialData data = inertial(false);

    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> pipeline.fold(data, FoldPlan.LOSO))
        .withMessage(
            "train: expected folds of blocks, for example blocks:5, of windows without subjects,"
                + " found folds by loso");
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> pipeline.fold(data, plan("blocks:20")))
        .withMessage(
            "train: expected at least two windows in each of 80 blocks, found 120 windows");
  }
}
