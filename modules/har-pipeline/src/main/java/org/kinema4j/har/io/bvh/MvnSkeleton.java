package org.kinema4j.har.io.bvh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Vector3;

/**
 * What Xsens' MVN writes into BVH: a joint for each of the 23 segments of MVNX, under other names,
 * standing in the T-pose while all angles are zero.
 *
 * <p>A joint lies where its segment begins, and its frame is that of the segment in MVNX version 4.
 * The frames handed on are the anatomical ones, of which {@link
 * org.kinema4j.har.motion.JointAngles} speaks: those of upper arm, forearm and hand are turned as
 * the poses {@code tpose} and {@code tpose-isb} of MVNX have it.
 */
final class MvnSkeleton {

  private static final Map<String, Segment> SEGMENTS =
      Map.ofEntries(
          Map.entry("Hips", Segment.PELVIS),
          Map.entry("Chest", Segment.L5),
          Map.entry("Chest2", Segment.L3),
          Map.entry("Chest3", Segment.T12),
          Map.entry("Chest4", Segment.T8),
          Map.entry("Neck", Segment.NECK),
          Map.entry("Head", Segment.HEAD),
          Map.entry("RightCollar", Segment.RIGHT_SHOULDER),
          Map.entry("RightShoulder", Segment.RIGHT_UPPER_ARM),
          Map.entry("RightElbow", Segment.RIGHT_FORE_ARM),
          Map.entry("RightWrist", Segment.RIGHT_HAND),
          Map.entry("LeftCollar", Segment.LEFT_SHOULDER),
          Map.entry("LeftShoulder", Segment.LEFT_UPPER_ARM),
          Map.entry("LeftElbow", Segment.LEFT_FORE_ARM),
          Map.entry("LeftWrist", Segment.LEFT_HAND),
          Map.entry("RightHip", Segment.RIGHT_UPPER_LEG),
          Map.entry("RightKnee", Segment.RIGHT_LOWER_LEG),
          Map.entry("RightAnkle", Segment.RIGHT_FOOT),
          Map.entry("RightToe", Segment.RIGHT_TOE),
          Map.entry("LeftHip", Segment.LEFT_UPPER_LEG),
          Map.entry("LeftKnee", Segment.LEFT_LOWER_LEG),
          Map.entry("LeftAnkle", Segment.LEFT_FOOT),
          Map.entry("LeftToe", Segment.LEFT_TOE));

  private static final Vector3 FORWARD = new Vector3(1, 0, 0);
  private static final Vector3 UP = new Vector3(0, 0, 1);

  private MvnSkeleton() {}

  /**
   * Names the joints as MVNX names its segments.
   *
   * @param joints the names of a file
   * @return the names in the same order; unchanged unless all 23 joints of MVN are there
   */
  static List<String> names(List<String> joints) {
    if (!joints.containsAll(SEGMENTS.keySet())) {
      return joints;
    }
    List<String> names = new ArrayList<>();
    for (String joint : joints) {
      Segment segment = SEGMENTS.get(joint);
      names.add(segment == null ? joint : segment.label());
    }
    Set<String> different = new HashSet<>(names);
    return different.size() == names.size() ? names : joints;
  }

  /**
   * Returns for each joint the rotation from its anatomical frame into the frame of the file.
   *
   * @param skeleton the hierarchy of a file
   * @param names of its joints, after {@link #names}
   * @return one rotation a joint; none but the identity unless all 23 segments are there
   */
  static List<Quaternion> anatomicalTurns(BvhSkeleton skeleton, List<String> names) {
    List<Quaternion> turns =
        new ArrayList<>(Collections.nCopies(names.size(), Quaternion.IDENTITY));
    if (names.containsAll(Segment.labels())) {
      // A right arm is raised sideways by -90 degrees about the forward axis, a left one by 90.
      turnArm(skeleton, names, turns, "Right", -Math.PI / 2);
      turnArm(skeleton, names, turns, "Left", Math.PI / 2);
    }
    return turns;
  }

  private static void turnArm(
      BvhSkeleton skeleton, List<String> names, List<Quaternion> turns, String side, double angle) {
    Vector3 toElbow = skeleton.joints().get(names.indexOf(side + "ForeArm")).offset();
    boolean sideways = Math.abs(toElbow.x()) > Math.abs(toElbow.y());
    Quaternion hanging = sideways ? Quaternion.fromAxisAngle(FORWARD, angle) : Quaternion.IDENTITY;
    Quaternion palmForward = hanging.times(Quaternion.fromAxisAngle(UP, -angle));
    turns.set(names.indexOf(side + "UpperArm"), hanging);
    turns.set(names.indexOf(side + "ForeArm"), palmForward);
    turns.set(names.indexOf(side + "Hand"), palmForward);
  }
}
