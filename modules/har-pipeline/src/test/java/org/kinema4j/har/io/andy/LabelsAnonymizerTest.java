package org.kinema4j.har.io.andy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.motion.BadDataException;

class LabelsAnonymizerTest {

  @TempDir private Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("in.labels.csv"), text);
  }

  private String copy(String text) throws IOException {
    Path target = folder.resolve("out.labels.csv");
    LabelsAnonymizer.anonymize(write(text), target);
    return Files.readString(target);
  }

  @Test
  void columnsAndTextsThatAreNotAnDysAreLeftOut() throws IOException {
    String text =
        """
        frame,t_video,general_posture_Annotator1,detailed_posture_Annotator1,who,\
        current_action_Annotator1,current_action_Anna
        0,0.000,St,St_BF,Anna,Re,Re
        Anna,0.040,Anna,strongly_bent_forward,Anna,NONE,Re
        2,0.080,walking,Wa_U,,fine_manipulation_no_task,Re
        """;
    String expected =
        """
        frame,t_video,general_posture_Annotator1,detailed_posture_Annotator1,\
        current_action_Annotator1
        0,0.000,St,St_BF,Re
        ,0.040,NONE,strongly_bent_forward,NONE
        2,0.080,walking,Wa_U,fine_manipulation_no_task
        """;
    assertThat(copy(text)).isEqualTo(expected);
    assertThat(LabelsAnonymizer.check(write(text)).describe())
        .isEqualTo(
            "column \"who\" 1, column \"current_action_Anna\" 1, text in column \"frame\" 1, text in"
                + " column \"general_posture_Annotator1\" 1");
    assertThat(LabelsAnonymizer.check(write(expected)).isEmpty()).isTrue();
    assertThat(AnnotationCsv.read(folder.resolve("out.labels.csv")).rows())
        .isEqualTo(AnnotationCsv.read(write(text)).rows());
  }

  @Test
  void spansKeepTimesLabelsAndConfidence() throws IOException {
    String text =
        """
        Start,end,label,confidence,annotator
        0,1.5,"a, ""b""\",0.9,Anna
        1.5,2,walk,0.8,Anna
        """;
    assertThat(copy(text))
        .isEqualTo(
            """
            Start,end,label,confidence
            0,1.5,"a, ""b""\",0.9
            1.5,2,walk,0.8
            """);
    assertThat(LabelsAnonymizer.check(write(text)).describe()).isEqualTo("column \"annotator\" 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start,end,label\nAnna,1,a\n",
        "start,end,label,confidence\n0,1,a,Anna\n",
        "t_video,current_action_Annotator1\n0,Anna\n1,Re\n",
        "t_video,current_action_Annotator1\nAnna,Re\n1,Re\n",
        "Anna\n1\n"
      })
  void whatAreNoLabelsIsRefusedAndNothingIsWritten(String text) throws IOException {
    Path source = write(text);
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> LabelsAnonymizer.anonymize(source, folder.resolve("out.labels.csv")))
        .withMessageStartingWith(source + ": ");
    assertThat(folder.toFile().list()).containsExactly("in.labels.csv");
  }

  @Test
  void timesOfDayGo() throws IOException {
    Path two =
        Files.writeString(
            folder.resolve("a.labels.csv"),
            """
            frame,timestamps,t_video,current_action_Annotator1
            0,1490371945.1,0.00,Re
            1,1490371945.2,0.10,Re
            """);
    Path spans =
        Files.writeString(
            folder.resolve("b.labels.csv"), "start,end,label\n1490371945.1,1490371946,walk\n");

    LabelsAnonymizer.anonymize(two, folder.resolve("copy"));

    assertThat(folder.resolve("copy"))
        .content()
        .startsWith("frame,t_video,current_action_Annotator1\n")
        .doesNotContain("1490371945");
    assertThatThrownBy(() -> LabelsAnonymizer.check(spans))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("which tells a date");
  }
}
