package org.kinema4j.har.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Vector3;

class BodyModelTest {

  private final BodyModel body = new BodyModel(new Participant.Size(1.8, 1, 1, 1));

  @Test
  void limbsHaveWintersProportions() {
    // Winter 2009, figure 4.1, times 1.8 m.
    assertThat(body.length(Segment.RIGHT_LOWER_LEG)).isCloseTo(0.441, within(1e-12));
    assertThat(body.length(Segment.LEFT_FOOT)).isCloseTo(0.4428, within(1e-12));
    assertThat(body.length(Segment.RIGHT_FORE_ARM)).isCloseTo(0.3348, within(1e-12));
    assertThat(body.length(Segment.LEFT_HAND)).isCloseTo(0.2628, within(1e-12));
    assertThat(body.hipHeight()).isCloseTo(0.53 * 1.8, within(1e-12));
  }

  @Test
  void sidesAreMirrored() {
    for (Segment segment : Segment.values()) {
      if (segment.label().startsWith("Right")) {
        Segment twin = Segment.ofLabel(segment.label().replace("Right", "Left")).orElseThrow();
        Vector3 right = body.offset(segment);
        Vector3 mirrored = new Vector3(right.x(), -right.y(), right.z());
        assertThat(body.offset(twin).minus(mirrored).norm()).as(segment.label()).isZero();
      }
    }
  }

  @Test
  void standsOnTheFloorWithItsArmsSidewaysWithoutRotations() {
    Quaternion[] pose = new Quaternion[23];
    Arrays.fill(pose, Quaternion.IDENTITY);

    Vector3[] positions = body.positions(new Vector3(0, 0, body.hipHeight()), pose);

    assertThat(positions[Segment.RIGHT_TOE.ordinal()].z()).isCloseTo(0, within(1e-12));
    assertThat(positions[Segment.LEFT_FOOT.ordinal()].z())
        .isCloseTo(body.ankleHeight(), within(1e-12));
    Vector3 hand = positions[Segment.LEFT_HAND.ordinal()];
    assertThat(hand.z()).isEqualTo(positions[Segment.LEFT_SHOULDER.ordinal()].z());
    assertThat(hand.y()).isGreaterThan(0.7);
    // The top of the head lies 0.105 of the body height above the head's origin; the spine is that
    // of a person of 1.73 m, which takes 2 cm off.
    double head = positions[Segment.HEAD.ordinal()].z();
    assertThat(head + 0.105 * 1.8).isCloseTo(1.78, within(0.02));
  }
}
