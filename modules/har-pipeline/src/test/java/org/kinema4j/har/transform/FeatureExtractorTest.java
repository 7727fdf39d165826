package org.kinema4j.har.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.kinema4j.har.transform.TestClips.aboutY;
import static org.kinema4j.har.transform.TestClips.aboutZ;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Joint;
import org.kinema4j.har.motion.JointAngles;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.Vector3;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.transform.TestClips.Pose;

class FeatureExtractorTest {

  private static final FeatureExtractor POSITIONS = extractor("positions");
  private static final FeatureExtractor JOINT_ANGLES = extractor("joint-angles");

  private final List<Pose> poses = TestClips.randomPoses(20, 3);
  private final MotionClip clip = TestClips.clip(poses);

  private static FeatureExtractor extractor(String features) {
    return new FeatureExtractor(FeatureSpec.parse(features));
  }

  /** Joint angles in degrees that grow by one degree a frame from the number of the column on. */
  static Signal jointAngles(int frames) {
    float[] values = new float[frames * 66];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 66 + i / 66;
    }
    return new Signal("jointAngle", XsensSignal.JOINT_ANGLE.channels(Joint.labels()), values);
  }

  private static Signal jointAngles(double... degreesOfEveryColumn) {
    float[] values = new float[degreesOfEveryColumn.length * 66];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) degreesOfEveryColumn[i / 66];
    }
    return new Signal("jointAngle", XsensSignal.JOINT_ANGLE.channels(Joint.labels()), values);
  }

  private static Signal features(FeatureExtractor extractor, MotionClip clip) {
    return extractor.apply(clip).signal(FeatureExtractor.SIGNAL);
  }

  private static double[] column(Signal signal, int channel) {
    double[] values = new double[signal.frames()];
    for (int f = 0; f < values.length; f++) {
      values[f] = signal.value(f, channel);
    }
    return values;
  }

  @Test
  void standingAndFacingElsewhereChangesNoPosition() {
    float[] expected = features(POSITIONS, clip).values();
    Random random = new Random(8);
    for (int i = 0; i < 10; i++) {
      Quaternion turn = aboutZ(2 * Math.PI * random.nextDouble());
      Vector3 shift =
          new Vector3(5 * random.nextGaussian(), 5 * random.nextGaussian(), random.nextDouble());
      MotionClip moved =
          TestClips.clip(poses.stream().map(pose -> pose.moved(turn, shift)).toList());
      assertThat(features(POSITIONS, moved).values()).containsExactly(expected, within(1e-5f));
    }
  }

  @Test
  void leaningForwardDoesChangePositions() {
    Pose upright = poses.get(0);
    Pose leaning = upright.moved(aboutY(0.3), Vector3.ZERO);
    float[] before = features(POSITIONS, TestClips.clip(List.of(upright))).values();
    float[] after = features(POSITIONS, TestClips.clip(List.of(leaning))).values();
    double largest = 0;
    for (int i = 0; i < before.length; i++) {
      largest = Math.max(largest, Math.abs(before[i] - after[i]));
    }
    assertThat(largest).isGreaterThan(0.1);
  }

  @Test
  void walkingInACircleKeepsThePoseAndSoTheFeatures() {
    List<Vector3> body = new ArrayList<>();
    List<Quaternion> upright = Collections.nCopies(Segment.count(), Quaternion.IDENTITY);
    for (int s = 0; s < Segment.count(); s++) {
      body.add(new Vector3(0.02 * s, -0.01 * s, 0.05 * s));
    }
    List<Pose> circle = new ArrayList<>();
    for (int f = 0; f < 100; f++) {
      double phase = 2 * Math.PI * f / 100;
      // The tangent of a circle walked counter-clockwise is a quarter turn ahead of the radius.
      Vector3 place = new Vector3(2 * Math.cos(phase), 2 * Math.sin(phase), 1);
      circle.add(new Pose(body, upright).moved(aboutZ(phase + Math.PI / 2), place));
    }
    Signal features = features(POSITIONS, TestClips.clip(circle));
    for (int f = 0; f < features.frames(); f++) {
      for (int s = 0; s < Segment.count(); s++) {
        assertThat(features.value(f, 3 * s)).isCloseTo(0.02f * s, within(1e-5f));
        assertThat(features.value(f, 3 * s + 1)).isCloseTo(-0.01f * s, within(1e-5f));
        assertThat(features.value(f, 3 * s + 2)).isCloseTo(0.05f * s, within(1e-5f));
      }
    }
  }

  @Test
  void positionsAreThoseOfANaiveLoop() {
    Signal features = features(POSITIONS, clip);
    for (int f = 0; f < poses.size(); f++) {
      List<Vector3> positions = poses.get(f).positions();
      Vector3 forward = poses.get(f).orientations().get(0).rotate(new Vector3(1, 0, 0));
      Quaternion back = aboutZ(-Math.atan2(forward.y(), forward.x()));
      for (int s = 0; s < positions.size(); s++) {
        Vector3 expected = back.rotate(positions.get(s).minus(positions.get(0)));
        assertThat(features.value(f, 3 * s)).isCloseTo((float) expected.x(), within(1e-6f));
        assertThat(features.value(f, 3 * s + 1)).isCloseTo((float) expected.y(), within(1e-6f));
        assertThat(features.value(f, 3 * s + 2)).isCloseTo((float) expected.z(), within(1e-6f));
      }
    }
  }

  @Test
  void thePelvisIsTheOrigin() {
    Signal features = features(POSITIONS, clip);
    for (int c = 0; c < 3; c++) {
      assertThat(column(features, c)).containsExactly(new double[20], within(0.0));
    }
  }

  @Test
  void takingPositionsTwiceIsTakingThemOnce() {
    float[] once = features(POSITIONS, clip).values();
    Signal position =
        new Signal("position", XsensSignal.POSITION.channels(Segment.labels()), once.clone());
    List<Pose> facingAhead =
        Collections.nCopies(
            clip.frames(),
            new Pose(List.of(), Collections.nCopies(Segment.count(), Quaternion.IDENTITY)));
    MotionClip again = clip.withSignals(List.of(position, TestClips.orientation(facingAhead)));
    assertThat(features(POSITIONS, again).values()).containsExactly(once, within(0f));
  }

  @Test
  void flippedSignsOfQuaternionsChangeNothing() {
    Signal orientation = clip.signal("orientation");
    float[] flipped = orientation.values().clone();
    for (int i = 0; i < flipped.length; i++) {
      flipped[i] = i / 4 % 3 == 0 ? -flipped[i] : flipped[i];
    }
    MotionClip other =
        clip.withSignals(
            List.of(
                clip.signal("position"),
                new Signal("orientation", orientation.channels(), flipped)));
    FeatureExtractor both = extractor("both");
    assertThat(features(both, other).values())
        .containsExactly(features(both, clip).values(), within(1e-6f));
  }

  @Test
  void segmentsAndJointsAreFoundByName() {
    Signal angles = jointAngles(clip.frames());
    List<Signal> signals = List.of(clip.signal("position"), clip.signal("orientation"), angles);
    MotionClip ordered = clip.withSignals(signals);
    MotionClip shuffled =
        clip.withSignals(signals.stream().map(signal -> TestClips.shuffled(signal, 4)).toList());
    FeatureExtractor both = extractor("both");
    assertThat(features(both, shuffled).values()).isEqualTo(features(both, ordered).values());
    MotionClip onlyOrientation =
        clip.withSignals(List.of(TestClips.shuffled(clip.signal("orientation"), 5)));
    assertThat(features(JOINT_ANGLES, onlyOrientation).values())
        .isEqualTo(features(JOINT_ANGLES, clip).values());
  }

  @Test
  void aMissingSegmentOrJointIsNamed() {
    MotionClip noHead =
        clip.withSignals(
            List.of(
                TestClips.without(clip.signal("position"), "_Head_"), clip.signal("orientation")));
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> POSITIONS.apply(noHead))
        .withMessage(
            "walk: position: expected Head (channel position_Head_x),"
                + " found 66 channels without it");
    MotionClip noElbow =
        clip.withSignals(List.of(TestClips.without(jointAngles(20), "jRightElbow_z")));
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> JOINT_ANGLES.apply(noElbow))
        .withMessageContaining("jointAngle_jRightElbow_z");
  }

  @Test
  void aMissingSignalIsNamed() {
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> extractor("positions,velocity").apply(clip))
        .withMessage(
            "walk: expected the signal velocity for the features positions,velocity,"
                + " found only position, orientation");
  }

  @Test
  void numbersThatAreNoneAreRefusedWithTheirPlace() {
    float[] values = clip.signal("position").values().clone();
    values[7 * 69 + 4] = Float.NaN;
    MotionClip broken =
        clip.withSignals(
            List.of(
                new Signal("position", clip.signal("position").channels(), values),
                clip.signal("orientation")));
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> POSITIONS.apply(broken))
        .withMessage("walk: frame 7, position_L5_y: expected a finite number, found NaN");
  }

  @Test
  void aPelvisWithoutOrientationIsRefused() {
    float[] values = clip.signal("orientation").values().clone();
    for (int i = 0; i < 4; i++) {
      values[5 * 92 + i] = 0;
    }
    MotionClip broken =
        clip.withSignals(
            List.of(
                clip.signal("position"),
                new Signal("orientation", clip.signal("orientation").channels(), values)));
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> POSITIONS.apply(broken))
        .withMessageContaining("frame 5, orientation_Pelvis: expected a unit quaternion");
  }

  @Test
  void jointAnglesCrossHalfATurnWithoutAJump() {
    MotionClip turning = clip4(jointAngles(170, 179, -179, -170, 179));
    double[] expected = {170, 179, 181, 190, 179};
    double[] angles = column(features(JOINT_ANGLES, turning), 40);
    for (int f = 0; f < expected.length; f++) {
      assertThat(angles[f]).isCloseTo(Math.toRadians(expected[f]), within(1e-6));
    }
  }

  @Test
  void jointAnglesLieInTheTurnOfTheirMedian() {
    double[] angles = column(features(JOINT_ANGLES, clip4(jointAngles(178, -170, -169, -168))), 0);
    double[] expected = {-182, -170, -169, -168};
    for (int f = 0; f < expected.length; f++) {
      assertThat(angles[f]).isCloseTo(Math.toRadians(expected[f]), within(1e-6));
    }
  }

  private static MotionClip clip4(Signal signal) {
    return new MotionClip("angles", "S1", 240, List.of(signal));
  }

  @Test
  void jointAnglesAreTakenFromTheSignalBeforeOrientation() {
    MotionClip withAngles =
        clip.withSignals(List.of(clip.signal("orientation"), jointAngles(clip.frames())));
    Signal features = features(JOINT_ANGLES, withAngles);
    assertThat(column(features, 65)[3]).isCloseTo(Math.toRadians(68), within(1e-6));
  }

  @Test
  void withoutTheSignalJointAnglesComeFromOrientation() {
    Signal degrees =
        JointAngles.of(
            clip.signal("orientation"),
            Collections.nCopies(Segment.count(), Quaternion.IDENTITY),
            JointAngles.Sequence.ZXY);
    assertThat(features(JOINT_ANGLES, clip).values())
        .isEqualTo(features(JOINT_ANGLES, clip.withSignals(List.of(degrees))).values());
  }

  @Test
  void groupsStandSideBySideInTheOrderAskedFor() {
    MotionClip all =
        clip.withSignals(
            List.of(
                clip.signal("position"), clip.signal("orientation"), jointAngles(clip.frames())));
    Signal features = features(extractor("jointAngle,positions"), all);
    assertThat(features.width()).isEqualTo(66 + 69);
    assertThat(features.channels())
        .isEqualTo(FeatureSpec.parse("jointAngle,positions").channels(all));
    Signal positions = features(POSITIONS, all);
    for (int f = 0; f < all.frames(); f++) {
      assertThat(features.value(f, 65)).isEqualTo(65f + f);
      assertThat(features.value(f, 66 + 68)).isEqualTo(positions.value(f, 68));
    }
  }

  @Test
  void keepsWhatIsKnownOfTheRecording() {
    LabelTrack labels = new LabelTrack(20, List.of(new LabelSpan(2, 9, "Reach")));
    MotionClip result = POSITIONS.apply(clip.withLabels(labels));
    assertThat(result.signals()).extracting(Signal::name).containsExactly("features");
    assertThat(result.labels()).contains(labels);
    assertThat(result.name()).isEqualTo("walk");
    assertThat(result.subject()).isEqualTo("S1");
    assertThat(result.frameRateHz()).isEqualTo(240);
  }

  @Test
  void describesItself() {
    assertThat(POSITIONS.description()).isEqualTo("makes positions from orientation, position");
  }
}
