package org.kinema4j.har.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.Vector3;

class GaitTest {

  private static final Stance START = new Stance(0, 0, Math.PI / 2);
  private static final Stance GOAL = new Stance(2.4, 0.6, -0.5);

  private final BodyModel body = new BodyModel(new Participant.Size(1.75, 1, 1, 1));
  private final Walk walk =
      new Walk(1, 0.55, new Walk.Way(START, GOAL, 0.5), Hand.RIGHT, new double[] {0.3, 0.3});

  @Test
  void walksFromStartToGoal() {
    Gait gait = new Gait(body, START, List.of(walk));

    assertThat(gait.at(0.5).stance()).isEqualTo(START);
    Stance middle = gait.at((walk.start() + walk.end()) / 2).stance();
    assertThat(middle.x()).isBetween(0.6, 1.8);
    Stance end = gait.at(walk.end() + 1).stance();
    assertThat(end.distanceTo(GOAL)).isLessThan(1e-9);
    assertThat(Stance.turn(end.heading(), GOAL.heading())).isCloseTo(0, within(1e-9));
  }

  @Test
  void feetEndBesideTheBody() {
    Gait gait = new Gait(body, START, List.of(walk));
    for (Hand hand : Hand.values()) {
      Vector3 ankle = gait.foot(hand, walk.end() + 1).ankle();
      Stance beside = GOAL.aside(hand.side() * body.halfStance());
      assertThat(ankle.minus(beside.at(body.ankleHeight())).norm()).isLessThan(1e-9);
    }
  }

  @Test
  void oneFootAlwaysStandsStillOnTheFloor() {
    Gait gait = new Gait(body, START, List.of(walk));
    Vector3[] before = new Vector3[2];
    for (double t = 0; t < walk.end() + 0.5; t += 0.005) {
      double slowest = Double.MAX_VALUE;
      for (Hand hand : Hand.values()) {
        FootTrack.Placement foot = gait.foot(hand, t);
        Vector3 ball = foot.ankle().plus(foot.foot().rotate(body.offset(Limb.of(hand).toe())));
        assertThat(ball.z()).isGreaterThan(-1e-9);
        if (before[hand.ordinal()] != null) {
          slowest = Math.min(slowest, ball.minus(before[hand.ordinal()]).norm() / 0.005);
        }
        before[hand.ordinal()] = ball;
      }
      if (t > 0) {
        // The ball of the foot that has just landed still comes down at up to this speed.
        assertThat(slowest).as("m/s at " + t).isLessThan(0.35);
      }
    }
  }

  @Test
  void theBodyMovesSmoothly() {
    double h = 1e-3;
    for (double step = 0.01; step < walk.steps(); step += 0.01) {
      Vector3 a = walk.stanceAt(step - h).at(walk.rise(step - h));
      Vector3 b = walk.stanceAt(step).at(walk.rise(step));
      Vector3 c = walk.stanceAt(step + h).at(walk.rise(step + h));
      double seconds = h * walk.stepSeconds();
      assertThat(a.plus(c).minus(b.times(2)).norm() / (seconds * seconds)).isLessThan(5);
    }
  }

  @Test
  void armsSwingAgainstLegs() {
    // At the end of the first step the right foot is in front: so is the left arm.
    assertThat(walk.armForward(Hand.RIGHT, 3)).isLessThan(-0.2);
    assertThat(walk.armForward(Hand.LEFT, 3)).isGreaterThan(0.2);
    assertThat(walk.pelvisTurn(3)).isPositive();
    assertThat(walk.foot(2)).isEqualTo(Hand.RIGHT);
  }
}
