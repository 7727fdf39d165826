package org.kinema4j.har.motion;

import java.util.Arrays;
import java.util.List;

/**
 * The 22 joints of an Xsens skeleton, in the order of {@code jointAngle}. Joint {@code i} joins
 * segment {@code i + 1} to its parent. MVNX version 3 calls the two joints of the shoulder blades
 * {@code jRightC7Shoulder} and {@code jLeftC7Shoulder}; here they bear version 4's names.
 */
public enum Joint {
  /** Pelvis and L5. */
  L5_S1("jL5S1"),
  /** L5 and L3. */
  L4_L3("jL4L3"),
  /** L3 and T12. */
  L1_T12("jL1T12"),
  /** T12 and T8. */
  T9_T8("jT9T8"),
  /** T8 and the neck. */
  T1_C7("jT1C7"),
  /** Neck and head. */
  C1_HEAD("jC1Head"),
  /** T8 and the right shoulder blade. */
  RIGHT_T4_SHOULDER("jRightT4Shoulder"),
  /** Right shoulder blade and upper arm. */
  RIGHT_SHOULDER("jRightShoulder"),
  /** Right elbow. */
  RIGHT_ELBOW("jRightElbow"),
  /** Right wrist. */
  RIGHT_WRIST("jRightWrist"),
  /** T8 and the left shoulder blade. */
  LEFT_T4_SHOULDER("jLeftT4Shoulder"),
  /** Left shoulder blade and upper arm. */
  LEFT_SHOULDER("jLeftShoulder"),
  /** Left elbow. */
  LEFT_ELBOW("jLeftElbow"),
  /** Left wrist. */
  LEFT_WRIST("jLeftWrist"),
  /** Right hip. */
  RIGHT_HIP("jRightHip"),
  /** Right knee. */
  RIGHT_KNEE("jRightKnee"),
  /** Right ankle. */
  RIGHT_ANKLE("jRightAnkle"),
  /** Ball of the right foot. */
  RIGHT_BALL_FOOT("jRightBallFoot"),
  /** Left hip. */
  LEFT_HIP("jLeftHip"),
  /** Left knee. */
  LEFT_KNEE("jLeftKnee"),
  /** Left ankle. */
  LEFT_ANKLE("jLeftAnkle"),
  /** Ball of the left foot. */
  LEFT_BALL_FOOT("jLeftBallFoot");

  private static final Joint[] ALL = values();

  private final String label;

  Joint(String label) {
    this.label = label;
  }

  /**
   * Returns the number of joints.
   *
   * @return 22
   */
  public static int count() {
    return ALL.length;
  }

  /**
   * Returns the labels of all joints.
   *
   * @return 22 labels in order
   */
  public static List<String> labels() {
    return Arrays.stream(ALL).map(Joint::label).toList();
  }

  /**
   * Returns the label that MVNX version 4 uses.
   *
   * @return for example {@code jRightElbow}
   */
  public String label() {
    return label;
  }

  /**
   * Returns the segment on the far side, seen from the pelvis.
   *
   * @return the child segment
   */
  public Segment child() {
    return Segment.at(ordinal() + 1);
  }

  /**
   * Returns the segment on the near side, seen from the pelvis.
   *
   * @return the parent segment
   */
  public Segment parent() {
    return child().parent().orElseThrow();
  }
}
