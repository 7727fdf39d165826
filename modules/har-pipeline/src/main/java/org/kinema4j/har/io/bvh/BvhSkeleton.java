package org.kinema4j.har.io.bvh;

import java.util.List;
import org.kinema4j.har.motion.Vector3;

/**
 * The hierarchy of a file.
 *
 * @param joints parents before their children
 * @param endSites the ends of the last bones, which never move by themselves
 * @param columns numbers in a frame
 */
record BvhSkeleton(List<BvhJoint> joints, List<EndSite> endSites, int columns) {

  /**
   * The end of a last bone.
   *
   * @param parent place of its joint
   * @param offset from the joint, in the axes and the unit of the file
   */
  record EndSite(int parent, Vector3 offset) {}

  BvhSkeleton {
    joints = List.copyOf(joints);
    endSites = List.copyOf(endSites);
  }

  List<String> names() {
    return joints.stream().map(BvhJoint::name).toList();
  }

  /** Names a column for a message, for example {@code LeftKnee Xrotation}. */
  String column(int column) {
    for (BvhJoint joint : joints) {
      int inJoint = column - joint.firstColumn();
      if (inJoint >= 0 && inJoint < joint.channels().size()) {
        return joint.name() + " " + joint.channels().get(inJoint).keyword();
      }
    }
    return "number " + (column + 1);
  }
}
