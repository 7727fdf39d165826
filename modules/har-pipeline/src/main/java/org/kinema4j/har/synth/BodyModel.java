package org.kinema4j.har.synth;

import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Vector3;

/**
 * The bones of a participant: where the origin of each segment lies in the frame of its parent, in
 * the T-pose with Xsens axes (X forward, Y left, Z up, arms along Y).
 *
 * <p>Lengths of limbs are the fractions of body height of Drillis and Contini as tabulated by
 * Winter: thigh 0.245, shank 0.246, ankle height 0.039, upper arm 0.186, forearm 0.146, hand 0.108.
 * The spine is divided as Xsens does.
 *
 * @deviation shoulders are 0.112 of the body height from the midline (joint centre), not 0.129
 *     (outer edge); pelvis and spine are of one size, people differ in limbs, shoulders, neck and
 *     head. What is rigid in the pelvis would otherwise name the person, and a standardized feature
 *     that is constant for a person outweighs all that move
 * @see <a href="https://doi.org/10.1002/9780470549148">Winter, Biomechanics and Motor Control of
 *     Human Movement, 4th edition, 2009, figure 4.1</a>
 */
@SuppressWarnings("InvalidBlockTag") // the tag deviation is declared to the javadoc tool
final class BodyModel {

  static final int SEGMENTS = Segment.count();

  private static final int[] PARENTS = parents();

  // Pelvis and spine are those of this body height for everybody, see above.
  private static final double TRUNK_STATURE = 1.73;

  private static final double THIGH = 0.245;
  private static final double SHANK = 0.246;
  private static final double ANKLE_HEIGHT = 0.039;
  private static final double ANKLE_TO_BALL = 0.085;
  private static final double ANKLE_TO_HEEL = 0.03;
  private static final double UPPER_ARM = 0.186;
  private static final double FORE_ARM = 0.146;
  private static final double HIP = 0.0555;

  private final Vector3[] offsets = new Vector3[SEGMENTS];
  private final double stature;
  private final double armLength;
  private final double legLength;
  private final double ankleHeight;

  BodyModel(Participant.Size size) {
    stature = size.stature();
    legLength = stature * size.legs();
    armLength = stature * size.arms();
    ankleHeight = ANKLE_HEIGHT * legLength;
    trunk();
    for (Hand hand : Hand.values()) {
      arm(hand, stature * size.breadth());
      leg(hand);
    }
  }

  private static int[] parents() {
    int[] parents = new int[SEGMENTS];
    for (int s = 0; s < SEGMENTS; s++) {
      parents[s] = Segment.at(s).parent().map(Segment::ordinal).orElse(-1);
    }
    return parents;
  }

  private void trunk() {
    put(Segment.PELVIS, 0, 0, 0);
    put(Segment.L5, 0, 0, 0.0705 * TRUNK_STATURE);
    put(Segment.L3, 0, 0, 0.0572 * TRUNK_STATURE);
    put(Segment.T12, 0, 0, 0.0517 * TRUNK_STATURE);
    put(Segment.T8, 0, 0, 0.0517 * TRUNK_STATURE);
    put(Segment.NECK, 0, 0, 0.0737 * stature);
    put(Segment.HEAD, 0, 0, 0.0531 * stature);
  }

  private void arm(Hand hand, double breadth) {
    Limb limb = Limb.of(hand);
    int side = hand.side();
    put(limb.shoulder(), 0, 0.0173 * side * breadth, 0.0413 * stature);
    put(limb.upperArm(), 0, 0.095 * side * breadth, 0);
    put(limb.foreArm(), 0, UPPER_ARM * side * armLength, 0);
    put(limb.hand(), 0, FORE_ARM * side * armLength, 0);
  }

  private void leg(Hand hand) {
    Limb limb = Limb.of(hand);
    put(limb.upperLeg(), 0, HIP * hand.side() * TRUNK_STATURE, 0);
    put(limb.lowerLeg(), 0, 0, -THIGH * legLength);
    put(limb.foot(), 0, 0, -SHANK * legLength);
    put(limb.toe(), ANKLE_TO_BALL * legLength, 0, -ankleHeight);
  }

  private void put(Segment segment, double x, double y, double z) {
    offsets[segment.ordinal()] = new Vector3(x, y, z);
  }

  /** Returns where the origin of a segment lies in the frame of its parent, in metres. */
  Vector3 offset(Segment segment) {
    return offsets[segment.ordinal()];
  }

  /** Returns the distance from a segment's origin to that of its parent, in metres. */
  double length(Segment segment) {
    return offset(segment).norm();
  }

  double stature() {
    return stature;
  }

  double ankleHeight() {
    return ankleHeight;
  }

  /** Returns the height of the hips above the floor with straight legs, in metres. */
  double hipHeight() {
    return (THIGH + SHANK) * legLength + ankleHeight;
  }

  /** Returns how far the heel lies behind the ankle, in metres. */
  double heel() {
    return ANKLE_TO_HEEL * legLength;
  }

  /** Returns half the distance of the feet of a person who stands, in metres. */
  double halfStance() {
    return offset(Segment.LEFT_UPPER_LEG).y();
  }

  /**
   * Forward kinematics: {@code p(child) = p(parent) + R(parent) offset(child)}.
   *
   * @param pelvis position of the pelvis
   * @param orientations orientation of each segment, segment to global
   * @return position of the origin of each segment
   */
  Vector3[] positions(Vector3 pelvis, Quaternion[] orientations) {
    Vector3[] positions = new Vector3[SEGMENTS];
    positions[0] = pelvis;
    for (int s = 1; s < SEGMENTS; s++) {
      int parent = PARENTS[s];
      positions[s] = positions[parent].plus(orientations[parent].rotate(offsets[s]));
    }
    return positions;
  }
}
