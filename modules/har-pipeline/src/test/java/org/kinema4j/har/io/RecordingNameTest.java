package org.kinema4j.har.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingNameTest {

  @ParameterizedTest
  @CsvSource({
    "Participant_541_Setup_A_Seq_3_Trial_1.xsens.mvnx, Participant_541_Setup_A_Seq_3_Trial_1, 541",
    "Participant_9875_Setup_B_Seq_1_Trial_5.xsens.mvnx.gz,"
        + " Participant_9875_Setup_B_Seq_1_Trial_5, 9875",
    "anna_walk.MVNX, anna_walk, anna",
    "kicking-003.mvnx, kicking-003, kicking-003",
    "p2_walk.CSV, p2_walk, p2",
    "p2_walk.csv.gz, p2_walk, p2",
    "_x.mvnx, _x, _x",
    ".mvnx, .mvnx, .mvnx"
  })
  void readsNameAndSubject(String file, String name, String subject) {
    assertThat(RecordingName.of(Path.of("Participant_1", file)))
        .isEqualTo(new RecordingName(name, subject));
  }

  @Test
  void takesTheRuleOfTheUser() {
    Path file = Path.of("p07-walk_2.mvnx");
    assertThat(RecordingName.of(file, Pattern.compile("p(\\d+)")).subject()).isEqualTo("07");
    assertThat(RecordingName.of(file, Pattern.compile("p\\d+")).subject()).isEqualTo("p07");
    assertThat(RecordingName.of(file, Pattern.compile("q(\\d+)")).subject()).isEqualTo("p07-walk");
    assertThat(RecordingName.of(file, Pattern.compile("(x)?p")).subject()).isEqualTo("p07-walk");
  }

  @Test
  void aPatternIsSoughtInFoldersToo() {
    Path root = Path.of("data");
    Pattern pattern = Pattern.compile("S(\\d+)/");

    assertThat(RecordingName.of(root, Path.of("data/S07/walk_1.csv"), pattern))
        .isEqualTo(new RecordingName("walk_1", "07"));
    assertThat(RecordingName.of(root, Path.of("data/other/walk_1.csv"), pattern))
        .isEqualTo(new RecordingName("walk_1", "walk"));
  }
}
