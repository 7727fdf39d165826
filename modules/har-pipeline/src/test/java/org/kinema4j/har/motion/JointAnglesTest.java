package org.kinema4j.har.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinema4j.har.motion.JointAngles.Sequence;

/** Numbers of real recordings are the oracle in {@code MvnxRealFilesTest}; here are properties. */
class JointAnglesTest {

  private static final Vector3 FORWARD = new Vector3(1, 0, 0);
  private static final Vector3 LEFT = new Vector3(0, 1, 0);
  private static final Vector3 UP = new Vector3(0, 0, 1);
  // The axes of the ISB in those of a segment: X forward, Y up, Z right.
  private static final Vector3 RIGHT = LEFT.times(-1);

  private static Quaternion turn(Vector3 axis, double degrees) {
    return Quaternion.fromAxisAngle(axis, Math.toRadians(degrees));
  }

  /** The rotation that a sequence makes of three angles, one elementary rotation after another. */
  private static Quaternion compose(Sequence sequence, double a, double b, double c) {
    return sequence == Sequence.ZXY
        ? turn(RIGHT, c).times(turn(FORWARD, a)).times(turn(UP, b))
        : turn(FORWARD, a).times(turn(RIGHT, c)).times(turn(UP, b));
  }

  private static void assertAngles(Vector3 actual, double x, double y, double z) {
    assertThat(actual.x()).as("abduction").isCloseTo(x, within(1e-9));
    assertThat(actual.y()).as("rotation").isCloseTo(y, within(1e-9));
    assertThat(actual.z()).as("flexion").isCloseTo(z, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(Sequence.class)
  void recoversTheAnglesOfElementaryRotations(Sequence sequence) {
    Random random = new Random(4);
    for (int i = 0; i < 50; i++) {
      double a = random.nextDouble(-80, 80);
      double b = random.nextDouble(-80, 80);
      double c = random.nextDouble(-80, 80);
      Quaternion parent = turn(new Vector3(1, 2, 3), random.nextDouble(-180, 180));
      Quaternion child = parent.times(compose(sequence, a, b, c));
      assertAngles(JointAngles.of(Joint.RIGHT_ELBOW, parent, child, sequence), -a, b, c);
      assertAngles(JointAngles.of(Joint.LEFT_ELBOW, parent, child, sequence), a, -b, c);
      assertAngles(JointAngles.of(Joint.RIGHT_KNEE, parent, child, sequence), -a, b, -c);
      assertAngles(JointAngles.of(Joint.L5_S1, parent, child, sequence), a, b, -c);
    }
  }

  @ParameterizedTest
  @EnumSource(Sequence.class)
  void mirroredPosesHaveTheSameAnglesOnBothSides(Sequence sequence) {
    Quaternion q = compose(sequence, 10, 20, 30);
    Quaternion mirrored = new Quaternion(q.w(), -q.x(), q.y(), -q.z());
    assertThat(JointAngles.of(Joint.LEFT_HIP, Quaternion.IDENTITY, mirrored, sequence))
        .isEqualTo(JointAngles.of(Joint.RIGHT_HIP, Quaternion.IDENTITY, q, sequence));
  }

  @Test
  void bendingTheKneeAndRaisingTheThighArePositive() {
    Quaternion shankBack = turn(LEFT, 40);
    Quaternion thighForward = turn(LEFT, -30);
    assertAngles(
        JointAngles.of(Joint.LEFT_KNEE, Quaternion.IDENTITY, shankBack, Sequence.ZXY), 0, 0, 40);
    assertAngles(
        JointAngles.of(Joint.LEFT_HIP, Quaternion.IDENTITY, thighForward, Sequence.ZXY), 0, 0, 30);
  }

  @Test
  void appliesOffsetsAndFillsTheSignal() {
    int segments = Segment.count();
    Quaternion offset = turn(FORWARD, 90);
    Quaternion posture = turn(LEFT, -25);
    float[] values = new float[2 * segments * 4];
    for (int i = 0; i < 2 * segments; i++) {
      boolean thigh = i % segments == Segment.RIGHT_UPPER_LEG.ordinal();
      Quaternion q = (thigh ? posture : Quaternion.IDENTITY).times(offset.conjugate());
      values[4 * i] = (float) q.w();
      values[4 * i + 1] = (float) q.x();
      values[4 * i + 2] = (float) q.y();
      values[4 * i + 3] = (float) q.z();
    }
    XsensSignal orientation = XsensSignal.ORIENTATION;
    Signal signal = new Signal(orientation.tag(), orientation.channels(Segment.labels()), values);
    Signal angles = JointAngles.of(signal, Collections.nCopies(segments, offset), Sequence.XZY);
    assertThat(angles.name()).isEqualTo("jointAngleXZY");
    assertThat(angles.frames()).isEqualTo(2);
    int hip = 3 * Joint.RIGHT_HIP.ordinal() + 2;
    assertThat(angles.channels().get(hip))
        .isEqualTo(new Channel("jointAngleXZY_jRightHip_z", "deg"));
    // Float orientations carry 6e-8, hence 1e-5 degrees.
    assertThat(angles.value(1, hip)).isCloseTo(25f, within(2e-5f));
    assertThat(angles.value(1, hip - 3)).isCloseTo(0f, within(2e-5f));
  }

  @Test
  void survivesTheSingularPose() {
    Vector3 angles =
        JointAngles.of(Joint.RIGHT_HIP, Quaternion.IDENTITY, turn(FORWARD, 90), Sequence.ZXY);
    // Arc sine near 1 turns 1e-16 into 1e-8 radians.
    assertThat(angles.x()).isCloseTo(-90, within(1e-5));
  }

  @Test
  void refusesOtherSkeletons() {
    Signal signal = new Signal("orientation", List.of(new Channel("a", "1")), new float[4]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointAngles.of(signal, List.of(), Sequence.ZXY))
        .withMessage("orientation must have 92 channels and offsets 23 entries, received 1 and 0");
  }
}
