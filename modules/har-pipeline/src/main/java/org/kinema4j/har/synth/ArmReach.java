package org.kinema4j.har.synth;

import java.util.Arrays;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Vector3;

/**
 * Inverse kinematics of an arm: the angles of shoulder and elbow that bring a wrist to a point. Two
 * bones leave one freedom, the swivel about the line from shoulder to wrist; it is chosen so that
 * the elbow points down and somewhat outwards.
 */
final class ArmReach {

  private static final double LONGEST = 0.975;
  private static final double SHORTEST = 0.3;
  private static final int ROUNDS = 4;

  private final BodyModel body;

  ArmReach(BodyModel body) {
    this.body = body;
  }

  /** Returns the height of the pelvis above the floor in a posture. */
  double pelvisHeight(Controls posture) {
    return standingHeight() - posture.get(Control.PELVIS_DROP);
  }

  /** Returns the height of the pelvis of a person who stands with knees not quite straight. */
  double standingHeight() {
    return body.ankleHeight() + (body.hipHeight() - body.ankleHeight()) * PoseSolver.STANDING;
  }

  /** Tells how far a target is, in lengths of the arm; above 1 it is out of reach. */
  double stretch(Hand hand, Controls posture, Vector3 wrist) {
    return wrist.minus(shoulder(hand, posture)).norm() / (upper(hand) + fore(hand));
  }

  /**
   * Moves an arm so that its wrist comes as near to a target as the arm is long.
   *
   * @param hand which arm
   * @param posture trunk, and everything that is left as it is
   * @param wrist target of the wrist in the heading frame
   * @param elbowOut angle of the elbow outwards from straight below
   * @return the posture with new shoulder and elbow angles
   */
  Controls solve(Hand hand, Controls posture, Vector3 wrist, double elbowOut) {
    Controls solved = posture;
    // The shoulder moves with the upper arm, a little; a few rounds settle that.
    for (int i = 0; i < ROUNDS; i++) {
      solved = solveOnce(hand, solved, wrist, elbowOut);
    }
    return solved;
  }

  private Controls solveOnce(Hand hand, Controls posture, Vector3 wrist, double elbowOut) {
    double a = upper(hand);
    double b = fore(hand);
    Quaternion blade = pose(posture)[Limb.of(hand).shoulder().ordinal()];
    Vector3 line = wrist.minus(shoulder(hand, posture));
    double d = Math.max(SHORTEST * (a + b), Math.min(LONGEST * (a + b), line.norm()));
    Vector3 direction = Axes.unit(line);
    Vector3 pole =
        new Vector3(0, hand.side() * Math.sin(elbowOut), -Math.cos(elbowOut))
            .plus(Axes.X.times(-0.35));
    Vector3 outwards = Axes.unit(Axes.across(pole, direction));
    double atShoulder = Math.acos((a * a + d * d - b * b) / (2 * a * d));
    double elbow = Math.PI - Math.acos((a * a + b * b - d * d) / (2 * a * b));
    Vector3 bone = direction.times(Math.cos(atShoulder)).plus(outwards.times(Math.sin(atShoulder)));
    Vector3 forearm = direction.times(d).minus(bone.times(a)).times(1 / b);
    // Seen from a hanging arm: Z runs against the bone, X is where the elbow bends to.
    Quaternion lifted = Axes.frame(bone.times(-1), forearm);
    Vector3 lift = blade.conjugate().times(lifted).toRotationVector();
    return posture
        .with(Control.RIGHT_UPPER_X.of(hand), lift.x())
        .with(Control.RIGHT_UPPER_Y.of(hand), lift.y())
        .with(Control.RIGHT_UPPER_Z.of(hand), lift.z())
        .with(Control.RIGHT_ELBOW.of(hand), elbow);
  }

  /** Returns where the wrist is in the heading frame. */
  Vector3 wrist(Hand hand, Controls posture) {
    return positions(posture)[Limb.of(hand).hand().ordinal()];
  }

  private Vector3 shoulder(Hand hand, Controls posture) {
    return positions(posture)[Limb.of(hand).upperArm().ordinal()];
  }

  private Vector3[] positions(Controls posture) {
    Vector3 pelvis =
        new Vector3(
            posture.get(Control.PELVIS_FORWARD),
            posture.get(Control.PELVIS_SIDE),
            pelvisHeight(posture));
    return body.positions(pelvis, pose(posture));
  }

  private static Quaternion[] pose(Controls posture) {
    Quaternion[] pose = new Quaternion[BodyModel.SEGMENTS];
    Arrays.fill(pose, Quaternion.IDENTITY);
    UpperBody.orient(Axes.aboutY(posture.get(Control.PELVIS_PITCH)), posture, pose);
    return pose;
  }

  private double upper(Hand hand) {
    return body.length(Limb.of(hand).foreArm());
  }

  private double fore(Hand hand) {
    return body.length(Limb.of(hand).hand());
  }
}
