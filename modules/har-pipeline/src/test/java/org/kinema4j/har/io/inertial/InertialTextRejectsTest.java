package org.kinema4j.har.io.inertial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Signal;

/** What the reader refuses, and the line it says it in. */
class InertialTextRejectsTest {

  private static final int WINDOWS = 4;
  private static final int FRAMES = 3;

  @TempDir private Path parent;

  private Path root;
  private Path gyro;

  @BeforeEach
  void write() throws IOException {
    root = InertialSample.write(parent.resolve("data"), WINDOWS, WINDOWS, FRAMES);
    gyro = InertialSample.signal(root, "train", "body_gyro_x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2      | 3 numbers, as on line 1 of body_acc_x_train.txt, found 2 numbers",
        "1 2 3 4  | 3 numbers, as on line 1 of body_acc_x_train.txt, found 4 numbers",
        "''       | 3 numbers, as on line 1 of body_acc_x_train.txt, found 0 numbers",
        "1 NaN 3  | finite numbers, found \"NaN\"",
        "1 2 -Inf | finite numbers, found \"-Inf\"",
        "1 2 1e99 | finite numbers, found \"1e99\"",
        "1 2 1e   | finite numbers, found \"1e\"",
        "1 2,5 3  | a decimal point, found a decimal comma in \"2,5\"",
        "1 x 3    | finite numbers, found \"x\"",
        "1;2;3    | finite numbers, found \"1;2;3\""
      })
  void lines(String line, String problem) throws IOException {
    Files.write(gyro, List.of("1 2 3", "1 2 3", line, "1 2 3"));

    assertBad(gyro + ": line 3: expected " + problem);
  }

  @Test
  void aFirstLineWithoutNumbers() throws IOException {
    Path first = InertialSample.signal(root, "train", "body_acc_x");
    Files.writeString(first, "\n1 2 3\n");
    assertBad(first + ": line 1: expected the numbers of a window, found none");
    Files.writeString(first, "");
    assertBad(first + ": line 1: expected the numbers of a window, found none");
    Files.writeString(first, "1 two 3\n");
    assertBad(first + ": line 1: expected finite numbers, found \"two\"");
  }

  @Test
  void moreNumbersThanAnArrayHolds() throws IOException {
    // 9 files of 300,000 windows of 1,000 numbers are 2.7e9; only labels and one line are needed.
    Path first = InertialSample.signal(root, "train", "body_acc_x");
    Files.writeString(root.resolve("train/y_train.txt"), "1\n".repeat(300_000));
    Files.writeString(first, "1 ".repeat(1_000));
    assertBad(
        first
            + ": line 1: expected a data set of at most 2147483639 numbers, found 300000 windows of"
            + " 1000 numbers in 9 files");
  }

  @Test
  void otherNumbersOfLines() throws IOException {
    Files.write(gyro, List.of("1 2 3", "1 2 3", "1 2 3"));
    assertBad(gyro + ": expected 4 lines, as in y_train.txt, found 3 lines");
    Files.write(gyro, List.of("1 2 3", "1 2 3", "1 2 3", "1 2 3", "1 2 3"));
    assertBad(gyro + ": line 5: expected 4 lines, as in y_train.txt, found more");
    Path subjects = Files.write(root.resolve("train/subject_train.txt"), List.of("1", "1"));
    assertBad(subjects + ": expected 4 lines, as in y_train.txt, found 2 lines");
  }

  @Test
  void labelsThatAreNone() throws IOException {
    Path labels = Files.write(root.resolve("train/y_train.txt"), List.of("1", "7", "1", "1"));
    assertBad(
        labels + ": line 2: expected the id of a class, one of 1, 2, 3, 4, 5, 6, found \"7\"");
    Files.write(labels, List.of("1", "1 2", "1", "1"));
    assertBad(labels + ": line 2: expected one number or name, found \"1 2\"");
    Files.write(labels, List.of("1", "1", "", "1"));
    assertBad(labels + ": line 3: expected one number or name, found \"\"");
    Files.writeString(labels, "");
    assertBad(labels + ": expected a line for each window, found an empty file");
  }

