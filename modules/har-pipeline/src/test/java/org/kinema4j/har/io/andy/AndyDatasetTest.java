package org.kinema4j.har.io.andy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;

class AndyDatasetTest {

  private static final String FIRST = "Participant_541_Setup_A_Seq_3_Trial_1";

  @TempDir Path root;

  private Path touch(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  private List<String> leftOut(AndyDataset dataset) {
    return dataset.leftOut().stream()
        .map(
            left ->
                root.relativize(left.file()).toString().replace('\\', '/') + ": " + left.reason())
        .toList();
  }

  @Test
  void recordingsArePairedWithLabelsAtAnyDepth() throws IOException {
    Path motion = touch("xens_mnvx/Participant_541/Participant_541/" + FIRST + ".xsens.mvnx");
    Path labels = touch("annotations/labels_csv/541/" + FIRST + ".labels.csv");
    touch("xens_mnvx/Participant_541/" + FIRST + "_glove.txt");
    AndyDataset dataset = AndyDataset.open(root);
    assertThat(dataset.root()).isEqualTo(root);
    assertThat(dataset.leftOut()).isEmpty();
    assertThat(dataset.labelled()).isEqualTo(dataset.recordings());
    AndyRecording recording = dataset.recordings().get(0);
    assertThat(recording.mvnx()).isEqualTo(motion);
    assertThat(recording.labels()).contains(labels);
    assertThat(recording.name()).isEqualTo(FIRST);
    assertThat(recording.subject()).isEqualTo("541");
    assertThat(recording.trial().setup()).contains("A");
    assertThat(recording.trial().sequence()).hasValue(3);
    assertThat(recording.trial().number()).hasValue(1);
  }

  @Test
  void spellingsOfTheSameTrialMeet() throws IOException {
    touch("a/541_setup_a_seq_03_trial_1.MVNX.GZ");
    touch("b/" + FIRST + ".xsens.labels.csv");
    AndyDataset dataset = AndyDataset.open(root);
    assertThat(dataset.labelled()).extracting(AndyRecording::name).containsExactly(FIRST);
    assertThat(dataset.leftOut()).isEmpty();
  }

  @Test
  void recordingsStandInNaturalOrder() throws IOException {
    touch("x/Participant_5124_Setup_B_Seq_1_Trial_1.mvnx");
    touch("x/Participant_909_Setup_A_Seq_10_Trial_1.mvnx");
    touch("x/Participant_909_Setup_A_Seq_9_Trial_10.mvnx");
    touch("x/Participant_909_Setup_A_Seq_9_Trial_2.mvnx");
    assertThat(AndyDataset.open(root).recordings())
        .extracting(AndyRecording::name)
        .containsExactly(
            "Participant_909_Setup_A_Seq_9_Trial_2",
            "Participant_909_Setup_A_Seq_9_Trial_10",
            "Participant_909_Setup_A_Seq_10_Trial_1",
            "Participant_5124_Setup_B_Seq_1_Trial_1");
  }

  @Test
  void whatIsLeftOutIsToldWithTheReason() throws IOException {
    touch("m/" + FIRST + ".xsens.mvnx");
    touch("m/" + FIRST + ".xsens.mvnx.gz");
    touch("copy/" + FIRST + ".mvnx");
    touch("labels_csv/" + FIRST + ".labels.csv");
    touch("labels_csv2/" + FIRST + ".labels.csv");
    touch("m/Participant_909_Setup_A_Seq_1_Trial_1.xsens.mvnx");
    touch("labels_csv/Participant_909_Setup_A_Seq_1_Trial_2.labels.csv");
    touch("more.zip");
    touch("m.zip");
    touch("raw/session.mvn");
    touch("__MACOSX/m/._" + FIRST + ".xsens.mvnx");
    AndyDataset dataset = AndyDataset.open(root);
    assertThat(dataset.recordings()).hasSize(2);
    assertThat(dataset.labelled().get(0).labels())
        .contains(root.resolve("labels_csv").resolve(FIRST + ".labels.csv"));
    String copyOf = "a second copy of " + Path.of("copy", FIRST + ".mvnx");
    assertThat(leftOut(dataset))
        .containsExactly(
            "m/" + FIRST + ".xsens.mvnx: " + copyOf,
            "m/" + FIRST + ".xsens.mvnx.gz: " + copyOf,
            "m/Participant_909_Setup_A_Seq_1_Trial_1.xsens.mvnx: a recording without labels; they"
                + " would be in Participant_909_Setup_A_Seq_1_Trial_1.labels.csv",
            "labels_csv/Participant_909_Setup_A_Seq_1_Trial_2.labels.csv: labels without a"
                + " recording",
            "labels_csv2/" + FIRST + ".labels.csv: second labels of a recording",
            "more.zip: an archive that is not unpacked; unpack it",
            "raw/session.mvn: a project of MVN; export it as MVNX");
  }

  @Test
  void labelsBesideTheRecordingComeFirst() throws IOException {
    touch("b/" + FIRST + ".mvnx");
    Path beside = touch("b/" + FIRST + ".labels.csv");
    touch("a/" + FIRST + ".labels.csv");
    assertThat(AndyDataset.open(root).recordings().get(0).labels()).contains(beside);
  }

  @Test
  void otherNamesAreTakenAndKeptApartByTheirFolders() throws IOException {
    touch("Participant_7/walk.mvnx");
    touch("Participant_7/walk.labels.csv");
    touch("Participant_12/walk.mvnx");
    touch("labels/walk.labels.csv");
    touch("anna_run-2.mvnx");
    touch("kick.mvnx");
    AndyDataset dataset = AndyDataset.open(root);
    assertThat(dataset.recordings())
        .extracting(AndyRecording::name)
        .containsExactly("Participant_7/walk", "Participant_12/walk", "anna_run-2", "kick");
    assertThat(dataset.recordings())
        .extracting(AndyRecording::subject)
        .containsExactly("7", "12", "anna", "kick");
    assertThat(dataset.labelled())
        .extracting(AndyRecording::name)
        .containsExactly("Participant_7/walk");
    assertThat(leftOut(dataset))
        .contains(
            "labels/walk.labels.csv: labels of several recordings of that name; put them beside"
                + " theirs");
  }

  @Test
  void aFolderWithoutRecordingsIsBadData() throws IOException {
    assertThatThrownBy(() -> AndyDataset.open(root))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            root
                + ": expected recordings (.mvnx or .mvnx.gz), found a directory without"
                + " recordings");
    touch("xens_mnvx.zip");
    assertThatThrownBy(() -> AndyDataset.open(root))
        .hasMessageEndingWith("; xens_mnvx.zip is an archive that is not unpacked; unpack it");
  }

