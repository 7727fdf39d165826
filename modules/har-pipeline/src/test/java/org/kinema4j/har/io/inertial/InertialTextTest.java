package org.kinema4j.har.io.inertial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.motion.Channel;

class InertialTextTest {

  private static final int TRAIN = 30;
  private static final int TEST = 15;
  private static final int FRAMES = 16;

  @TempDir private Path folder;

  @Test
  void everyNumberStandsInItsPlace() throws IOException {
    InertialSample.write(folder, TRAIN, TEST, FRAMES);

    InertialData data = InertialText.open(folder).read();

    assertThat(data.train().windows()).isEqualTo(TRAIN);
    assertThat(data.test().windows()).isEqualTo(TEST);
    assertThat(data.train().windowFrames()).isEqualTo(FRAMES);
    // Oracle: the JDK's own parser on each line.
    for (int c = 0; c < 9; c++) {
      String name = InertialText.CHANNELS.get(c).name();
      List<String> lines = Files.readAllLines(InertialSample.signal(folder, "train", name));
      for (int i = 0; i < TRAIN; i++) {
        String[] numbers = lines.get(i).strip().split(" +", -1);
        for (int t = 0; t < FRAMES; t++) {
          assertThat(data.train().signal().value(i * FRAMES + t, c))
              .as("%s, line %d, number %d", name, i + 1, t + 1)
              .isEqualTo(Float.parseFloat(numbers[t]));
        }
      }
    }
  }

  @Test
  void theNineSignalsHaveUnits() {
    assertThat(InertialText.CHANNELS)
        .extracting(Channel::toString)
        .hasSize(9)
        .contains(
            new Channel("body_acc_x", "g").toString(),
            new Channel("body_gyro_z", "rad/s").toString(),
            new Channel("total_acc_y", "g").toString());
  }

  @Test
  void classesHaveTheNamesOfUciHarUnlessTheFolderNamesThem() throws IOException {
    InertialSample.write(folder, TRAIN, TEST, FRAMES);
    List<String> byDefault = InertialText.open(folder).readTest().labels();
    Files.writeString(
        folder.resolve("activity_labels.txt"), "1 GEHEN\n2 ROLLEN\n4  SITZEN\n6 LIEGEN\n");
    List<String> named = InertialText.open(folder).readTest().labels();

    assertThat(byDefault).isEqualTo(runs("WALKING", "SITTING", "LAYING"));
    assertThat(named).isEqualTo(runs("GEHEN", "SITZEN", "LIEGEN"));
  }

  private static List<String> runs(String... labels) {
    List<String> runs = new ArrayList<>();
    for (String label : labels) {
      runs.addAll(Collections.nCopies(InertialSample.RUN, label));
    }
    return runs;
  }

  @Test
  void subjectsAreReadIfThereAreAny() throws IOException {
    InertialSample.write(folder, TRAIN, TEST, FRAMES);
    assertThat(InertialText.open(folder).read().train().hasSubjects()).isFalse();

    InertialSample.addSubjects(folder, TRAIN, TEST);

    InertialData data = InertialText.open(folder).read();
    assertThat(data.train().subjects().subList(14, 16)).containsExactly("1", "2");
    assertThat(data.test().subjects()).hasSize(TEST).containsOnly("21");
  }

  @Test
  void theFolderMayLieInTheOneGiven() throws IOException {
    InertialSample.write(folder.resolve("UCI HAR Dataset"), TRAIN, TEST, FRAMES);
    Files.createDirectory(folder.resolve("__MACOSX"));

    assertThat(InertialText.open(folder).readTest().windows()).isEqualTo(TEST);
  }

  @Test
  void linesMayBeLongerThanAnyBufferAndEndAsOnWindows() throws IOException {
    InertialSample.write(folder, 2, 2, 9_000);
    Path file = InertialSample.signal(folder, "test", "body_acc_y");
    List<String> lines = Files.readAllLines(file);
    float[] expected = InertialText.open(folder).readTest().signal().values();
    // The last line has no end.
    Files.writeString(file, String.join(" \r\n", lines));

    assertThat(InertialText.open(folder).readTest().signal().values()).isEqualTo(expected);
  }
}
