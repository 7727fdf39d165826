package org.kinema4j.har.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.Vector3;

class ArmReachTest {

  private final Participant person = Participant.of(541, 42, Difficulty.DEFAULT);
  private final BodyModel body = new BodyModel(person.size());
  private final Postures postures = new Postures(person, body);
  private final ArmReach reach = postures.reach();

  @Test
  void bringsTheWristToTheTarget() {
    Controls standing = postures.standing();
    for (Hand hand : Hand.values()) {
      for (double height : new double[] {0.95, 1.1, 1.3, 1.5}) {
        Vector3 target = new Vector3(0.33, hand.side() * 0.15, height);
        Controls solved = reach.solve(hand, standing, target, 0.3);

        // The shoulder follows the arm; its fixed-point iteration leaves less than 2 mm.
        assertThat(reach.wrist(hand, solved).minus(target).norm()).isLessThan(2e-3);
        assertThat(solved.get(Control.RIGHT_ELBOW.of(hand))).isBetween(0.1, 2.6);
      }
    }
  }

  @Test
  void leavesTrunkAndOtherArmAlone() {
    Controls standing = postures.standing();
    Controls solved = reach.solve(Hand.LEFT, standing, new Vector3(0.4, 0.1, 1.1), 0.2);

    assertThat(solved.get(Control.TRUNK_PITCH)).isEqualTo(standing.get(Control.TRUNK_PITCH));
    assertThat(solved.get(Control.RIGHT_ELBOW)).isEqualTo(standing.get(Control.RIGHT_ELBOW));
    assertThat(solved.get(Control.LEFT_ELBOW)).isNotEqualTo(standing.get(Control.LEFT_ELBOW));
  }

  @Test
  void sidesMirrorEachOther() {
    Controls standing = postures.standing();
    Controls right = reach.solve(Hand.RIGHT, standing, new Vector3(0.35, -0.1, 1.2), 0.3);
    Controls left = reach.solve(Hand.LEFT, standing, new Vector3(0.35, 0.1, 1.2), 0.3);

    assertThat(left.get(Control.LEFT_ELBOW))
        .isCloseTo(right.get(Control.RIGHT_ELBOW), within(1e-9));
    assertThat(left.get(Control.LEFT_UPPER_Y))
        .isCloseTo(right.get(Control.RIGHT_UPPER_Y), within(1e-9));
    assertThat(left.get(Control.LEFT_UPPER_X))
        .isCloseTo(-right.get(Control.RIGHT_UPPER_X), within(1e-9));
  }

  @Test
  void anArmThatIsTooShortPointsAtItsTarget() {
    Vector3 far = new Vector3(3, -0.2, 1.3);
    Controls solved = reach.solve(Hand.RIGHT, postures.standing(), far, 0.3);

    assertThat(reach.stretch(Hand.RIGHT, solved, far)).isGreaterThan(1);
    assertThat(reach.wrist(Hand.RIGHT, solved).x()).isGreaterThan(0.4);
  }

  @Test
  void bendsOrCrouchesForLowTargets() {
    List<Hand> both = List.of(Hand.RIGHT, Hand.LEFT);
    Controls high = postures.working(both, new Vector3(0.45, 0, 1.2), 0.15);
    Controls low = postures.working(both, new Vector3(0.45, 0, 0.4), 0.15);

    assertThat(high.get(Control.PELVIS_DROP)).isZero();
    assertThat(low.get(Control.PELVIS_DROP)).isGreaterThan(0.05);
    assertThat(low.get(Control.TRUNK_PITCH)).isGreaterThan(high.get(Control.TRUNK_PITCH) + 0.2);
    assertThat(reach.wrist(Hand.LEFT, low).z()).isCloseTo(0.4, within(0.01));
  }

  @Test
  void shiftedHandsMoveByTheDistanceAsked() {
    List<Hand> both = List.of(Hand.RIGHT, Hand.LEFT);
    Controls before = postures.working(both, new Vector3(0.45, 0, 1.0), 0.15);
    Controls after = postures.shifted(both, before, new Vector3(-0.1, 0, 0.12));

    for (Hand hand : both) {
      Vector3 change = reach.wrist(hand, after).minus(reach.wrist(hand, before));
      assertThat(change.minus(new Vector3(-0.1, 0, 0.12)).norm()).isLessThan(3e-3);
    }
  }
}
