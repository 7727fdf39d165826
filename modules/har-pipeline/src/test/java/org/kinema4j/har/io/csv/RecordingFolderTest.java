package org.kinema4j.har.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.csv.RecordingFolder.Entry;
import org.kinema4j.har.io.csv.RecordingFolder.LeftOut;
import org.kinema4j.har.motion.BadDataException;

class RecordingFolderTest {

  private static final Set<String> CSV = Set.of(".csv");

  @TempDir private Path root;

  private Path touch(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  private RecordingFolder open() throws InputUnavailableException {
    return RecordingFolder.open(root, CSV);
  }

  @Test
  void pairsRecordingsWithTheLabelsBesideThem() throws IOException {
    Path ten = touch("p10_walk.csv");
    Path two = touch("p2_walk.CSV");
    Path labels = touch("P2_Walk.Labels.csv");
    touch("p2_walk.predicted.csv");
    touch("README.md");
    touch(".p3_walk.csv");
    touch(".unfinished/p4_walk.csv");
    RecordingFolder folder = open();
    assertThat(folder.root()).isEqualTo(root);
    assertThat(folder.recordings())
        .containsExactly(
            new Entry(two, Optional.of(labels), "p2_walk"),
            new Entry(ten, Optional.empty(), "p10_walk"));
    assertThat(folder.labelled()).containsExactly(folder.recordings().get(0));
    assertThat(folder.leftOut())
        .containsExactly(
            new LeftOut(ten, "a recording without labels; they would be in p10_walk.labels.csv"));
  }

  @Test
  void takesTheOnlyLabelsOfThatNameFromAnotherFolder() throws IOException {
    Path motion = touch("motion/deep/a_1.csv");
    Path labels = touch("labels/a_1.labels.csv");
    assertThat(open().recordings()).containsExactly(new Entry(motion, Optional.of(labels), "a_1"));
    assertThat(open().leftOut()).isEmpty();
    Path other = touch("other/a_1.labels.csv");
    assertThat(open().labelled()).isEmpty();
    String reason =
        "labels of which there are several of that name; put them beside their recording";
    assertThat(open().leftOut())
        .containsExactly(
            new LeftOut(motion, "a recording without labels; they would be in a_1.labels.csv"),
            new LeftOut(labels, reason),
            new LeftOut(other, reason));
    Path beside = touch("motion/deep/a_1.labels.csv");
    assertThat(open().labelled()).containsExactly(new Entry(motion, Optional.of(beside), "a_1"));
    assertThat(open().leftOut())
        .containsExactly(
            new LeftOut(labels, "second labels of a recording"),
            new LeftOut(other, "second labels of a recording"));
  }

  @Test
  void tellsRecordingsOfOneNameApart() throws IOException {
    Path one = touch("s1/walk.csv");
    Path two = touch("s2/walk.csv");
    Path labels = touch("s2/walk.labels.csv");
    Path far = touch("walk.labels.csv");
    assertThat(open().recordings())
        .containsExactly(
            new Entry(one, Optional.empty(), "s1/walk"),
            new Entry(two, Optional.of(labels), "s2/walk"));
    assertThat(open().leftOut())
        .containsExactly(
            new LeftOut(one, "a recording without labels; they would be in walk.labels.csv"),
            new LeftOut(
                far,
                "labels of which there are several of that name; put them beside their recording"));
  }

  @Test
  void takesOneFileOfARecording() throws IOException {
    Path plain = touch("a.mvnx");
    Path packed = touch("a.xsens.mvnx.gz");
    Path labels = touch("a.labels.csv");
    RecordingFolder folder = RecordingFolder.open(root, Set.of(".mvnx", ".mvnx.gz", ".gz", ".csv"));
    assertThat(folder.recordings()).containsExactly(new Entry(plain, Optional.of(labels), "a"));
    assertThat(folder.leftOut()).containsExactly(new LeftOut(packed, "a second copy of a.mvnx"));
  }

  @Test
  void tellsOfLabelsWithoutRecordingAndOfArchives() throws IOException {
    touch("a.csv");
    touch("a.labels.csv");
    Path labels = touch("b.labels.csv");
    Path zip = touch("more.zip");
    touch("done.zip");
    touch("done/c.txt");
    assertThat(open().leftOut())
        .containsExactly(
            new LeftOut(labels, "labels without a recording"),
            new LeftOut(zip, "an archive that is not unpacked; unpack it"));
  }

  @Test
  void saysWhatAFolderWithoutRecordingsHolds() throws IOException {
    refuses("an empty directory");
    for (int i = 0; i < 12; i++) {
      touch("a" + i + ".xlsx");
    }
    refuses("a directory that holds 12 .xlsx; export the spreadsheets as CSV");
    touch("a.labels.csv");
    touch("a.predicted.csv");
    touch("b.predicted.csv");
    touch("b.zip");
    touch("b.zip.csv/LICENSE");
    refuses(
        "a directory that holds 12 .xlsx, 2 .predicted.csv, 1 .labels.csv; export the spreadsheets"
            + " as CSV; unpack the archives");
  }

  private void refuses(String found) {
    assertThatThrownBy(this::open)
        .isInstanceOf(BadDataException.class)
        .hasMessage(root + ": expected recordings (.csv), found " + found);
  }

  @Test
  void saysWhyAFolderCannotBeRead() throws IOException {
    Path file = touch("a.csv");
    assertThatThrownBy(() -> RecordingFolder.open(file, CSV))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessage(file + ": is not a directory");
    Path missing = root.resolve("x");
    assertThatThrownBy(() -> RecordingFolder.open(missing, CSV))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessage(missing + ": does not exist");
    assertThatThrownBy(() -> RecordingFolder.open(root, Set.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("suffixes must have at least one entry, received none");
  }

  @Test
  void doesNotRunInCirclesOfLinks() throws IOException {
    Path file = touch("a/x.csv");
    Files.createSymbolicLink(root.resolve("a/loop"), root);
    assertThat(open().recordings()).extracting(Entry::file).containsExactly(file);
  }

  @Test
  void compressedLabelsAreNoRecording() throws IOException {
    Path folder = Files.createDirectories(root.resolve("packed"));
    for (String name : List.of("a.csv", "a.labels.csv.gz", "a.predicted.csv.gz")) {
      Files.createFile(folder.resolve(name));
    }

    RecordingFolder found = RecordingFolder.open(folder, Set.of(".csv", ".csv.gz"));

    assertThat(found.recordings()).extracting(RecordingFolder.Entry::name).containsExactly("a");
    assertThat(found.leftOut())
        .extracting(RecordingFolder.LeftOut::reason)
        .contains("labels that are compressed; unpack them");
  }
}
