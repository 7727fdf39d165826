package org.kinema4j.har.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kinema4j.har.transform.TestClips.aboutX;
import static org.kinema4j.har.transform.TestClips.aboutY;
import static org.kinema4j.har.transform.TestClips.aboutZ;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Vector3;

class HeadingTest {

  private static final double TURN = 2 * Math.PI;

  private static double heading(Quaternion q) {
    return Heading.of(q.w(), q.x(), q.y(), q.z());
  }

  private static double forwardOnly(Quaternion q) {
    Vector3 forward = q.rotate(new Vector3(1, 0, 0));
    return Math.atan2(forward.y(), forward.x());
  }

  private static double difference(double a, double b) {
    return Math.IEEEremainder(a - b, TURN);
  }

  @Test
  void isTheForwardAxisSeenFromAboveWhileTheBodyIsUpright() {
    for (int yaw = -170; yaw <= 180; yaw += 35) {
      for (int pitch = -40; pitch <= 40; pitch += 20) {
        for (int roll = -40; roll <= 40; roll += 20) {
          Quaternion q =
              aboutZ(Math.toRadians(yaw))
                  .times(aboutY(Math.toRadians(pitch)))
                  .times(aboutX(Math.toRadians(roll)));
          assertThat(difference(heading(q), Math.toRadians(yaw))).isCloseTo(0, within(1e-12));
          assertThat(difference(heading(q), forwardOnly(q))).isCloseTo(0, within(1e-12));
        }
      }
    }
  }

  @Test
  void isTheLeftAxisTurnedBackWhereTheForwardAxisIsVertical() {
    for (double yaw : new double[] {-3, -1, 0, 0.5, 2}) {
      assertThat(heading(aboutZ(yaw).times(aboutY(Math.PI / 2)))).isCloseTo(yaw, within(1e-12));
      assertThat(heading(aboutZ(yaw).times(aboutY(-Math.PI / 2)))).isCloseTo(yaw, within(1e-12));
    }
  }

  @Test
  void isTheTwistAboutTheVerticalFromATiltOf75DegreesOn() {
    for (int pitch = 76; pitch < 175; pitch += 7) {
      for (int roll = -20; roll <= 20; roll += 10) {
        Quaternion q =
            aboutZ(0.4).times(aboutY(Math.toRadians(pitch))).times(aboutX(Math.toRadians(roll)));
        assertThat(difference(heading(q), q.heading())).isCloseTo(0, within(1e-9));
      }
    }
  }

  @Test
  void turnsByAsMuchAsTheBodyIsTurnedAboutTheVertical() {
    Random random = new Random(11);
    for (int i = 0; i < 1000; i++) {
      Quaternion q =
          aboutZ(6 * random.nextDouble())
              .times(aboutY(3 * random.nextDouble() - 1.5))
              .times(aboutX(3 * random.nextDouble() - 1.5));
      double turn = 6 * random.nextDouble() - 3;
      assertThat(difference(heading(aboutZ(turn).times(q)), heading(q) + turn))
          .isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void goesOnWithoutAJumpWhenTheBodyBendsBeyondTheHorizontal() {
    double largestStep = 0;
    double largestStepOfForwardAxis = 0;
    Quaternion before = null;
    for (int tenths = 0; tenths <= 1600; tenths++) {
      Quaternion q =
          aboutZ(1).times(aboutY(Math.toRadians(tenths / 10.0))).times(aboutX(Math.toRadians(10)));
      if (before != null) {
        largestStep = Math.max(largestStep, Math.abs(difference(heading(q), heading(before))));
        largestStepOfForwardAxis =
            Math.max(
                largestStepOfForwardAxis,
                Math.abs(difference(forwardOnly(q), forwardOnly(before))));
      }
      before = q;
    }
    // A step is 0.1 degrees of bending; the heading must turn by no more than ten times as much.
    assertThat(largestStep).isLessThan(Math.toRadians(1));
    assertThat(largestStepOfForwardAxis).isGreaterThan(1.5);
  }

  @Test
  void doesNotDependOnSignOrLengthOfTheQuaternion() {
    Quaternion q = aboutZ(0.7).times(aboutY(1.2)).times(aboutX(-0.4));
    double expected = heading(q);
    assertThat(Heading.of(-q.w(), -q.x(), -q.y(), -q.z())).isEqualTo(expected);
    assertThat(Heading.of(3 * q.w(), 3 * q.x(), 3 * q.y(), 3 * q.z()))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void isANumberEvenUpsideDown() {
    assertThat(heading(aboutX(Math.PI))).isFinite();
    assertThat(heading(aboutY(Math.PI))).isFinite();
  }
}
