package org.kinema4j.har.io.andy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.LabelledData;
import org.kinema4j.har.io.TestRecordings;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal;

class AndyDatasetLoadTest {

  private static final Set<XsensSignal> SIGNALS = EnumSet.of(XsensSignal.POSITION);

  @TempDir Path root;

  @Test
  void labelledRecordingsAreReadInOrderWhateverTheNumberOfThreads() throws IOException {
    String second = "Participant_909_Setup_A_Seq_1_Trial_2";
    String first = "Participant_541_Setup_B_Seq_4_Trial_1";
    TestRecordings.write(root.resolve("m/" + second + ".xsens.mvnx"), 30, "SYNTHETIC");
    TestRecordings.write(root.resolve("m/" + first + ".xsens.mvnx.gz"), 24, "");
    TestRecordings.write(root.resolve("m/541_Setup_A_Seq_1_Trial_3.mvnx"), 5, "");
    TestRecordings.labels(root.resolve("l/" + second + ".labels.csv"), 1, "Re", "Re", "NONE", "Pi");
    TestRecordings.labels(
        root.resolve("l/" + first + ".labels.csv"), 3, "Ca,Ca,Pl", "NONE,Ca,Pl", "Sc,Sc,Sc");
    float[] shares = new float[24];
    Arrays.fill(shares, 0, 6, 2f / 3);
    Arrays.fill(shares, 6, 12, 1f / 2);
    Arrays.fill(shares, 12, 18, 1);
    AndyDataset dataset = AndyDataset.open(root);
    for (int threads = 1; threads <= 3; threads++) {
      LabelledData data = dataset.load(SIGNALS, threads);
      assertThat(data.synthetic()).isTrue();
      List<MotionClip> clips = data.clips();
      assertThat(clips).extracting(MotionClip::name).containsExactly(first, second);
      assertThat(clips).extracting(MotionClip::subject).containsExactly("541", "909");
      assertThat(clips.get(0).labels())
          .contains(
              new LabelTrack(
                      24, List.of(new LabelSpan(0, 12, "Carry"), new LabelSpan(12, 18, "Screw")))
                  .withShares(shares));
      assertThat(clips.get(1).labels())
          .contains(
              new LabelTrack(
                  30, List.of(new LabelSpan(0, 12, "Reach"), new LabelSpan(18, 24, "Pick"))));
      assertThat(clips.get(1).frames()).isEqualTo(30);
      assertThat(clips.get(1).signal("position").value(29, 68))
          .isEqualTo(TestRecordings.value(29, 68));
    }
  }

  @Test
  void labelsThatRunPastTheEndAreCut() throws IOException {
    TestRecordings.write(root.resolve("anna_walk.mvnx"), 9, "");
    TestRecordings.labels(root.resolve("anna_walk.labels.csv"), 1, "Re", "Pi", "Ca", "Sc");
    MotionClip clip = AndyDataset.open(root).load(SIGNALS, 1).clips().get(0);
    assertThat(clip.labels())
        .contains(
            new LabelTrack(9, List.of(new LabelSpan(0, 6, "Reach"), new LabelSpan(6, 9, "Pick"))));
    assertThat(clip.subject()).isEqualTo("anna");
  }

  @Test
  void theVideoMayStartBeforeOrAfterTheRecording() throws IOException {
    TestRecordings.write(root.resolve("anna_walk.mvnx"), 30, "");
    TestRecordings.labels(root.resolve("anna_walk.labels.csv"), 1, "Re", "Pi", "Ca", "Sc");
    AndyDataset dataset = AndyDataset.open(root);
    // Rows every 0.1 s are six frames at 60 Hz.
    assertThat(dataset.withVideoOffset(Duration.ofMillis(100)).load(SIGNALS, 1).clips().get(0))
        .extracting(clip -> clip.labels().orElseThrow().spans())
        .isEqualTo(
            List.of(
                new LabelSpan(0, 6, "Pick"),
                new LabelSpan(6, 12, "Carry"),
                new LabelSpan(12, 18, "Screw")));
    assertThat(dataset.withVideoOffset(Duration.ofMillis(-100)).load(SIGNALS, 1).clips().get(0))
        .extracting(clip -> clip.labels().orElseThrow().spans().get(0))
        .isEqualTo(new LabelSpan(6, 12, "Reach"));
    assertThat(dataset.load(SIGNALS, 1).clips().get(0).labels().orElseThrow().at(0))
        .contains("Reach");
  }

  @Test
  void labelsOutsideTheirRecordingAreRefused() throws IOException {
    TestRecordings.write(root.resolve("anna_walk.mvnx"), 30, "");
    Path labels = root.resolve("anna_walk.labels.csv");
    TestRecordings.labels(labels, 1, "Re", "Pi", "Ca", "Sc");
    AndyDataset dataset = AndyDataset.open(root);
    for (int seconds : new int[] {-100, 1}) {
      AndyDataset moved = dataset.withVideoOffset(Duration.ofSeconds(seconds));
      assertThatThrownBy(() -> moved.load(SIGNALS, 1))
          .isInstanceOf(BadDataException.class)
          .hasMessageStartingWith(
              labels + ": expected rows within the recording, 0 to 0.50 s, found rows from ")
          .hasMessageEndingWith("state the offset of the video");
    }
  }

  @Test
  void aDataSetWithoutLabelsCannotBeLoaded() throws IOException {
    TestRecordings.write(root.resolve("a.mvnx"), 3, "");
    AndyDataset dataset = AndyDataset.open(root);
    assertThatThrownBy(() -> dataset.load(SIGNALS, 1))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            root + ": expected recordings with labels (<name>.labels.csv), found 1 without");
  }

  @Test
  void labelsOfASingleFileAreFoundBesideItOrInAFolderOfAnnotations() throws IOException {
    String name = "Participant_541_Setup_A_Seq_3_Trial_1";
    Path file = root.resolve("andy/xens_mnvx/Participant_541/" + name + ".xsens.mvnx");
    TestRecordings.write(file, 3, "");
    assertThat(AndyRecording.of(file).labels()).isEmpty();
    TestRecordings.labels(root.resolve("andy/other/" + name + ".labels.csv"), 1, "Re", "Re");
    assertThat(AndyRecording.of(file).labels()).isEmpty();
    Path far =
        TestRecordings.labels(
            root.resolve("andy/annotations/labels_csv/Participant_541/" + name + ".labels.csv"),
            1,
            "Re",
            "Re");
    assertThat(AndyRecording.of(file).labels()).contains(far);
    Path loop = root.resolve("andy/annotations/a");
    Files.createSymbolicLink(loop, root.resolve("andy/annotations"));
    assertThat(AndyRecording.of(file).labels()).contains(far);
    Path beside = file.resolveSibling(name + ".labels.csv");
    TestRecordings.labels(beside, 1, "Re", "Re");
    assertThat(AndyRecording.of(file).labels()).contains(beside);
    assertThat(AndyRecording.of(file).name()).isEqualTo(name);
  }
}
