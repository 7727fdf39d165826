package org.kinema4j.har.io.bvh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.io.Irregularity;
import org.kinema4j.har.io.Recording;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.JointAngles;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.Vector3;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.synth.SynthSpec;
import org.kinema4j.har.synth.TrialGenerator;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.transform.FeatureSpec;

/** A generated recording, written as MVN writes BVH and read again. */
class MvnSkeletonTest {

  /**
   * MVN's names in the order of {@link Segment}, as in test_mocap.bvh of
   * github.com/andres-fr/blender-mvnx-io, which MVN exported beside an MVNX.
   */
  private static final List<String> NAMES =
      List.of(
          "Hips",
          "Chest",
          "Chest2",
          "Chest3",
          "Chest4",
          "Neck",
          "Head",
          "RightCollar",
          "RightShoulder",
          "RightElbow",
          "RightWrist",
          "LeftCollar",
          "LeftShoulder",
          "LeftElbow",
          "LeftWrist",
          "RightHip",
          "RightKnee",
          "RightAnkle",
          "RightToe",
          "LeftHip",
          "LeftKnee",
          "LeftAnkle",
          "LeftToe");

  private static final int STEP = 24;

  private static MotionClip clip;

  @BeforeAll
  static void generate() {
    SynthSpec spec = SynthSpec.defaults();
    clip = new TrialGenerator(spec).generate(spec.trials().get(0));
  }

