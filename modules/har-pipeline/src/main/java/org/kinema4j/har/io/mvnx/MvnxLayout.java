package org.kinema4j.har.io.mvnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kinema4j.har.motion.Joint;
import org.kinema4j.har.motion.Vector3;
import org.kinema4j.har.motion.XsensSignal.Items;

/**
 * The lists of an MVNX file that say what the numbers of a frame belong to.
 *
 * @param segments body segments under {@link Items#SEGMENTS}, and finger segments if the file has
 *     them
 * @param joints joints under {@link Items#JOINTS}, and finger joints if the file has them
 * @param sensors labels of the inertial sensors; may be empty
 * @param ergonomicJoints ergonomic joints; empty if the file has none
 * @param footContacts labels of the contact points; empty if the file has none
 */
public record MvnxLayout(
    Map<Items, List<SegmentEntry>> segments,
    Map<Items, List<JointEntry>> joints,
    List<String> sensors,
    List<ErgonomicEntry> ergonomicJoints,
    List<String> footContacts) {

  /** The sensors of a full-body suit, in the order of MVNX. */
  public static final List<String> FULL_BODY_SENSORS =
      List.of(
          "Pelvis",
          "T8",
          "Head",
          "RightShoulder",
          "RightUpperArm",
          "RightForeArm",
          "RightHand",
          "LeftShoulder",
          "LeftUpperArm",
          "LeftForeArm",
          "LeftHand",
          "RightUpperLeg",
          "RightLowerLeg",
          "RightFoot",
          "LeftUpperLeg",
          "LeftLowerLeg",
          "LeftFoot");

  /** The contact points of version 4, in the order of MVNX. */
  public static final List<String> FOOT_CONTACTS =
      List.of("LeftFoot_Heel", "LeftFoot_Toe", "RightFoot_Heel", "RightFoot_Toe");

  /** The ergonomic joints of version 4; files of 2018 have the first four. */
  public static final List<ErgonomicEntry> ERGONOMIC_JOINTS =
      List.of(
          new ErgonomicEntry("T8_Head", "T8", "Head"),
          new ErgonomicEntry("T8_LeftUpperArm", "T8", "LeftUpperArm"),
          new ErgonomicEntry("T8_RightUpperArm", "T8", "RightUpperArm"),
          new ErgonomicEntry("Pelvis_T8", "Pelvis", "T8"),
          new ErgonomicEntry("Vertical_Pelvis", "Vertical", "Pelvis"),
          new ErgonomicEntry("Vertical_T8", "Vertical", "T8"));

  /**
   * Copies the collections.
   *
   * @param segments body segments under {@link Items#SEGMENTS}, and finger segments if the file has
   *     them
   * @param joints joints under {@link Items#JOINTS}, and finger joints if the file has them
   * @param sensors labels of the inertial sensors; may be empty
   * @param ergonomicJoints ergonomic joints; empty if the file has none
   * @param footContacts labels of the contact points; empty if the file has none
   */
  public MvnxLayout {
    segments = copy(segments);
    joints = copy(joints);
    sensors = List.copyOf(sensors);
    ergonomicJoints = List.copyOf(ergonomicJoints);
    footContacts = List.copyOf(footContacts);
  }

  /**
   * A named point of a segment, usually a joint or a bony landmark.
   *
   * @param label name of the point; the joints' points are named like the joints
   * @param position place in metres; see {@link MvnxRecording#pointOffsets} for its frame
   */
  public record PointEntry(String label, Vector3 position) {

    /**
     * Checks that both are there.
     *
     * @param label name of the point; the joints' points are named like the joints
     * @param position place in metres; see {@link MvnxRecording#pointOffsets} for its frame
     */
    public PointEntry {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(position, "position");
    }
  }

  /**
   * A segment with its points.
   *
   * @param label name of the segment
   * @param points its points; may be empty
   */
  public record SegmentEntry(String label, List<PointEntry> points) {

    /**
     * Copies the points.
     *
     * @param label name of the segment
     * @param points its points; may be empty
     */
    public SegmentEntry {
      Objects.requireNonNull(label, "label");
      points = List.copyOf(points);
    }
  }

  /**
   * A joint and the points that it joins.
   *
   * @param label name of the joint
   * @param connector1 parent as {@code segment/point}
   * @param connector2 child as {@code segment/point}
   */
  public record JointEntry(String label, String connector1, String connector2) {

    /**
     * Checks that all are there.
     *
     * @param label name of the joint
     * @param connector1 parent as {@code segment/point}
     * @param connector2 child as {@code segment/point}
     */
    public JointEntry {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(connector1, "connector1");
      Objects.requireNonNull(connector2, "connector2");
    }
  }

  /**
   * An ergonomic joint: the rotation between two segments that need not touch.
   *
   * @param label name of the joint
   * @param parentSegment segment that is the reference
   * @param childSegment segment whose rotation is given
   */
  public record ErgonomicEntry(String label, String parentSegment, String childSegment) {

    /**
     * Checks that all are there.
     *
     * @param label name of the joint
     * @param parentSegment segment that is the reference
     * @param childSegment segment whose rotation is given
     */
    public ErgonomicEntry {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(parentSegment, "parentSegment");
      Objects.requireNonNull(childSegment, "childSegment");
    }
  }

  /**
   * Returns the layout of a full-body recording without fingers: the given segments, the 22 joints
   * between them, 17 sensors, four foot contacts and no ergonomic joints.
   *
   * @param segments the 23 body segments in the order of {@link org.kinema4j.har.motion.Segment}
   * @return the layout
   */
  public static MvnxLayout fullBody(List<SegmentEntry> segments) {
    List<JointEntry> joints =
        Arrays.stream(Joint.values())
            .map(
                joint ->
                    new JointEntry(
                        joint.label(),
                        joint.parent().label() + "/" + joint.label(),
                        joint.child().label() + "/" + joint.label()))
            .toList();
    return new MvnxLayout(
        Map.of(Items.SEGMENTS, segments),
        Map.of(Items.JOINTS, joints),
        FULL_BODY_SENSORS,
        List.of(),
        FOOT_CONTACTS);
  }

  /**
   * Returns a copy with other ergonomic joints.
   *
   * @param newJoints the new ones
   * @return the copy
   */
  public MvnxLayout withErgonomicJoints(List<ErgonomicEntry> newJoints) {
    return new MvnxLayout(segments, joints, sensors, newJoints, footContacts);
  }

  /**
   * Returns a copy with other foot contacts.
   *
   * @param contacts labels of the new ones
   * @return the copy
   */
  public MvnxLayout withFootContacts(List<String> contacts) {
    return new MvnxLayout(segments, joints, sensors, ergonomicJoints, contacts);
  }

  /**
   * Returns the labels of the items of one kind.
   *
   * @param items kind of item
   * @return labels in file order; empty if the file does not list such items
   */
  public List<String> labels(Items items) {
    return switch (items) {
      case SEGMENTS, LEFT_FINGERS, RIGHT_FINGERS ->
          segments.getOrDefault(items, List.of()).stream().map(SegmentEntry::label).toList();
      case JOINTS, LEFT_FINGER_JOINTS, RIGHT_FINGER_JOINTS ->
          joints.getOrDefault(items, List.of()).stream().map(JointEntry::label).toList();
      case SENSORS -> sensors;
      case FOOT_CONTACTS -> footContacts;
      case ERGONOMIC_JOINTS -> ergonomicJoints.stream().map(ErgonomicEntry::label).toList();
      case WHOLE_BODY -> List.of("centerOfMass");
    };
  }

  private static <E> Map<Items, List<E>> copy(Map<Items, List<E>> lists) {
    Map<Items, List<E>> copy = new EnumMap<>(Items.class);
    lists.forEach((items, list) -> copy.put(items, new ArrayList<>(list)));
    copy.replaceAll((items, list) -> List.copyOf(list));
    return Collections.unmodifiableMap(copy);
  }
}
