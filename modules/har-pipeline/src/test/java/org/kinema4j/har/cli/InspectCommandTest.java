package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.TestRecordings;
import org.kinema4j.har.motion.BadDataException;
import picocli.CommandLine;

class InspectCommandTest {

  private static final String NAME = "Participant_541_Setup_A_Seq_3_Trial_1";

  @TempDir Path folder;
  private Path recording;
  private Path labels;
  private String output;
  private String errors;
  private Exception thrown;

  @BeforeEach
  void writeRecording() throws IOException {
    recording = folder.resolve("data/mvnx/" + NAME + ".xsens.mvnx");
    TestRecordings.write(recording, 90, "SYNTHETIC, made for a test");
    labels = folder.resolve("data/labels_csv/" + NAME + ".labels.csv");
    TestRecordings.labels(labels, 2, "Re,Re", "Re,Pi", "NONE,NONE", "Sc,Sc", "Re,Re");
  }

  private int run(Object... arguments) {
    StringWriter text = new StringWriter();
    CommandLine line = new CommandLine(new InspectCommand());
    line.setOut(new PrintWriter(text));
    StringWriter error = new StringWriter();
    line.setErr(new PrintWriter(error));
    line.setExecutionExceptionHandler(
        (exception, command, result) -> {
          thrown = exception;
          return -1;
        });
    String[] strings = new String[arguments.length];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = arguments[i].toString();
    }
    int code = line.execute(strings);
    output = text.toString().replace(System.lineSeparator(), "\n");
    errors = error.toString().replace(System.lineSeparator(), "\n");
    return code;
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(output);
  }

  @Test
  void theTextSaysWhatIsInTheFile() {
    assertThat(run(recording)).isZero();
    assertThat(output)
        .isEqualTo(
            """
            %s
              recording    Participant_541_Setup_A_Seq_3_Trial_1, subject 541
              synthetic    yes: made by a program, not recorded from a person
              format       MVNX version 4
              start        2017-07-14T02:40:00Z
              comment      SYNTHETIC, made for a test
              movement     90 frames at 60 Hz, 1.5 s
              calibration  3 frames: identity, tpose, tpose-isb
              body         23 segments, 22 joints, 17 sensors (FullBody)
              signals      orientation   92 channels  no unit
                           position      69 channels  m
                           jointAngle    66 channels  deg
              labels       %s
                           2 annotators, unanimous in 75 %% of the video frames, two agree in 75 %% on average, kappa 0.53
                           Reach      0.30 s     2 times
                           Screw      0.10 s     1 time
                           1.1 s without a label
              irregular    nothing

            """
                .formatted(recording, labels));
  }

  @Test
  void theJsonSaysTheSame() throws IOException {
    assertThat(run("--json", recording)).isZero();
    JsonNode root = json();
    JsonNode facts = root.get("recordings").get(0);
    assertThat(facts.get("name").asText()).isEqualTo(NAME);
    assertThat(facts.get("synthetic").asBoolean()).isTrue();
    assertThat(facts.get("origin").get("mvnxVersion").asInt()).isEqualTo(4);
    assertThat(facts.get("movement").get("frames").asInt()).isEqualTo(90);
    assertThat(facts.get("movement").get("durationSeconds").asDouble()).isEqualTo(1.5);
    assertThat(facts.get("movement").get("calibration")).hasSize(3);
    assertThat(facts.get("body").get("sensors")).hasSize(17);
    assertThat(facts.get("signals").get(1).get("unit").asText()).isEqualTo("m");
    JsonNode classes = facts.get("labels").get("classes");
    assertThat(classes.get(0).get("label").asText()).isEqualTo("Reach");
    assertThat(classes.get(0).get("frames").asInt()).isEqualTo(18);
    assertThat(facts.get("labels").get("unanimous").asDouble()).isEqualTo(0.75);
    assertThat(facts.get("labels").get("error").isNull()).isTrue();
    assertThat(root.get("summary").get("recordings").asInt()).isEqualTo(1);
    assertThat(root.get("errors")).isEmpty();
  }

  @Test
  void aFolderGetsOneBlockAFileAndASummary() throws IOException {
    TestRecordings.write(folder.resolve("data/mvnx/909_Setup_B_Seq_1_Trial_1.mvnx"), 6000, "");
    Files.writeString(folder.resolve("data/more.zip"), "");
    assertThat(run(folder.resolve("data"))).isZero();
    assertThat(output)
        .contains("\n  recording    Participant_909_Setup_B_Seq_1_Trial_1, subject 909\n")
        .contains("\n  format       MVNX version 4, written by MVN 2018.0.0 (7)\n")
        .contains("  movement     6000 frames at 60 Hz, 1 min 40.0 s\n")
        .contains("  labels       no file found\n")
        .endsWith(
            "left out: "
                + folder.resolve("data/more.zip")
                + ": an archive that is not unpacked; unpack it\n"
                + "2 recordings of 2 subjects, 1 min 41.5 s in all; 1 with labels, 0 with"
                + " irregularities\n");
  }

  @Test
  void aBrokenFileAmongSeveralIsListedAndTheOthersAreInspected() throws IOException {
    Files.writeString(folder.resolve("data/mvnx/1_Setup_A_Seq_1_Trial_1.mvnx"), "no XML");
    assertThat(run(folder.resolve("data"))).isEqualTo(65);
    assertThat(output)
        .contains("1_Setup_A_Seq_1_Trial_1.mvnx\n  error        ")
        .contains("  movement     90 frames")
        .endsWith("1 file could not be used\n");
    assertThat(errors)
        .startsWith(
            "har: " + folder.resolve("data/mvnx/1_Setup_A_Seq_1_Trial_1.mvnx") + ": line 1: ")
        .hasLineCount(1);
    assertThat(run("--json", folder.resolve("data"))).isEqualTo(65);
    assertThat(json().get("recordings")).hasSize(1);
    assertThat(json().get("errors").get(0).get("file").asText())
        .endsWith("1_Setup_A_Seq_1_Trial_1.mvnx");
  }

  @Test
  void aMissingFileAmongSeveralLeadsTo66() {
    assertThat(run(recording, folder.resolve("absent.mvnx"))).isEqualTo(66);
    assertThat(output)
        .contains(folder.resolve("absent.mvnx") + "\n  error        does not exist\n")
        .contains("  movement     90 frames");
    assertThat(errors).isEqualTo("har: " + folder.resolve("absent.mvnx") + ": does not exist\n");
  }

  @Test
  void aSingleFileThatCannotBeReadIsAnException() throws IOException {
    assertThat(run(folder.resolve("absent.mvnx"))).isEqualTo(-1);
    assertThat(thrown).isInstanceOf(InputUnavailableException.class);
    Path broken = Files.writeString(folder.resolve("broken.mvnx"), "no XML");
    assertThat(run(broken)).isEqualTo(-1);
    assertThat(thrown).isInstanceOf(BadDataException.class);
    assertThat(output).isEmpty();
    assertThat(run(Files.createDirectory(folder.resolve("empty")))).isEqualTo(-1);
    assertThat(thrown)
        .hasMessageContaining(
            "expected recordings (.mvnx, .mvnx.gz, .bvh, .csv, .csv.gz), found an empty directory");
  }

  @Test
  void labelsThatCannotBeUsedAreBadDataButTheRecordingIsInspected() throws IOException {
    Files.writeString(labels, "t_video;current_action_Annotator1\n0;Re\n");
    assertThat(run(recording)).isEqualTo(65);
    assertThat(output)
        .contains("  movement     90 frames")
        .contains("  labels       cannot be used: " + labels + ": line 1: expected columns");
    assertThat(errors).startsWith("har: " + labels + ": line 1: expected").hasLineCount(1);
    assertThat(run("--json", recording)).isEqualTo(65);
    assertThat(json().get("errors").get(0).get("error").asText()).contains("semicolons");
    assertThat(json().get("summary").get("labelled").asInt()).isZero();
  }

  @Test
  void labelsPastTheEndAndASingleAnnotatorAreSaid() throws IOException {
    TestRecordings.write(recording, 9, "");
    TestRecordings.labels(labels, 1, "Re", "Pi");
    assertThat(run(recording)).isZero();
    assertThat(output)
        .doesNotContain("synthetic")
        .contains("1 annotator\n")
        .contains("0.05 s of labels outside of the recording are cut\n");
  }

  @Test
  void withoutAPathTheUsageIsPrinted() {
    StringWriter error = new StringWriter();
    CommandLine line = new CommandLine(new InspectCommand()).setErr(new PrintWriter(error));
    assertThat(line.execute()).isEqualTo(2);
    assertThat(error.toString()).contains("PATH").contains("--json");
  }
}
