package org.kinema4j.har.io.andy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.internal.CsvTable;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.BadDataException;

class AnnotationCsvTest {

  @TempDir Path folder;

  private Annotations read(String... lines) throws IOException {
    return AnnotationCsv.read(file(String.join("\n", lines) + "\n"));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("trial.labels.csv"), text);
  }

  private static List<Optional<Action>> opinions(Action... actions) {
    return Arrays.stream(actions).map(Optional::ofNullable).toList();
  }

  @Test
  void columnsAreFoundByNameAndAnnotatorsStandInTheOrderOfTheirNumbers() throws IOException {
    Annotations annotations =
        read(
            "frame,current_action_Annotator2,general_posture_Annotator1,t_video,"
                + "current_action_Annotator1",
            "0,Re,St,0.0,Pi",
            "1,NONE,Wa,0.04,Pl");
    assertThat(annotations.annotators())
        .containsExactly("current_action_Annotator1", "current_action_Annotator2");
    assertThat(annotations.rows())
        .containsExactly(
            new Annotations.Row(0, opinions(Action.PICK, Action.REACH)),
            new Annotations.Row(0.04, opinions(Action.PLACE, null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"t_video", "timestamps", "timestamps_(s)", "T_Video", " t_video "})
  void eachNameOfTheTimeColumnIsUnderstood(String name) throws IOException {
    Annotations annotations =
        read("," + name + ",current_action_Annotator1", "0,1.5,Re", "1,1.75,Re");
    assertThat(annotations.rows()).extracting(Annotations.Row::seconds).containsExactly(1.5, 1.75);
  }

  @ParameterizedTest
  @CsvSource({
    "reaching,REACH",
    "RE,REACH",
    "picking,PICK",
    "pi,PICK",
    "placing,PLACE",
    "Pl,PLACE",
    "release,RELEASE",
    "Rl,RELEASE",
    "Carrying,CARRY",
    "Ca,CARRY",
    "fine_manipulation,FINE_MANIPULATION",
    "Fm,FINE_MANIPULATION",
    "SCREWING,SCREW",
    "Sc,SCREW",
    "idle,IDLE",
    "Id,IDLE",
    "fine_manipulation_no_task,IDLE",
    "release_no_task,IDLE",
    "reaching_no_task,IDLE",
    "Rl_no_task,IDLE",
    "NONE,",
    "none,",
    "'',",
    "'  ',"
  })
  void eachNameOfAnActionIsUnderstood(String text, Action expected) throws IOException {
    Annotations annotations =
        read("t_video,current_action_Annotator1", "0," + text, "0.04," + text);
    assertThat(annotations.rows().get(0).opinions()).isEqualTo(opinions(expected));
  }

  @Test
  void quotesWindowsLineEndsBlankLinesAndAByteOrderMarkAreTolerated() throws IOException {
    Path file =
        file(
            "\uFEFF\"t_video\",\"current_action_Annotator1\",\"note\"\r\n"
                + "0, \"Re\",\"a, \"\"b\"\"\"\r\n\r\n\"0.04\",Pi,\r\n\r\n");
    assertThat(AnnotationCsv.read(file).rows())
        .containsExactly(
            new Annotations.Row(0, opinions(Action.REACH)),
            new Annotations.Row(0.04, opinions(Action.PICK)));
    assertThat(CsvTable.read(file).rows().get(0).fields()).endsWith("a, \"b\"");
  }

  @Test
  void anUnknownActionIsRefusedWithItsPlaceAndTheKnownNames() {
    assertThatThrownBy(() -> read("t_video,current_action_Annotator1", "0,Re", "", "0.04,dancing"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            folder.resolve("trial.labels.csv")
                + ": line 4, column current_action_Annotator1: expected one of reaching (Re),"
                + " picking (Pi), placing (Pl), release (Rl), carrying (Ca), fine_manipulation"
                + " (Fm), screwing (Sc), idle (Id), NONE or nothing, found 'dancing'");
  }

  @Test
  void semicolonsAndTabsAreRefusedWithTheRemedy() {
    assertThatThrownBy(() -> read("t_video;current_action_Annotator1", "0;Re"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("line 1: expected columns separated by commas, found semicolons;")
        .hasMessageEndingWith(
            "save the file as CSV with commas between the columns and points" + " in the numbers");
    assertThatThrownBy(() -> read("t_video\tcurrent_action_Annotator1", "0\tRe"))
        .hasMessageContaining("found tabs; save the file as CSV");
  }

  @Test
  void decimalCommasAreRefusedWithTheRemedy() {
    assertThatThrownBy(() -> read("t_video,current_action_Annotator1", "0,0,Re"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("line 2: expected 2 fields, as in the header, found 3; save");
    assertThatThrownBy(() -> read("t_video,current_action_Annotator1", "\"0,04\",Re"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("line 2, column t_video: expected a number, found '0,04'; save");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.04,Re,Re|line 2: expected 2 fields, as in the header, found 3",
        "0.04|line 2: expected 2 fields, as in the header, found 1",
        "soon,Re|line 2, column t_video: expected a number, found 'soon'",
        "NaN,Re|line 2, column t_video: expected a number, found 'NaN'",
        "-0.04,Re|expected a time of 0 seconds or more, found -0.04",
        "0.04,\"Re|line 2: expected a closing quotation mark, found the end of the line",
        "0.04,Re|expected at least two rows of labels, found 1",
      })
  void aBrokenRowIsRefused(String row, String message) {
    assertThatThrownBy(() -> read("t_video,current_action_Annotator1", row))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.04", "0.03"})
  void timesThatDoNotIncreaseAreRefused(String second) {
    assertThatThrownBy(() -> read("t_video,current_action_Annotator1", "0.04,Re", second + ",Re"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(
            "line 3, column t_video: expected a time after 0.04, found " + second);
  }

  @ParameterizedTest
  @CsvSource({"40,milliseconds", "120,milliseconds", "40000,microseconds", "4E7,nanoseconds"})
  void timesThatAreNotSecondsAreRefused(double step, String unit) {
    assertThatThrownBy(
            () -> read("t_video,current_action_Annotator1", "0,Re", step + ",Re", 2 * step + ",Pi"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            folder.resolve("trial.labels.csv")
                + ": column t_video: expected seconds, with rows at most 1 s apart, found steps of "
                + step
                + " (median), which look like "
                + unit
                + "; divide the column so that it is in seconds");
  }

  @Test
  void timesSince1970AreRefused() {
    assertThatThrownBy(
            () ->
                read("timestamps,current_action_Annotator1", "1556000000.0,Re", "1556000000.04,Re"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(
            "column timestamps: expected seconds from the start of the video, found a first row at"
                + " 1.556E9, which looks like the time since 1970; subtract the time at which the"
                + " video starts");
  }

  /** One long pause among short steps is no other unit. */
  @Test
  void gapsAmongRowsAreTolerated() throws IOException {
    assertThat(
            read("t_video,current_action_Annotator1", "3.0,Re", "3.04,Re", "90,Re", "90.04,Pi")
                .rows())
        .hasSize(4);
  }

  /** Whatever the columns of postures hold, they are passed over. */
  @Test
  void posturesArePassedOver() throws IOException {
    Annotations annotations =
        read(
            "frame,t_video,general_posture_Annotator1,detailed_posture_Annotator1,"
                + "current_action_Annotator1,details_Annotator1",
            "0,0,St,St_OH,Ca,OH",
            "1,0.04,kneeling,overhead_work_hands_above_head,carrying,strange");
    assertThat(annotations.annotators()).containsExactly("current_action_Annotator1");
    assertThat(annotations.rows())
        .extracting(Annotations.Row::opinions)
        .containsOnly(opinions(Action.CARRY));
  }

  @Test
  void missingAndDoubleColumnsAreRefused() {
    assertThatThrownBy(() -> read("zeit,current_action_Annotator1", "0,Re"))
        .hasMessageContaining(
            "header: expected a column t_video or timestamps or timestamps_(s), found only zeit,"
                + " current_action_Annotator1");
    assertThatThrownBy(() -> read("t_video,label", "0,Re"))
        .hasMessageContaining("expected a column current_action_Annotator1, found only t_video");
    assertThatThrownBy(
            () -> read("t_video,current_action_Annotator1,current_action_annotator1", "0,Re,Re"))
        .hasMessageContaining("expected each column once, found current_action_annotator1 twice");
  }

  @Test
  void filesThatAreEmptyMissingOrNoTextAreRefused() throws IOException {
    assertThatThrownBy(() -> AnnotationCsv.read(file("\n")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("found an empty file");
    Path binary = folder.resolve("binary.labels.csv");
    Files.write(binary, "t_video\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> AnnotationCsv.read(binary))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("expected text in UTF-8");
    assertThatThrownBy(() -> AnnotationCsv.read(folder.resolve("absent.labels.csv")))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> AnnotationCsv.read(folder))
        .isInstanceOf(InputUnavailableException.class)
        .hasMessageContaining("is a folder, not a file");
  }
}
