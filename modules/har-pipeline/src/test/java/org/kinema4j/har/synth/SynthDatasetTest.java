package org.kinema4j.har.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.mvnx.MvnxReader;
import org.kinema4j.har.io.mvnx.MvnxRecording;
import org.kinema4j.har.motion.JointAngles;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

class SynthDatasetTest {

  private static final SynthSpec SPEC =
      SynthSpec.defaults().withParticipants(2).withTrialsPerParticipant(1).withSecondsPerTrial(30);
  private static final String FIRST = "Participant_541_Setup_A_Seq_3_Trial_1";
  private static final String SECOND = "Participant_909_Setup_A_Seq_1_Trial_1";

  @TempDir static Path folder;

  private static final List<SynthDataset.Progress> PROGRESS = new ArrayList<>();
  private static SynthSummary summary;

  @BeforeAll
  static void write() throws IOException {
    summary = SynthDataset.write(folder, SPEC, 2, PROGRESS::add);
  }

  private static List<String> filesOf(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static Path mvnx(String participant, String trial) {
    return folder.resolve("xens_mnvx").resolve(participant).resolve(trial + ".xsens.mvnx");
  }

  @Test
  void layoutIsThatOfTheRealDataSet() throws IOException {
    assertThat(filesOf(folder))
        .containsExactly(
            "README.txt",
            "annotations/labels_csv/Participant_541/" + FIRST + ".labels.csv",
            "annotations/labels_csv/Participant_909/" + SECOND + ".labels.csv",
            "annotations/labels_csv/README.txt",
            "xens_mnvx/Participant_541/" + FIRST + ".xsens.mvnx",
            "xens_mnvx/Participant_909/" + SECOND + ".xsens.mvnx");
  }

  @Test
  void sameSpecificationSameBytesWhateverTheThreads(@TempDir Path other) throws IOException {
    SynthDataset.write(other, SPEC, 1, progress -> {});

    for (String file : filesOf(folder)) {
      assertThat(Files.mismatch(folder.resolve(file), other.resolve(file))).as(file).isEqualTo(-1);
    }
  }

  @Test
  void everyOutputSaysThatItIsSynthetic() throws IOException {
    assertThat(Files.readString(folder.resolve("README.txt"))).contains("SYNTHETIC");
    assertThat(Files.readString(folder.resolve("annotations/labels_csv/README.txt")))
        .contains("SYNTHETIC");
    try (Stream<String> lines = Files.lines(mvnx("Participant_909", SECOND))) {
      String head = lines.limit(8).collect(Collectors.joining("\n"));
      assertThat(head).contains("<comment>SYNTHETIC DATA").contains("build=\"SYNTHETIC DATA");
    }
  }

  @Test
  void summaryCountsWhatWasWritten() {
    assertThat(summary.recordings()).isEqualTo(2);
    assertThat(summary.frames()).isEqualTo(2 * 30 * 240);
    assertThat(summary.seconds()).isEqualTo(60);
    assertThat(summary.secondsPerLabel()).hasSize(8);
    assertThat(summary.secondsPerLabel().values().stream().mapToDouble(s -> s).sum())
        .isCloseTo(60, within(1e-9));
    assertThat(PROGRESS).extracting(SynthDataset.Progress::done).containsExactly(1, 2);
    assertThat(PROGRESS)
        .extracting(SynthDataset.Progress::name)
        .containsExactlyInAnyOrder(FIRST, SECOND);
  }

  @Test
  void fileReadsBackAsTheRecordingThatWasGenerated() throws IOException {
    MvnxRecording read = MvnxReader.all().read(mvnx("Participant_541", FIRST));
    MotionClip clip = new TrialGenerator(SPEC).generate(SPEC.trials().get(0));

    assertThat(read.irregularities()).isEmpty();
    assertThat(read.clip().frames()).isEqualTo(clip.frames());
    for (Signal signal : clip.signals()) {
      float[] expected = signal.values();
      float[] actual = read.clip().signal(signal.name()).values();
      assertThat(actual).hasSameSizeAs(expected);
      for (int i = 0; i < expected.length; i++) {
        // Six decimals, and the rounding of a float where there are more digits before the point.
        if (Math.abs(actual[i] - expected[i]) > 0.6e-6f + 2 * Math.ulp(expected[i])) {
          fail("%s, number %d: %s instead of %s", signal.name(), i, actual[i], expected[i]);
        }
      }
    }
  }

  @Test
  void jointAnglesOfTheFileFollowFromItsOrientationsAndCalibration() throws IOException {
    MvnxRecording read = MvnxReader.all().read(mvnx("Participant_541", FIRST));
    float[] expected =
        JointAngles.of(
                read.clip().signal("orientation"),
                read.anatomicalOffsets(),
                JointAngles.Sequence.ZXY)
            .values();
    float[] actual = read.clip().signal("jointAngle").values();

    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      worst = Math.max(worst, Math.abs(Math.IEEEremainder(actual[i] - expected[i], 360)));
    }
    // Quaternions of six decimals: 1e-6 rad is 6e-5 deg; near a raised arm Euler angles amplify.
    assertThat(worst).isLessThan(0.01);
  }

  @Test
  void annotationHasPosturesAndActionsOfAllThree() throws IOException {
    List<String> lines =
        Files.readAllLines(
            folder.resolve("annotations/labels_csv/Participant_541/" + FIRST + ".labels.csv"));

    assertThat(lines).hasSize(1 + 750);
    assertThat(lines.subList(1, lines.size()))
        .allMatch(
            line ->
                line.matches(
                    "\\d+,\\d+\\.\\d{3}(,(St|Wa|Cr)){3}(,(St|Wa|Cr)_(U|BF|BS|OH|OS)){3}"
                        + "(,(Re|Pi|Pl|Rl|Ca|Fm|Sc|Id)){3}"));
    assertThat(lines).anyMatch(line -> line.contains(",Wa,Wa,Wa,Wa_U"));
    assertThat(lines).anyMatch(line -> line.contains("_BF"));
  }

  @Test
  void anOutputThatIsNoFolderIsAnOutputFailure(@TempDir Path other) throws IOException {
    Path file = Files.writeString(other.resolve("file"), "in the way");

    assertThatThrownBy(() -> SynthDataset.write(file, SPEC, 1, progress -> {}))
        .isInstanceOf(OutputFailedException.class)
        .hasMessageContaining("file");
    assertThatThrownBy(() -> SynthDataset.write(other, SPEC, 0, progress -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threads must be in [1, 1024], received 0");
  }
}
