package org.kinema4j.har.synth;

import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Vector3;

/**
 * Orientations of trunk, head and arms for a posture.
 *
 * <p>The spine between pelvis and T8 is bent by fixed shares, in which real recordings have it. The
 * shoulder blade follows the upper arm, a part of its elevation, as the scapulohumeral rhythm does.
 *
 * @see <a href="https://doi.org/10.2106/00004623-194426010-00001">Inman, Saunders and Abbott,
 *     Observations on the function of the shoulder joint, 1944</a>
 */
final class UpperBody {

  private static final Segment[] SPINE = {Segment.L5, Segment.L3, Segment.T12};
  // Angle of jL5S1 : jL4L3 : jL1T12 : jT9T8 = 2.25 : 1 : 1 : 0.75 in recordings of MVN, summed up.
  private static final double[] SPINE_SHARES = {2.25 / 5, 3.25 / 5, 4.25 / 5};
  private static final double NECK_SHARE = 0.5;
  private static final double BLADE_ELEVATION = 0.2;

  private UpperBody() {}

  /** Fills in the orientations of everything above the legs, in the frame of the pelvis' parent. */
  static void orient(Quaternion pelvis, Controls controls, Quaternion[] pose) {
    pose[Segment.PELVIS.ordinal()] = pelvis;
    Quaternion chest = pelvis.times(chestInPelvis(controls));
    pose[Segment.T8.ordinal()] = chest;
    pose[Segment.HEAD.ordinal()] =
        chest
            .times(Axes.aboutZ(controls.get(Control.HEAD_YAW)))
            .times(Axes.aboutY(controls.get(Control.HEAD_PITCH)));
    fillSpine(pose);
    for (Hand hand : Hand.values()) {
      orientArm(hand, chest, controls, pose);
    }
  }

  /** Fills in the segments of the spine and the neck, which lie between others. */
  static void fillSpine(Quaternion[] pose) {
    Quaternion pelvis = pose[Segment.PELVIS.ordinal()];
    Quaternion chest = pose[Segment.T8.ordinal()];
    for (int i = 0; i < SPINE.length; i++) {
      pose[SPINE[i].ordinal()] = pelvis.slerp(chest, SPINE_SHARES[i]);
    }
    pose[Segment.NECK.ordinal()] = chest.slerp(pose[Segment.HEAD.ordinal()], NECK_SHARE);
  }

  private static Quaternion chestInPelvis(Controls controls) {
    return Axes.aboutZ(controls.get(Control.TRUNK_YAW))
        .times(Axes.aboutY(controls.get(Control.TRUNK_PITCH)))
        .times(Axes.aboutX(controls.get(Control.TRUNK_ROLL)));
  }

  private static void orientArm(Hand hand, Quaternion chest, Controls controls, Quaternion[] pose) {
    Limb limb = Limb.of(hand);
    int side = hand.side();
    Vector3 lift =
        new Vector3(
            controls.get(Control.RIGHT_UPPER_X.of(hand)),
            controls.get(Control.RIGHT_UPPER_Y.of(hand)),
            controls.get(Control.RIGHT_UPPER_Z.of(hand)));
    Quaternion blade = chest.times(bladeInChest(hand, lift));
    Quaternion upper = blade.times(Quaternion.fromRotationVector(lift)).times(hanging(hand));
    Quaternion fore =
        upper
            .times(Axes.aboutZ(-side * controls.get(Control.RIGHT_ELBOW.of(hand))))
            .times(Axes.aboutY(controls.get(Control.RIGHT_PRONATION.of(hand))));
    pose[limb.shoulder().ordinal()] = blade;
    pose[limb.upperArm().ordinal()] = upper;
    pose[limb.foreArm().ordinal()] = fore;
    pose[limb.hand().ordinal()] =
        fore.times(Axes.aboutX(-side * controls.get(Control.RIGHT_WRIST.of(hand))))
            .times(Axes.aboutZ(-side * controls.get(Control.RIGHT_DEVIATION.of(hand))));
  }

  /** Returns the rotation of the upper arm from the T-pose, along Y, to hanging, along -Z. */
  static Quaternion hanging(Hand hand) {
    return Axes.aboutX(-hand.side() * Math.PI / 2);
  }

  /** Returns the orientation of the shoulder blade for a rotation vector of the upper arm. */
  static Quaternion bladeInChest(Hand hand, Vector3 lift) {
    return Axes.aboutX(hand.side() * BLADE_ELEVATION * (1 - Math.cos(lift.norm())));
  }
}