  /** The text of the recording; the arms at rest are turned from the T-pose by an angle about X. */
  private static String text(List<String> names, double raised) {
    StringBuilder text = new StringBuilder("HIERARCHY\n");
    writeJoint(Segment.PELVIS, names, raised, text);
    int frames = (clip.frames() + STEP - 1) / STEP;
    text.append("MOTION\nFrames: ").append(frames).append("\nFrame Time: 0.1\n");
    for (int f = 0; f < clip.frames(); f += STEP) {
      append(text, inFile(position(f, Segment.PELVIS)).times(100));
      for (Segment segment : Segment.values()) {
        append(text, eulerYxz(inFile(inParent(f, segment, raised))));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static Quaternion inParent(int frame, Segment segment, double raised) {
    Quaternion global = restingAt(frame, segment, raised);
    return segment
        .parent()
        .map(parent -> restingAt(frame, parent, raised).conjugate().times(global))
        .orElse(global);
  }

  private static void writeJoint(
      Segment segment, List<String> names, double raised, StringBuilder text) {
    boolean root = segment == Segment.PELVIS;
    text.append(root ? "ROOT " : "JOINT ").append(names.get(segment.ordinal()));
    text.append("\n{\nOFFSET ");
    append(text, root ? Vector3.ZERO : offset(segment, raised).times(100));
    text.append(root ? "\nCHANNELS 6 Xposition Yposition Zposition " : "\nCHANNELS 3 ");
    text.append("Yrotation Xrotation Zrotation\n");
    boolean leaf = true;
    for (Segment child : Segment.values()) {
      if (child.parent().equals(Optional.of(segment))) {
        writeJoint(child, names, raised, text);
        leaf = false;
      }
    }
    text.append(leaf ? "End Site\n{\nOFFSET 0 1 0\n}\n}\n" : "}\n");
  }

  /** Where a segment begins in the frame of its parent, from the first frame. */
  private static Vector3 offset(Segment segment, double raised) {
    Segment parent = segment.parent().orElseThrow();
    Vector3 bone = position(0, segment).minus(position(0, parent));
    return inFile(restingAt(0, parent, raised).conjugate().rotate(bone));
  }

  /** The orientation in frames that are parallel to the axes while the arms are as at rest. */
  private static Quaternion restingAt(int frame, Segment segment, double raised) {
    String label = segment.label();
    boolean arm = label.endsWith("Arm") || label.endsWith("Hand");
    double angle = !arm ? 0 : label.startsWith("Right") ? -raised : raised;
    return orientation(frame, segment).times(Quaternion.fromAxisAngle(new Vector3(1, 0, 0), angle));
  }

  private static Vector3 position(int frame, Segment segment) {
    Signal signal = clip.signal("position");
    int c = 3 * segment.ordinal();
    return new Vector3(
        signal.value(frame, c), signal.value(frame, c + 1), signal.value(frame, c + 2));
  }

  private static Quaternion orientation(int frame, Segment segment) {
    Signal signal = clip.signal("orientation");
    int c = 4 * segment.ordinal();
    return new Quaternion(
            signal.value(frame, c),
            signal.value(frame, c + 1),
            signal.value(frame, c + 2),
            signal.value(frame, c + 3))
        .normalized();
  }

  private static Vector3 inFile(Vector3 v) {
    return new Vector3(v.y(), v.z(), v.x());
  }

  private static Quaternion inFile(Quaternion q) {
    return new Quaternion(q.w(), q.y(), q.z(), q.x());
  }

  /**
   * Angles of {@code R = Ry(a) Rx(b) Rz(c)} in degrees: {@code R[1][2] = -sin b}, {@code R[0][2] =
   * sin a cos b}, {@code R[2][2] = cos a cos b}, {@code R[1][0] = cos b sin c}, {@code R[1][1] =
   * cos b cos c}.
   */
  private static Vector3 eulerYxz(Quaternion q) {
    Vector3 x = q.rotate(new Vector3(1, 0, 0));
    Vector3 y = q.rotate(new Vector3(0, 1, 0));
    Vector3 z = q.rotate(new Vector3(0, 0, 1));
    return new Vector3(
        Math.toDegrees(Math.atan2(z.x(), z.z())),
        Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, -z.y())))),
        Math.toDegrees(Math.atan2(x.y(), y.y())));
  }

  private static void append(StringBuilder text, Vector3 v) {
    text.append(String.format(Locale.ROOT, "%.6f %.6f %.6f ", v.x(), v.y(), v.z()));
  }

  private static void assertSamePositions(MotionClip read) {
    assertThat(read.signal("position").channels())
        .isEqualTo(XsensSignal.POSITION.channels(Segment.labels()));
    for (int f = 0; f < read.frames(); f++) {
      for (Segment segment : Segment.values()) {
        Vector3 actual = BvhSample.position(read, f, segment.ordinal());
        assertThat(actual.minus(position(f * STEP, segment)).norm()).isCloseTo(0, within(1e-4));
      }
    }
  }

  /** In degrees. Of an Euler sequence two angles are ill-determined near 90, hence a part in 50. */
  private static void assertSameJointAngles(MotionClip read) {
    Signal angles =
        JointAngles.of(
            read.signal("orientation"),
            Collections.nCopies(Segment.count(), Quaternion.IDENTITY),
            JointAngles.Sequence.ZXY);
    Signal expected = clip.signal("jointAngle");
    for (int f = 0; f < read.frames(); f++) {
      for (int c = 0; c < angles.width(); c++) {
        double difference = angles.value(f, c) - expected.value(f * STEP, c);
        assertThat(Math.IEEEremainder(difference, 360))
            .as("frame %d, %s", f, angles.channels().get(c).name())
            .isCloseTo(0, within(0.02));
      }
    }
  }

  @Test
  void aRecordingComesBackAsTheSegmentsOfMvnx() throws IOException {
    Recording recording = BvhSample.read(text(NAMES, 0));
    assertThat(recording.clip().frames()).isEqualTo(300);
    assertThat(recording.clip().frameRateHz()).isEqualTo(10);
    assertSamePositions(recording.clip());
    assertSameJointAngles(recording.clip());
    assertThat(recording.irregularities())
        .extracting(Irregularity::kind)
        .containsExactly(Irregularity.Kind.RENAMED);
  }

  @Test
  void armsThatHangAtRestGiveTheSameAngles() throws IOException {
    MotionClip read = BvhSample.read(text(NAMES, Math.PI / 2)).clip();
    assertSamePositions(read);
    assertSameJointAngles(read);
  }

  @Test
  void namesOfMvnxAreTakenAsTheyAre() throws IOException {
    Recording recording = BvhSample.read(text(Segment.labels(), 0));
    assertThat(recording.irregularities()).isEmpty();
    assertSamePositions(recording.clip());
    assertSameJointAngles(recording.clip());
  }

  /** The features of the BVH are those of the MVNX, but for its millimetres of rounding. */
  @Test
  void featuresAreThoseOfTheRecordingItself() throws IOException {
    FeatureExtractor extractor = new FeatureExtractor(FeatureSpec.parse("positions"));
    Signal expected = extractor.apply(clip).signal("features");
    Signal features = extractor.apply(BvhSample.read(text(NAMES, 0)).clip()).signal("features");
    assertThat(features.channels()).isEqualTo(expected.channels());
    for (int f = 0; f < features.frames(); f++) {
      for (int c = 0; c < features.width(); c++) {
        assertThat(features.value(f, c)).isCloseTo(expected.value(f * STEP, c), within(1e-4f));
      }
    }
  }

  @Test
  void withoutAllOfThemJointsKeepTheirNamesAndFrames() throws IOException {
    String text = text(NAMES, 0).replace("LeftToe\n", "LeftBall\n");
    Recording recording = BvhSample.read(text);
    assertThat(recording.irregularities()).isEmpty();
    assertThat(recording.clip().signal("position").channels())
        .extracting(Channel::name)
        .contains("position_Hips_x", "position_RightElbow_z", "position_LeftBall_y");
    Signal orientation = recording.clip().signal("orientation");
    int elbow = 4 * NAMES.indexOf("RightElbow");
    Quaternion inFile =
        new Quaternion(
            orientation.value(0, elbow),
            orientation.value(0, elbow + 1),
            orientation.value(0, elbow + 2),
            orientation.value(0, elbow + 3));
    Quaternion difference = inFile.conjugate().times(orientation(0, Segment.RIGHT_FORE_ARM));
    assertThat(difference.toRotationVector().norm()).isCloseTo(0, within(1e-5));
  }

  @Test
  void namesThatWouldStandTwiceStay() {
    List<String> withPelvis = new ArrayList<>(NAMES);
    withPelvis.add("Pelvis");
    assertThat(MvnSkeleton.names(withPelvis)).isEqualTo(withPelvis);
    List<String> withProp = new ArrayList<>(NAMES);
    withProp.add(1, "Prop1");
    assertThat(MvnSkeleton.names(withProp)).startsWith("Pelvis", "Prop1", "L5").endsWith("LeftToe");
  }
}
