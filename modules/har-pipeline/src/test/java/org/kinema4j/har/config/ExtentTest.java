package org.kinema4j.har.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.window.WindowSpec;

class ExtentTest {

  @ParameterizedTest
  @CsvSource({
    "240, 240, 240",
    "1 s, 120, 120",
    "0.25s, 240, 60",
    "250 ms, 100, 25",
    "1 s, 59.94, 60",
    "3 frames, 50, 3",
    "2 seconds, 50, 100",
    "1 ms, 50, 1"
  })
  void countsFrames(String text, double rateHz, int frames) {
    assertThat(Extent.parse(text).framesAt(rateHz)).isEqualTo(frames);
  }

  @ParameterizedTest
  @ValueSource(strings = {"240", "1 s", "0.125 s"})
  void isWrittenAsItIsRead(String text) {
    assertThat(Extent.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "-1", "1 m", "1,5 s", "0", "0 s", "1e3", "2.5", "99999999999"})
  void refusesWhatIsNoLength(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Extent.parse(text));
  }

  @Test
  void framesAndSecondsAreComparedOnceTheRateIsKnown() {
    WindowConfig config = new WindowConfig(Extent.seconds(0.5), Extent.frames(60), 0.6);

    assertThat(config.at(120)).isEqualTo(new WindowSpec(60, 60, 0.6));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config.at(100))
        .withMessage(
            "window.stride must be at most window.length = 0.5 s, so that every frame is"
                + " recognised, received 60");
  }

  @Test
  void defaultsAreTheCaseStudyAtItsRate() {
    assertThat(WindowConfig.DEFAULT.at(240)).isEqualTo(new WindowSpec(240, 60, 0.6));
  }
}
