package org.kinema4j.har.motion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The 23 body segments of an Xsens skeleton, in the order in which every MVNX file lists them. */
public enum Segment {
  /** Root of the skeleton; its origin lies between the hips. */
  PELVIS("Pelvis", -1),
  /** Lumbar spine, lower part. */
  L5("L5", 0),
  /** Lumbar spine, upper part. */
  L3("L3", 1),
  /** Thoracic spine, lower part. */
  T12("T12", 2),
  /** Thoracic spine, upper part; the shoulders and the neck hang on it. */
  T8("T8", 3),
  /** Neck. */
  NECK("Neck", 4),
  /** Head. */
  HEAD("Head", 5),
  /** Right shoulder blade. */
  RIGHT_SHOULDER("RightShoulder", 4),
  /** Right upper arm. */
  RIGHT_UPPER_ARM("RightUpperArm", 7),
  /** Right forearm. */
  RIGHT_FORE_ARM("RightForeArm", 8),
  /** Right hand. */
  RIGHT_HAND("RightHand", 9),
  /** Left shoulder blade. */
  LEFT_SHOULDER("LeftShoulder", 4),
  /** Left upper arm. */
  LEFT_UPPER_ARM("LeftUpperArm", 11),
  /** Left forearm. */
  LEFT_FORE_ARM("LeftForeArm", 12),
  /** Left hand. */
  LEFT_HAND("LeftHand", 13),
  /** Right thigh. */
  RIGHT_UPPER_LEG("RightUpperLeg", 0),
  /** Right shank. */
  RIGHT_LOWER_LEG("RightLowerLeg", 15),
  /** Right foot. */
  RIGHT_FOOT("RightFoot", 16),
  /** Right toes. */
  RIGHT_TOE("RightToe", 17),
  /** Left thigh. */
  LEFT_UPPER_LEG("LeftUpperLeg", 0),
  /** Left shank. */
  LEFT_LOWER_LEG("LeftLowerLeg", 19),
  /** Left foot. */
  LEFT_FOOT("LeftFoot", 20),
  /** Left toes. */
  LEFT_TOE("LeftToe", 21);

  private static final Segment[] ALL = values();

  private final String label;
  private final int parent;

  Segment(String label, int parent) {
    this.label = label;
    this.parent = parent;
  }

  /**
   * Returns the number of segments.
   *
   * @return 23
   */
  public static int count() {
    return ALL.length;
  }

  /**
   * Returns the labels of all segments.
   *
   * @return 23 labels in order
   */
  public static List<String> labels() {
    return Arrays.stream(ALL).map(Segment::label).toList();
  }

  /**
   * Returns the segment at a place in the list.
   *
   * @param index 0 to 22
   * @return the segment
   */
  public static Segment at(int index) {
    return ALL[index];
  }

  /**
   * Finds a segment by its label.
   *
   * @param label label as in MVNX
   * @return the segment, or empty
   */
  public static Optional<Segment> ofLabel(String label) {
    return Arrays.stream(ALL).filter(segment -> segment.label.equals(label)).findFirst();
  }

  /**
   * Returns the label that MVNX files use.
   *
   * @return for example {@code RightForeArm}
   */
  public String label() {
    return label;
  }

  /**
   * Returns the segment that this one hangs on.
   *
   * @return the parent, empty for the pelvis
   */
  public Optional<Segment> parent() {
    return parent < 0 ? Optional.empty() : Optional.of(ALL[parent]);
  }
}
