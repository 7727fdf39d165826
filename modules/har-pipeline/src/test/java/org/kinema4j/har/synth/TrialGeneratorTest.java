package org.kinema4j.har.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.Action;
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

/** Properties of one generated trial that must hold whatever the movement. */
class TrialGeneratorTest {

  private static final SynthSpec SPEC = SynthSpec.defaults().withSecondsPerTrial(30);
  private static final TrialId TRIAL = SPEC.trials().get(0);
  private static final TrialGenerator GENERATOR = new TrialGenerator(SPEC);
  private static final MotionClip CLIP = GENERATOR.generate(TRIAL);
  private static final double RATE = TrialGenerator.RATE_HZ;

  private static Vector3 vector(XsensSignal kind, int frame, Segment segment) {
    Signal signal = CLIP.signal(kind.tag());
    int c = 3 * segment.ordinal();
    return new Vector3(
        signal.value(frame, c), signal.value(frame, c + 1), signal.value(frame, c + 2));
  }

  private static Quaternion orientation(int frame, Segment segment) {
    Signal signal = CLIP.signal(XsensSignal.ORIENTATION.tag());
    int c = 4 * segment.ordinal();
    return new Quaternion(
        signal.value(frame, c),
        signal.value(frame, c + 1),
        signal.value(frame, c + 2),
        signal.value(frame, c + 3));
  }

  @Test
  void hasTheSignalsOfMvnxAndLabels() {
    assertThat(CLIP.name()).isEqualTo("Participant_541_Setup_A_Seq_3_Trial_1");
    assertThat(CLIP.subject()).isEqualTo("541");
    assertThat(CLIP.frames()).isEqualTo(7200);
    assertThat(CLIP.signals())
        .extracting(Signal::name)
        .containsExactly(
            "orientation", "position", "velocity", "acceleration", "angularVelocity", "jointAngle");
    assertThat(CLIP.signals()).extracting(Signal::width).containsExactly(92, 69, 69, 69, 69, 66);
    LabelTrack labels = CLIP.labels().orElseThrow();
    assertThat(labels.spans().stream().mapToInt(LabelSpan::length).sum()).isEqualTo(7200);
  }

  @Test
  void sameSeedSameNumbersOtherSeedOtherNumbers() {
    MotionClip again = new TrialGenerator(SPEC).generate(TRIAL);
    MotionClip other = new TrialGenerator(SPEC.withSeed(43)).generate(TRIAL);

    for (Signal signal : CLIP.signals()) {
      assertThat(again.signal(signal.name()).values()).isEqualTo(signal.values());
      assertThat(other.signal(signal.name()).values()).isNotEqualTo(signal.values());
    }
    assertThat(again.labels()).isEqualTo(CLIP.labels());
    assertThat(other.labels()).isNotEqualTo(CLIP.labels());
  }

  @Test
  void theLengthOfATrialDoesNotChangeItsBeginning() {
    MotionClip longer = new TrialGenerator(SPEC.withSecondsPerTrial(33)).generate(TRIAL);

    float[] expected = CLIP.signal("position").values();
    assertThat(Arrays.copyOf(longer.signal("position").values(), expected.length))
        .isEqualTo(expected);
  }

  @Test
  void velocityIsTheCentralDifferenceOfPosition() {
    // float has 24 bits: positions below 4 m are exact to 2.4e-7 m, their difference over 2 / 240 s
    // to 6e-5 m/s.
    compareRates(XsensSignal.POSITION, XsensSignal.VELOCITY, 6e-5);
  }

  @Test
  void accelerationIsTheCentralDifferenceOfVelocity() {
    // Velocities below 8 m/s are exact to 4.8e-7 m/s, their difference to 1.2e-4 m/s².
    compareRates(XsensSignal.VELOCITY, XsensSignal.ACCELERATION, 1.2e-4);
  }

  private static void compareRates(XsensSignal of, XsensSignal rate, double tolerance) {
    double largest = 0;
    double worst = 0;
    for (int f = 1; f + 1 < CLIP.frames(); f++) {
      for (Segment segment : Segment.values()) {
        Vector3 difference = vector(of, f + 1, segment).minus(vector(of, f - 1, segment));
        Vector3 expected = difference.times(RATE / 2);
        worst = Math.max(worst, vector(rate, f, segment).minus(expected).norm());
        largest = Math.max(largest, expected.norm());
      }
    }
    assertThat(worst).isLessThan(2 * tolerance);
    assertThat(largest).isGreaterThan(1e3 * tolerance);
  }

  @Test
  void angularVelocityTurnsOneOrientationIntoTheNextInTheGlobalFrame() {
    double worst = 0;
    double fastest = 0;
    for (int f = 1; f + 1 < CLIP.frames(); f++) {
      for (Segment segment : Segment.values()) {
        Vector3 turn = vector(XsensSignal.ANGULAR_VELOCITY, f, segment).times(2 / RATE);
        Quaternion expected =
            Quaternion.fromRotationVector(turn).times(orientation(f - 1, segment));
        Quaternion actual = orientation(f + 1, segment);
        double angle = actual.times(expected.conjugate()).toRotationVector().norm();
        worst = Math.max(worst, angle);
        fastest = Math.max(fastest, turn.norm());
      }
    }
    // Parts of a quaternion are exact to 6e-8 as floats.
    assertThat(worst).isLessThan(1e-6);
    assertThat(fastest).isGreaterThan(0.01);
  }

  @Test
  void orientationsAreUnitQuaternions() {
    double worst = 0;
    for (Segment segment : Segment.values()) {
      for (int f = 0; f < CLIP.frames(); f++) {
        worst = Math.max(worst, Math.abs(orientation(f, segment).norm() - 1));
      }
    }
    assertThat(worst).isLessThan(2e-7);
  }

