package org.kinema4j.har.io.andy.authors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.Joint;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.transform.FeatureExtractor;

class AuthorsFeaturesTest {

  private static final int FRAMES = 4;

  private static Signal signal(XsensSignal kind, List<String> items) {
    Random random = new Random(kind.ordinal());
    List<Channel> channels = kind.channels(items);
    float[] values = new float[FRAMES * channels.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Signal(kind.tag(), channels, values);
  }

  private static MotionClip clip() {
    List<Signal> signals = new ArrayList<>();
    for (XsensSignal kind : AuthorsFeatures.all().requiredSignals()) {
      signals.add(
          signal(
              kind,
              switch (kind.items()) {
                case SEGMENTS -> Segment.labels();
                case JOINTS -> Joint.labels();
                default -> List.of("centerOfMass");
              }));
    }
    return new MotionClip("walk", "541", 240, signals);
  }

  /** Names that occur in the authors' configurations and results, and where their values are. */
  @Test
  void theAuthorsNamesAreUnderstood() {
    MotionClip clip = clip();
    List<String> names =
        List.of(
            "position_LeftForeArm_z",
            "orientation_RightShoulder_q1",
            "velocity_Pelvis_z",
            "angularAcceleration_Pelvis_y",
            "jointAngle_jRightHip_z",
            "jointAngle_jLeftT4Shoulder_y",
            "comPos_centerOfMass_z");
    MotionClip features = new AuthorsFeatures(names).apply(clip);
    Signal signal = features.signal(FeatureExtractor.SIGNAL);
    assertThat(features.signals()).hasSize(1);
    assertThat(signal.channels()).extracting(Channel::name).isEqualTo(names);
    assertThat(signal.channels())
        .extracting(Channel::unit)
        .containsExactly("m", "1", "m/s", "rad/s^2", "deg", "deg", "m");
    for (int f = 0; f < FRAMES; f++) {
      assertThat(signal.value(f, 0))
          .isEqualTo(clip.signal("position").value(f, 3 * Segment.LEFT_FORE_ARM.ordinal() + 2));
      assertThat(signal.value(f, 1))
          .isEqualTo(clip.signal("orientation").value(f, 4 * Segment.RIGHT_SHOULDER.ordinal() + 1));
      assertThat(signal.value(f, 2)).isEqualTo(clip.signal("velocity").value(f, 2));
      assertThat(signal.value(f, 3)).isEqualTo(clip.signal("angularAcceleration").value(f, 1));
      assertThat(signal.value(f, 4))
          .isEqualTo(clip.signal("jointAngle").value(f, 3 * Joint.RIGHT_HIP.ordinal() + 2));
      assertThat(signal.value(f, 5))
          .isEqualTo(clip.signal("jointAngle").value(f, 3 * Joint.LEFT_T4_SHOULDER.ordinal() + 1));
      assertThat(signal.value(f, 6)).isEqualTo(clip.signal("centerOfMass").value(f, 2));
    }
  }

  @Test
  void normsAreThoseOfAllSegmentsAndOfOne() {
    MotionClip clip = clip();
    Signal velocity = clip.signal("velocity");
    Signal norms =
        new AuthorsFeatures(List.of("velocityNorm", "velocity_RightHandNorm"))
            .apply(clip)
            .signal(FeatureExtractor.SIGNAL);
    int hand = 3 * Segment.RIGHT_HAND.ordinal();
    for (int f = 0; f < FRAMES; f++) {
      double all = 0;
      for (int c = 0; c < 69; c++) {
        all += Math.pow(velocity.value(f, c), 2);
      }
      double one =
          Math.pow(velocity.value(f, hand), 2)
              + Math.pow(velocity.value(f, hand + 1), 2)
              + Math.pow(velocity.value(f, hand + 2), 2);
      assertThat((double) norms.value(f, 0)).isCloseTo(Math.sqrt(all), within(1e-6));
      assertThat((double) norms.value(f, 1)).isCloseTo(Math.sqrt(one), within(1e-6));
    }
    assertThat(norms.channels()).extracting(Channel::unit).containsOnly("m/s");
  }

  @Test
  void allFeaturesCanBeMade() {
    AuthorsFeatures all = AuthorsFeatures.all();
    assertThat(all.names()).hasSize(596).doesNotHaveDuplicates();
    assertThat(all.names()).containsAll(AuthorsFeatures.CURRENT_ACTION.names());
    MotionClip features = all.apply(clip());
    assertThat(features.signal(FeatureExtractor.SIGNAL).width()).isEqualTo(596);
    assertThat(all.description()).contains("596");
    assertThat(AuthorsFeatures.CURRENT_ACTION.requiredSignals())
        .containsExactly(XsensSignal.POSITION, XsensSignal.VELOCITY, XsensSignal.CENTER_OF_MASS);
    assertThat(AuthorsFeatures.ofSignals(EnumSet.of(XsensSignal.VELOCITY)).names())
        .hasSize(69 + 24)
        .contains("velocityNorm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"walking", "speed_Pelvis_x", "jointAngle_jL5S1_Norm", "position"})
  void otherNamesAreRefused(String name) {
    assertThatThrownBy(() -> new AuthorsFeatures(List.of(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("names must be velocityNorm, or <signal>_<item>_<part>")
        .hasMessageEndingWith("received " + name);
  }

  @Test
  void noneTwiceAndUnknownItemsAreRefused() {
    assertThatThrownBy(() -> new AuthorsFeatures(List.of()))
        .hasMessage("names must hold at least one feature");
    assertThatThrownBy(() -> new AuthorsFeatures(List.of("velocityNorm", "velocityNorm")))
        .hasMessage("names must hold each feature once, received velocityNorm");
    assertThatThrownBy(() -> AuthorsFeatures.ofSignals(EnumSet.of(XsensSignal.FOOT_CONTACTS)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("received footContacts");
    MotionClip clip = clip();
    assertThatThrownBy(() -> new AuthorsFeatures(List.of("position_Tail_x")).apply(clip))
        .isInstanceOf(BadDataException.class)
        .hasMessage("walk: expected a channel for the feature position_Tail_x, found 69 others");
    assertThatThrownBy(() -> new AuthorsFeatures(List.of("comVel_centerOfMass_x")).apply(clip))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("the signal centerOfMassVelocity");
  }
}
