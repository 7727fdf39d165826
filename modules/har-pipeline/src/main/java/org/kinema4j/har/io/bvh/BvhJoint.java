package org.kinema4j.har.io.bvh;

import java.util.List;
import org.kinema4j.har.motion.Vector3;

/**
 * A joint of a skeleton, with the bone that leads to it.
 *
 * @param name unique within the skeleton
 * @param parent place of the parent among the joints, less than that of this one; -1 for the root
 * @param offset from the parent, in the axes and the unit of the file
 * @param channels what the numbers of a frame tell about it, in the order of the file
 * @param firstColumn place of the first of them among the numbers of a frame
 */
record BvhJoint(
    String name, int parent, Vector3 offset, List<BvhChannel> channels, int firstColumn) {

  BvhJoint {
    channels = List.copyOf(channels);
  }

  boolean isRoot() {
    return parent < 0;
  }

  boolean hasPosition() {
    return channels.stream().anyMatch(BvhChannel::isPosition);
  }
}
