package org.kinema4j.har.io.andy.authors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.transform.FeatureExtractor;

class AuthorsFeatureCsvTest {

  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    return Files.writeString(
        folder.resolve("Participant_909_Setup_A_Seq_1_Trial_2.csv"), String.join("\n", lines));
  }

  @ParameterizedTest
  @ValueSource(strings = {"timestamp", "timestamps", "timestamps_(s)"})
  void indexTimeAndFeaturesAreRead(String time) throws IOException {
    MotionClip clip =
        AuthorsFeatureCsv.read(
            file(
                "," + time + ",position_LeftForeArm_z,velocityNorm,gloveForces",
                "0,3.0,1.25,0.5,7",
                "1,3.125,1.5,0.25,8",
                "2,3.25,1.75,0,9"));
    Signal features = clip.signal(FeatureExtractor.SIGNAL);
    assertThat(clip.name()).isEqualTo("Participant_909_Setup_A_Seq_1_Trial_2");
    assertThat(clip.subject()).isEqualTo("909");
    assertThat(clip.frameRateHz()).isEqualTo(8);
    assertThat(features.channels())
        .containsExactly(
            new Channel("position_LeftForeArm_z", "m"),
            new Channel("velocityNorm", "m/s"),
            new Channel("gloveForces", "1"));
    assertThat(features.values()).containsExactly(1.25f, 0.5f, 7, 1.5f, 0.25f, 8, 1.75f, 0, 9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",zeit,a|0,0,1|header: expected an index, timestamp, and features, found , zeit, a",
        ",timestamp|0,0|header: expected an index, timestamp, and features, found , timestamp",
        ",timestamp,a,a|0,0,1,1|header: expected each column once, found a twice",
        ",timestamp,a|0,0,1|expected at least two rows, found 1",
        ",timestamp,a|0,0,1;1,0.125,nan|line 3, column a: expected a number, found 'nan'",
        ",timestamp,a|0,0,1;1,0,1|line 2, column timestamp: expected rows evenly spaced",
        ",timestamp,a|0,0,1;1,1,1;2,2,1;3,9,1|line 5, column timestamp: expected rows evenly"
            + " spaced in time, every 1.0 s, found 9.0",
      })
  void otherTablesAreRefused(String header, String rows, String message) {
    assertThatThrownBy(() -> AuthorsFeatureCsv.read(file(header, rows.replace(';', '\n'))))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(message);
  }
}
