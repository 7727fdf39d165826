package org.kinema4j.har.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kinema4j.har.decode.DecoderSpec;
import org.kinema4j.har.decode.SmoothingMethod;
import org.kinema4j.har.decode.Transitions;

class DecodingConfigTest {

  /** 0.75 s are 45 frames at 60 Hz, which is odd, and 38 at 50 Hz, made odd. */
  @Test
  void countsFramesAtTheRateOfTheModel() {
    DecodingConfig config = DecodingConfig.DEFAULT.withSmoothing(SmoothingMethod.MEDIAN);

    assertThat(config.at(60))
        .isEqualTo(new DecoderSpec(SmoothingMethod.MEDIAN, 30, 45, 15, 1, Transitions.NONE));
    assertThat(config.at(50).medianFrames()).isEqualTo(39);
    assertThat(DecodingConfig.DEFAULT.at(60).smooths()).isFalse();
  }
}