  @Test
  void aMissingFolderIsUnavailable() throws IOException {
    assertThatThrownBy(() -> AndyDataset.open(root.resolve("absent")))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessageEndingWith("absent: does not exist");
    Path file = touch("a.mvnx");
    assertThatThrownBy(() -> AndyDataset.open(file))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessageEndingWith("is not a directory");
  }

  @Test
  void linksAreFollowedAndLoopsPassedOver() throws IOException {
    touch("real/data/" + FIRST + ".mvnx");
    Path link = root.resolve("link");
    Files.createSymbolicLink(link, root.resolve("real"));
    Files.createSymbolicLink(root.resolve("real/data/loop"), root.resolve("real"));
    assertThat(AndyDataset.open(link).recordings())
        .extracting(AndyRecording::mvnx)
        .containsExactly(link.resolve("data").resolve(FIRST + ".mvnx"));
  }

  @Test
  void theParticipantOfTheNearestFolderCounts() {
    AndyTrial trial = AndyTrial.of(Path.of("Participant_1", "participant_22", "x", "walk.mvnx"));
    assertThat(trial.subject()).isEqualTo("22");
    assertThat(trial.isAndyName()).isFalse();
    assertThat(trial.setup()).isEqualTo(Optional.empty());
    assertThat(AndyTrial.of(Path.of("_x.mvnx")).subject()).isEqualTo("_x");
  }
}
