package org.kinema4j.har.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.FrameSpan;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;

class ChannelSelectorTest {

  /** Two frames; each number tells frame and column. */
  private static final MotionClip CLIP =
      new MotionClip(
              "r",
              "S1",
              120,
              List.of(
                  signal("arm", new float[] {0, 1, 2, 10, 11, 12}, "acc_x", "acc_y", "gyro.x"),
                  signal("leg", new float[] {3, 13}, "acc_z")))
          .withMissing(List.of(new FrameSpan(1, 2)));

  private static Signal signal(String name, float[] values, String... channels) {
    return new Signal(
        name, Arrays.stream(channels).map(channel -> new Channel(channel, "g")).toList(), values);
  }

  private static Signal select(String... names) {
    MotionClip result = new ChannelSelector(List.of(names)).apply(CLIP);
    assertThat(result.signals()).hasSize(1);
    assertThat(result.missing()).isEqualTo(CLIP.missing());
    return result.signal(FeatureExtractor.SIGNAL);
  }

  @Test
  void takesEveryChannelIfNoneIsNamed() {
    assertThat(select().values()).containsExactly(0, 1, 2, 3, 10, 11, 12, 13);
  }

  @Test
  void takesChannelsInTheOrderOfTheNames() {
    Signal features = select("acc_z", "acc_x");

    assertThat(features.channels())
        .containsExactly(new Channel("acc_z", "g"), new Channel("acc_x", "g"));
    assertThat(features.values()).containsExactly(3, 0, 13, 10);
  }

  @Test
  void aStarStandsForAnyTextAndNothingElseDoes() {
    assertThat(select("acc_*").values()).containsExactly(0, 1, 3, 10, 11, 13);
    assertThat(select("*x").values()).containsExactly(0, 2, 10, 12);
    assertThat(select("gyro.x", "*").values()).containsExactly(2, 0, 1, 3, 12, 10, 11, 13);
    assertThatThrownBy(() -> select("acc.x")).isInstanceOf(BadDataException.class);
  }

  @Test
  void anExclamationMarkTakesChannelsAway() {
    assertThat(select("!acc_*").values()).containsExactly(2, 12);
    assertThat(select("acc_*", "!acc_y").values()).containsExactly(0, 3, 10, 13);
    assertThat(select("acc_*", "!acc_y", "acc_y").values()).containsExactly(0, 3, 1, 10, 13, 11);
    assertThatThrownBy(() -> select("acc_x", "!*"))
        .isInstanceOf(BadDataException.class)
        .hasMessage("r: expected at least one channel, found none left by acc_x, !*");
    assertThatThrownBy(() -> select("!mag_*")).hasMessageContaining("the channel !mag_*, found");
  }

  @Test
  void namesWhatIsThere() {
    assertThatThrownBy(() -> select("acc_x", "mag_*"))
        .isInstanceOf(BadDataException.class)
        .hasMessage("r: expected the channel mag_*, found only acc_x, acc_y, gyro.x, acc_z");
  }

  @Test
  void describesItself() {
    assertThat(new ChannelSelector(List.of()).description()).isEqualTo("takes every channel");
    assertThat(new ChannelSelector(List.of("a", "b*")).description()).isEqualTo("takes a, b*");
  }

  @Test
  void aNameOfTheDataIsMeantAsItIs() {
    MotionClip clip =
        new MotionClip("r", "S", 1, List.of(signal("s", new float[] {0, 1, 2}, "!a", "b*", "bc")));

    MotionClip result = new ChannelSelector(List.of("!a", "b*")).apply(clip);

    assertThat(result.signal(FeatureExtractor.SIGNAL).values()).containsExactly(0, 1);
  }
}
