package org.kinema4j.har.synth;

import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Vector3;

/** Orientations of the legs: inverse kinematics from the hips to the ankles. */
final class PoseSolver {

  /** Distance of hip and ankle in standing, relative to a straight leg. */
  static final double STANDING = 0.992;

  private static final double LONGEST = 0.9985;
  private static final double SOFTNESS = 0.008;

  private final BodyModel body;

  PoseSolver(BodyModel body) {
    this.body = body;
  }

  /**
   * Fills in the orientations of a leg.
   *
   * @param hand which side
   * @param pelvis position of the pelvis
   * @param foot where the foot is
   * @param pose orientations; that of the pelvis is there already
   */
  void orientLeg(Hand hand, Vector3 pelvis, FootTrack.Placement foot, Quaternion[] pose) {
    Limb limb = Limb.of(hand);
    Vector3 hip = pelvis.plus(pose[0].rotate(body.offset(limb.upperLeg())));
    Vector3 line = foot.ankle().minus(hip);
    double thigh = body.length(limb.lowerLeg());
    double shank = body.length(limb.foot());
    double d = soften(line.norm(), LONGEST * (thigh + shank));
    Vector3 up = Axes.unit(line).times(-1);
    Vector3 forward = Axes.unit(level(pose[0])).plus(Axes.unit(level(foot.toe())));
    Quaternion leg = Axes.frame(up, forward);
    double atHip = Math.acos((thigh * thigh + d * d - shank * shank) / (2 * thigh * d));
    double knee =
        Math.PI - Math.acos((thigh * thigh + shank * shank - d * d) / (2 * thigh * shank));
    Quaternion upper = leg.times(Axes.aboutY(-atHip));
    pose[limb.upperLeg().ordinal()] = upper;
    pose[limb.lowerLeg().ordinal()] = upper.times(Axes.aboutY(knee));
    pose[limb.foot().ordinal()] = foot.foot();
    pose[limb.toe().ordinal()] = foot.toe();
  }

  private static Vector3 level(Quaternion orientation) {
    Vector3 x = orientation.rotate(Axes.X);
    return new Vector3(x.x(), x.y(), 0);
  }

  // A leg that would be overstretched stays just bent; smoothly, lest the knee snaps.
  private static double soften(double length, double longest) {
    return longest - SOFTNESS * Math.log1p(Math.exp((longest - length) / SOFTNESS));
  }
}