  @Test
  void bonesKeepTheirLengthAndHangTogether() {
    BodyModel body = new BodyModel(GENERATOR.participant(TRIAL).size());
    for (int f = 0; f < CLIP.frames(); f += 7) {
      for (Joint joint : Joint.values()) {
        Vector3 expected =
            vector(XsensSignal.POSITION, f, joint.parent())
                .plus(orientation(f, joint.parent()).rotate(body.offset(joint.child())));
        Vector3 actual = vector(XsensSignal.POSITION, f, joint.child());
        // Floats again: 2.4e-7 m a coordinate.
        assertThat(actual.minus(expected).norm()).as(joint.label()).isLessThan(1e-6);
      }
    }
  }

  @Test
  void jointAnglesAreThoseOfTheOrientations() {
    Signal expected =
        JointAngles.of(
            CLIP.signal("orientation"), SynthHeader.ANATOMICAL, JointAngles.Sequence.ZXY);

    assertThat(CLIP.signal("jointAngle").values()).isEqualTo(expected.values());
  }

  @Test
  void jointsBendTheWayTheyCan() {
    Signal angles = CLIP.signal("jointAngle");
    for (int f = 0; f < CLIP.frames(); f++) {
      for (Joint joint :
          new Joint[] {Joint.RIGHT_KNEE, Joint.LEFT_KNEE, Joint.RIGHT_ELBOW, Joint.LEFT_ELBOW}) {
        assertThat(angles.value(f, 3 * joint.ordinal() + 2)).as(joint.label()).isBetween(-1f, 150f);
      }
    }
  }

  @Test
  void accelerationsAreThoseOfPeople() {
    double highest = 0;
    for (int f = 0; f < CLIP.frames(); f++) {
      for (Segment segment : Segment.values()) {
        highest = Math.max(highest, vector(XsensSignal.ACCELERATION, f, segment).norm());
      }
    }
    // m/s²; the feet of a walking person reach some 40.
    assertThat(highest).isBetween(10.0, 60.0);
  }

  @Test
  void feetStayOnTheFloorAndOneOfThemStands() {
    for (int f = 0; f < CLIP.frames(); f++) {
      double lowest = Double.MAX_VALUE;
      double slowest = Double.MAX_VALUE;
      for (Hand hand : Hand.values()) {
        Segment toe = Limb.of(hand).toe();
        lowest = Math.min(lowest, vector(XsensSignal.POSITION, f, toe).z());
        slowest = Math.min(slowest, vector(XsensSignal.VELOCITY, f, toe).norm());
      }
      assertThat(lowest).isBetween(-0.04, 0.06);
      assertThat(slowest).as("frame " + f).isLessThan(0.5);
    }
  }

  @Test
  void walksDuringCarryingAndStandsWhilePicking() {
    assertThat(topSpeed(Action.CARRY)).isGreaterThan(0.5);
    assertThat(topSpeed(Action.SCREW)).isLessThan(0.3);
    assertThat(topSpeed(Action.FINE_MANIPULATION)).isLessThan(0.4);
  }

  private static double topSpeed(Action action) {
    LabelTrack labels = CLIP.labels().orElseThrow();
    double fastest = 0;
    for (int f = 0; f < CLIP.frames(); f++) {
      if (labels.at(f).orElseThrow().equals(action.label())) {
        Vector3 v = vector(XsensSignal.VELOCITY, f, Segment.PELVIS);
        fastest = Math.max(fastest, Math.hypot(v.x(), v.y()));
      }
    }
    return fastest;
  }

  @Test
  void screwingTurnsTheWorkingForearm() {
    Segment forearm = Limb.of(GENERATOR.participant(TRIAL).dominant()).foreArm();
    assertThat(meanTurnRate(Action.SCREW, forearm))
        .isGreaterThan(1.3 * meanTurnRate(Action.FINE_MANIPULATION, forearm));
  }

  private static double meanTurnRate(Action action, Segment segment) {
    LabelTrack labels = CLIP.labels().orElseThrow();
    double sum = 0;
    int count = 0;
    for (int f = 0; f < CLIP.frames(); f++) {
      if (labels.at(f).orElseThrow().equals(action.label())) {
        sum += vector(XsensSignal.ANGULAR_VELOCITY, f, segment).norm();
        count++;
      }
    }
    return sum / count;
  }

  @Test
  void withoutNoiseAndDriftFeetStandStill() {
    Difficulty clean = new Difficulty(1, 1, 0, 0, 0);
    MotionClip clip = new TrialGenerator(SPEC.withDifficulty(clean)).generate(TRIAL);
    Signal velocity = clip.signal("velocity");
    // The trial begins with standing at the first station.
    for (int f = 0; f < 120; f++) {
      for (Segment foot : new Segment[] {Segment.LEFT_FOOT, Segment.RIGHT_TOE}) {
        assertThat(
                Math.hypot(
                    velocity.value(f, 3 * foot.ordinal()),
                    velocity.value(f, 3 * foot.ordinal() + 1)))
            .isLessThan(0.02);
      }
    }
  }

  /** In this trial the two boundaries of a short action are blurred beyond one another. */
  @Test
  void blurredBoundariesDoNotChangePlaces() {
    SynthSpec blurred = SPEC.withSeed(107).withDifficulty(new Difficulty(3, 3, 0, 0, 0));

    LabelTrack labels =
        new TrialGenerator(blurred).generate(new TrialId(909, "A", 1, 2)).labels().orElseThrow();

    assertThat(labels.spans().stream().mapToInt(LabelSpan::length).sum())
        .isEqualTo(labels.frames());
    assertThat(labels.spans()).extracting(LabelSpan::length).contains(1);
  }
}