  @Test
  void namesThatAreNotOneEach() throws IOException {
    Path names = root.resolve("activity_labels.txt");
    Files.write(names, List.of("1 WALKING", "WALKING_UPSTAIRS"));
    assertBad(names + ": line 2: expected an id and a name, found \"WALKING_UPSTAIRS\"");
    Files.write(names, List.of("1 WALKING", "1 SITTING"));
    assertBad(names + ": line 2: expected each id and each name once, found \"1 SITTING\"");
    Files.write(names, List.of("1 WALKING", "2 WALKING"));
    assertBad(names + ": line 2: expected each id and each name once, found \"2 WALKING\"");
  }

  @Test
  void partsOfDifferentLengths() throws IOException {
    InertialSample.write(root, WINDOWS, WINDOWS, FRAMES + 1);
    Path other = InertialSample.write(parent.resolve("other"), WINDOWS, WINDOWS, FRAMES);
    Files.move(root.resolve("test"), root.resolve("old"));
    Files.move(other.resolve("test"), root.resolve("test"));

    assertBad("test: expected windows of 4 frames, as in train, found windows of 3 frames");
  }

  @Test
  void missingFiles() throws IOException {
    Files.delete(gyro);
    assertUnavailable(root, gyro + ": does not exist");
    Files.delete(root.resolve("train/y_train.txt"));
    assertUnavailable(root, root.resolve("train/y_train.txt") + ": does not exist");
    assertUnavailable(parent.resolve("none"), parent.resolve("none") + ": does not exist");
    Path file = Files.writeString(parent.resolve("file"), "text");
    assertUnavailable(file, file + ": is a file, not a folder");
    Files.createDirectory(gyro);
    Files.write(root.resolve("train/y_train.txt"), List.of("1", "1", "1", "1"));
    assertUnavailable(root, gyro + ": cannot be read");
  }

  @Test
  void aMissingFolderOfSignals() throws IOException {
    Path signals = root.resolve("train/Inertial Signals");
    Files.move(signals, root.resolve("elsewhere"));
    assertUnavailable(root, signals + ": does not exist");
    Path archive = Files.writeString(root.resolve("train/Inertial Signals.zip"), "PK");
    assertUnavailable(root, archive + ": is an archive that was not unpacked; unpack it");
  }

  @Test
  void anArchiveThatWasNotUnpacked() throws IOException {
    Path downloads = Files.createDirectory(parent.resolve("downloads"));
    Path archive = Files.writeString(downloads.resolve("UCI HAR Dataset.ZIP"), "PK");
    String message =
        archive
            + ": is an archive that was not unpacked; unpack it and give the folder with train and"
            + " test";

    assertUnavailable(archive, message);
    assertUnavailable(downloads, message);
  }

  @Test
  void foldersWithoutOrWithSeveralDataSets() throws IOException {
    Path empty = Files.createDirectory(parent.resolve("empty"));
    assertThatThrownBy(() -> InertialText.open(empty))
        .isInstanceOf(BadDataException.class)
        .hasMessage(empty + ": expected the folders train and test, found a folder without them");
    InertialSample.write(parent.resolve("second"), WINDOWS, WINDOWS, FRAMES);
    assertThatThrownBy(() -> InertialText.open(parent))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("found several folders with them: [" + root);
  }

  @Test
  void aPartChecksItsCounts() {
    Signal signal = new Signal("s", InertialText.CHANNELS, new float[9 * 4]);
    assertThat(new InertialPart("train", 2, signal, List.of("a", "b"), List.of()).windows())
        .isEqualTo(2);
    assertThatThrownBy(() -> new InertialPart("train", 3, signal, List.of("a", "b"), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("signal must have windowFrames = 3 frames for each of 2 labels, received 4");
    assertThatThrownBy(() -> new InertialPart("train", 2, signal, List.of("a", "b"), List.of("1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("subjects must be none or one for each of 2 labels, received 1");
  }

  private void assertBad(String message) {
    assertThatThrownBy(() -> InertialText.open(root).read())
        .isInstanceOf(BadDataException.class)
        .hasMessage(message);
  }

  private static void assertUnavailable(Path folder, String message) {
    assertThatThrownBy(() -> InertialText.open(folder).read())
        .isInstanceOf(InputUnavailableException.class)
        .hasMessageStartingWith(message);
  }
}
