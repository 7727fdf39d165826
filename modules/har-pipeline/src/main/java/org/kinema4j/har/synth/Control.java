package org.kinema4j.har.synth;

/** What the choreography steers: the degrees of freedom above the legs. */
enum Control {
  /** How far the pelvis is below its height in standing, in metres. */
  PELVIS_DROP,
  /** Displacement of the pelvis over the feet, forward, in metres. */
  PELVIS_FORWARD,
  /** Displacement of the pelvis over the feet, to the left, in metres. */
  PELVIS_SIDE,
  /** Inclination of the pelvis, forward. */
  PELVIS_PITCH,
  /** Inclination of T8 relative to the pelvis, forward. */
  TRUNK_PITCH,
  /** Turn of T8 relative to the pelvis, to the left. */
  TRUNK_YAW,
  /** Inclination of T8 relative to the pelvis, to the right. */
  TRUNK_ROLL,
  /** Inclination of the head relative to T8, forward. */
  HEAD_PITCH,
  /** Turn of the head relative to T8, to the left. */
  HEAD_YAW,
  /** Rotation vector of the right upper arm from hanging, first part. */
  RIGHT_UPPER_X,
  /** Rotation vector of the right upper arm from hanging, second part. */
  RIGHT_UPPER_Y,
  /** Rotation vector of the right upper arm from hanging, third part. */
  RIGHT_UPPER_Z,
  /** Flexion of the right elbow. */
  RIGHT_ELBOW,
  /** Pronation of the right forearm; 0 when the palm of a hanging arm faces the thigh. */
  RIGHT_PRONATION,
  /** Flexion of the right wrist, towards the palm. */
  RIGHT_WRIST,
  /** Deviation of the right wrist, towards the thumb. */
  RIGHT_DEVIATION,
  /** Rotation vector of the left upper arm from hanging, first part. */
  LEFT_UPPER_X,
  /** Rotation vector of the left upper arm from hanging, second part. */
  LEFT_UPPER_Y,
  /** Rotation vector of the left upper arm from hanging, third part. */
  LEFT_UPPER_Z,
  /** Flexion of the left elbow. */
  LEFT_ELBOW,
  /** Pronation of the left forearm. */
  LEFT_PRONATION,
  /** Flexion of the left wrist. */
  LEFT_WRIST,
  /** Deviation of the left wrist. */
  LEFT_DEVIATION;

  private static final Control[] ALL = values();
  private static final int PER_ARM = 7;

  static int count() {
    return ALL.length;
  }

  static Control at(int index) {
    return ALL[index];
  }

  /** Returns the same control of an arm: {@code RIGHT_ELBOW.of(LEFT)} is {@code LEFT_ELBOW}. */
  Control of(Hand hand) {
    boolean mine = name().startsWith(hand.name());
    if (mine) {
      return this;
    }
    if (ordinal() < RIGHT_UPPER_X.ordinal()) {
      throw new IllegalArgumentException(this + " is not a control of an arm");
    }
    return ALL[ordinal() + (hand == Hand.LEFT ? PER_ARM : -PER_ARM)];
  }
}
