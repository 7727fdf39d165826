package org.kinema4j.har.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kinema4j.har.decode.DecoderSpec;
import org.kinema4j.har.decode.SmoothingMethod;
import org.kinema4j.har.decode.Transitions;

class DecodingConfigTest {

  /** Half a second is 30 frames at 60 Hz, made odd, and 25 at 50 Hz, which is. */
  @Test
  void countsFramesAtTheRateOfTheModel() {
    DecodingConfig config = DecodingConfig.DEFAULT.withSmoothing(SmoothingMethod.MEDIAN);

    assertThat(config.at(60))
        .isEqualTo(new DecoderSpec(SmoothingMethod.MEDIAN, 15, 31, 15, 1, Transitions.NONE));
    assertThat(config.at(50).medianFrames()).isEqualTo(25);
    assertThat(DecodingConfig.DEFAULT.at(60).smooths()).isFalse();
  }
}
