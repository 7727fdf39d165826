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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.internal.FileTree;
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

  @ParameterizedTest
  @CsvSource({
    "xens_mnvx/Participant_541, annotations/labels_csv/Participant_541",
    "xsens/xsens_mnvx/Participant_541, annotations/labels_csv2/541",
    "xsens_mvnx/Participant_541/Participant_541, Labels/Participant_541/Participant_541",
    "541, 541",
    "flat, flat",
  })
  void publishedLayoutsAreUnderstood(String motions, String labels) throws IOException {
    touch("top/motions/" + motions + "/" + FIRST + ".xsens.mvnx");
    touch("top/motions/" + motions + "/541_Setup_A_Seq_3_Trial_2.XSENS.MVNX");
    touch("top/labels/" + labels + "/" + FIRST + ".xsens.labels.csv");
    touch("top/labels/" + labels + "/Participant_541_Setup_A_Seq_3_Trial_2.Labels.CSV");
    AndyDataset dataset = AndyDataset.open(root.resolve("top"));
    assertThat(dataset.labelled())
        .extracting(AndyRecording::name)
        .containsExactly(FIRST, "Participant_541_Setup_A_Seq_3_Trial_2");
    assertThat(dataset.labelled()).extracting(AndyRecording::subject).containsOnly("541");
    assertThat(dataset.leftOut()).isEmpty();
  }

  /** Tables of features, data of the glove and files in hidden folders are not even told of. */
  @Test
  void otherFilesOfTheDataSetArePassedOver() throws IOException {
    touch("m/" + FIRST + ".xsens.mvnx");
    touch("m/" + FIRST + ".labels.csv");
    touch("m/" + FIRST + "_glove.txt");
    touch("m/" + FIRST + ".xsens.bvh");
    touch("m/" + FIRST + ".xsens.bvh.csv");
    touch("m/" + FIRST + ".xsens.csv");
    touch("xsens/allFeatures_csv/Participant_541/" + FIRST + ".csv");
    touch(".Trashes/501/" + FIRST + ".xsens.mvnx");
    AndyDataset dataset = AndyDataset.open(root);
    assertThat(dataset.recordings()).hasSize(1);
    assertThat(dataset.labelled()).hasSize(1);
    assertThat(dataset.leftOut()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "7z", "rar", "tar", "tar.gz", "TGZ", "tar.xz", "tar.bz2"})
  void archivesThatAreNotUnpackedAreTold(String suffix) throws IOException {
    touch("m/" + FIRST + ".mvnx");
    touch("m/" + FIRST + ".labels.csv");
    touch("packed." + suffix);
    touch("m." + suffix);
    assertThat(leftOut(AndyDataset.open(root)))
        .containsExactly("packed." + suffix + ": an archive that is not unpacked; unpack it");
  }

  @Test
  void filesCompressedInAnotherWayAreTold() throws IOException {
    touch("m/" + FIRST + ".mvnx");
    touch("m/" + FIRST + ".mvnx.bz2");
    touch("m/" + FIRST + ".labels.csv.gz");
    touch("m/541_Setup_A_Seq_3_Trial_2.xsens.mvnx.XZ");
    touch("m/541_Setup_A_Seq_3_Trial_3.xsens.mvnx.zip");
    assertThat(AndyDataset.open(root).leftOut())
        .extracting(AndyDataset.LeftOut::kind)
        .containsExactly(
            LeftOutKind.UNLABELLED,
            LeftOutKind.ARCHIVE,
            LeftOutKind.COMPRESSED,
            LeftOutKind.COMPRESSED);
    assertThat(leftOut(AndyDataset.open(root)))
        .contains(
            "m/"
                + FIRST
                + ".labels.csv.gz: a file compressed in a way that is not read; unpack it");
  }

  @Test
  void linksToNothingAreTold() throws IOException {
    touch("m/" + FIRST + ".mvnx");
    Files.createSymbolicLink(root.resolve("m/" + FIRST + ".labels.csv"), Path.of("absent"));
    Files.createSymbolicLink(root.resolve("m/notes.txt"), Path.of("absent"));
    AndyDataset dataset = AndyDataset.open(root);
    assertThat(dataset.labelled()).isEmpty();
    assertThat(leftOut(dataset))
        .hasSize(2)
        .last()
        .isEqualTo("m/" + FIRST + ".labels.csv: a link to a file that does not exist");
  }

  @Test
  void aFolderThatCannotBeReadIsToldAndTheRestIsUsed() {
    Path secret = root.resolve("secret");
    AndyFiles files = AndyFiles.of(new FileTree(List.of(), List.of(), List.of(secret)));
    assertThat(files.unread())
        .containsExactly(
            new AndyDataset.LeftOut(
                LeftOutKind.UNREADABLE,
                secret,
                "a folder or file that cannot be read; nothing in it is used"));
  }

  @Test
  void manyFilesOfOneKindAreOneLine() throws IOException {
    for (int trial = 1; trial <= 4; trial++) {
      touch("m/Participant_541_Setup_A_Seq_3_Trial_" + trial + ".mvnx");
    }
    touch("l/Participant_541_Setup_A_Seq_9_Trial_1.labels.csv");
    Path first = root.resolve("m").resolve(FIRST + ".mvnx");
    Path stray = root.resolve("l").resolve("Participant_541_Setup_A_Seq_9_Trial_1.labels.csv");
    assertThat(AndyDataset.open(root).leftOutLines())
        .containsExactly(
            "4 recordings without labels; they would be in <name>.labels.csv; the first is "
                + first,
            stray + ": labels without a recording");
    for (LeftOutKind kind : LeftOutKind.values()) {
      assertThat(kind.plural()).isNotBlank();
    }
  }

  @Test
  void missingTrialsOfTheDownloadAreNamed() throws IOException {
    List<String> all =
        AndyParticipant.ALL.stream().flatMap(person -> person.trials().stream()).toList();
    for (String name : all.subList(2, all.size())) {
      touch("xens_mnvx/" + name + ".xsens.mvnx");
    }
    AndyDataset dataset = AndyDataset.open(root);
    assertThat(dataset.missingTrials()).isEqualTo(all.subList(0, 2));
    assertThat(dataset.rollCall().present()).hasSize(193);
    assertThat(dataset.rollCall().complaint())
        .contains("2 of AnDy's 195 trials are missing, the first is " + FIRST);
    touch("xens_mnvx/" + all.get(0) + ".xsens.mvnx");
    touch("xens_mnvx/" + all.get(1) + ".xsens.mvnx");
    assertThat(AndyDataset.open(root).missingTrials()).isEmpty();
    assertThat(AndyDataset.open(root).rollCall().complaint()).isEmpty();
  }

  @Test
  void aSampleIsNoIncompleteDownload() throws IOException {
    touch("m/" + FIRST + ".mvnx");
    touch("m/anna_walk.mvnx");
    AndyDataset dataset = AndyDataset.open(root);
    assertThat(dataset.missingTrials()).isEmpty();
    assertThat(dataset.rollCall().complaint()).isEmpty();
    assertThat(dataset.rollCall().present()).containsExactly(FIRST);
    assertThat(dataset.rollCall().missing()).hasSize(194);
  }

  /** 13 participants, three of six sequences each, six of them in setup A and seven in B. */
  @Test
  void theRollHasThePublishedTrials() {
    assertThat(AndyParticipant.ALL).hasSize(13);
    assertThat(AndyParticipant.ALL).filteredOn(person -> person.setup().equals("A")).hasSize(6);
    assertThat(AndyParticipant.ALL)
        .allSatisfy(
            person -> {
              assertThat(person.sequences()).hasSize(3).isSorted().allMatch(s -> s >= 1 && s <= 6);
              assertThat(person.trials())
                  .hasSize(15)
                  .allMatch(name -> AndyTrial.of(Path.of(name + ".xsens.mvnx")).name().equals(name))
                  .allMatch(
                      name ->
                          AndyTrial.of(Path.of(name + ".csv"))
                              .subject()
                              .equals(Integer.toString(person.number())));
            });
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
