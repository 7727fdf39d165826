package org.kinema4j.har.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ControlTrackTest {

  private static final double RATE = 100;

  @Test
  void minimumJerkRunsFromRestToRest() {
    assertThat(MinimumJerk.at(-1)).isZero();
    assertThat(MinimumJerk.at(0.5)).isEqualTo(0.5);
    assertThat(MinimumJerk.at(2)).isEqualTo(1);
    // Peak speed of the quintic is 15/8 of the mean speed.
    assertThat((MinimumJerk.at(0.501) - MinimumJerk.at(0.499)) / 0.002)
        .isCloseTo(1.875, within(1e-4));
    assertThat(MinimumJerk.at(0.001) / 0.001).isLessThan(1e-4);
  }

  @Test
  void pulseAndPlateauRiseAndFall() {
    assertThat(MinimumJerk.pulse(0, 0, 1, 3)).isZero();
    assertThat(MinimumJerk.pulse(1, 0, 1, 3)).isEqualTo(1);
    assertThat(MinimumJerk.pulse(2, 0, 1, 3)).isEqualTo(0.5);
    assertThat(MinimumJerk.plateau(5, 0, 10, 1)).isEqualTo(1);
    assertThat(MinimumJerk.plateau(10, 0, 10, 1)).isZero();
  }

  @Test
  void movesToTheTargetAndStaysThere() {
    ControlTrack track = new ControlTrack(300, RATE, 0, Controls.UPRIGHT);
    track.moveTo(Controls.UPRIGHT.with(Control.TRUNK_PITCH, 0.8), 1, 1);

    assertThat(track.at(100).get(Control.TRUNK_PITCH)).isZero();
    assertThat(track.at(150).get(Control.TRUNK_PITCH)).isCloseTo(0.4, within(1e-12));
    assertThat(track.at(200).get(Control.TRUNK_PITCH)).isEqualTo(0.8);
    assertThat(track.at(299).get(Control.TRUNK_PITCH)).isEqualTo(0.8);
    assertThat(track.at(150).get(Control.TRUNK_YAW)).isZero();
  }

  @Test
  void overlappingMovementsAddUpAndEndAtTheLastTarget() {
    ControlTrack track = new ControlTrack(300, RATE, 0, Controls.UPRIGHT);
    track.moveTo(Controls.UPRIGHT.with(Control.HEAD_YAW, 1), 0.5, 1);
    track.moveTo(Controls.UPRIGHT.with(Control.HEAD_YAW, 0.2), 1, 1);

    // Half of the first movement is done after 1 s; after 1.25 s a quarter of the second.
    double first = MinimumJerk.at(0.75);
    double second = -0.8 * MinimumJerk.at(0.25);
    assertThat(track.at(125).get(Control.HEAD_YAW)).isCloseTo(first + second, within(1e-12));
    assertThat(track.at(299).get(Control.HEAD_YAW)).isCloseTo(0.2, within(1e-12));
    assertThat(track.target().get(Control.HEAD_YAW)).isEqualTo(0.2);
  }

  @Test
  void rhythmStaysWithinItsTimeAndAmplitude() {
    ControlTrack track = new ControlTrack(300, RATE, 0, Controls.UPRIGHT);
    track.addRhythm(Control.RIGHT_PRONATION, new Rhythm(0.5, 2.5, 0.6, 2, 0, 0.5));

    double highest = 0;
    for (int f = 0; f < 300; f++) {
      double value = Math.abs(track.at(f).get(Control.RIGHT_PRONATION));
      highest = Math.max(highest, value);
      if (f <= 50 || f >= 250) {
        assertThat(value).isZero();
      }
    }
    assertThat(highest).isBetween(0.55, 0.6);
  }

  @Test
  void skewedRhythmReturnsQuickly() {
    Rhythm rhythm = new Rhythm(0, 100, 1, 1, 0, 0.6);
    double forth = 0;
    double back = 0;
    for (int i = 0; i < 1000; i++) {
      double change = rhythm.at(50 + (i + 1) / 1000.0) - rhythm.at(50 + i / 1000.0);
      forth = Math.max(forth, change);
      back = Math.max(back, -change);
    }
    assertThat(Math.max(forth, back) / Math.min(forth, back)).isGreaterThan(1.5);
  }

  @Test
  void controlsOfArmsHaveTwins() {
    assertThat(Control.RIGHT_ELBOW.of(Hand.LEFT)).isEqualTo(Control.LEFT_ELBOW);
    assertThat(Control.RIGHT_ELBOW.of(Hand.RIGHT)).isEqualTo(Control.RIGHT_ELBOW);
    assertThat(Control.LEFT_DEVIATION.of(Hand.RIGHT)).isEqualTo(Control.RIGHT_DEVIATION);
    assertThatThrownBy(() -> Control.TRUNK_YAW.of(Hand.LEFT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TRUNK_YAW");
  }
}
