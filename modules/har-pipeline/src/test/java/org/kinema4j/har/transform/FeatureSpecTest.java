package org.kinema4j.har.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal;

class FeatureSpecTest {

  private final MotionClip clip = TestClips.clip(TestClips.randomPoses(2, 1));

  @Test
  void parsesNamesInOrder() {
    assertThat(FeatureSpec.parse(" velocity , positions").groups())
        .containsExactly("velocity", "positions");
  }

  @Test
  void bothStandsForPositionsAndJointAngles() {
    assertThat(FeatureSpec.parse("both")).isEqualTo(FeatureSpec.parse("positions,joint-angles"));
    assertThat(FeatureSpec.parse("both,velocity").groups())
        .containsExactly("positions", "joint-angles", "velocity");
  }

  @Test
  void whatItPrintsItParses() {
    FeatureSpec spec = FeatureSpec.parse("both,angularVelocity");
    assertThat(spec).hasToString("positions,joint-angles,angularVelocity");
    assertThat(FeatureSpec.parse(spec.toString())).isEqualTo(spec);
  }

  @Test
  void errorsListWhatExists() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureSpec.parse("positions,speed"))
        .withMessageContaining("received 'speed'")
        .withMessageContaining("positions, joint-angles, both, orientation, position, velocity");
    assertThatIllegalArgumentException().isThrownBy(() -> FeatureSpec.parse(""));
    assertThatIllegalArgumentException().isThrownBy(() -> FeatureSpec.parse("positions,"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureSpec(List.of()))
        .withMessageContaining("at least one of positions");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureSpec.parse("both,positions"))
        .withMessageContaining("'positions' twice");
  }

  @Test
  void tellsAReaderWhatToRead() {
    assertThat(FeatureSpec.parse("positions").requiredSignals())
        .containsExactlyInAnyOrder(XsensSignal.POSITION, XsensSignal.ORIENTATION);
    assertThat(FeatureSpec.parse("joint-angles").requiredSignals())
        .containsExactlyInAnyOrder(XsensSignal.JOINT_ANGLE, XsensSignal.ORIENTATION);
    assertThat(FeatureSpec.parse("velocity").requiredSignals())
        .containsExactly(XsensSignal.VELOCITY);
  }

  @Test
  void tellsWhatARecordingLacks() {
    MotionClip onlyPosition = clip.withSignals(List.of(clip.signal("position")));
    assertThat(FeatureSpec.parse("positions").missingFrom(onlyPosition))
        .containsExactly(XsensSignal.ORIENTATION);
    assertThat(FeatureSpec.parse("velocity,positions").missingFrom(clip))
        .containsExactly(XsensSignal.VELOCITY);
    assertThat(FeatureSpec.parse("joint-angles").missingFrom(onlyPosition))
        .containsExactlyInAnyOrder(XsensSignal.ORIENTATION, XsensSignal.JOINT_ANGLE);
  }

  @Test
  void orientationAndJointAngleStandInForEachOtherOnlyWhereTheyCan() {
    MotionClip onlyOrientation = clip.withSignals(List.of(clip.signal("orientation")));
    MotionClip onlyAngles = clip.withSignals(List.of(FeatureExtractorTest.jointAngles(2)));
    assertThat(FeatureSpec.parse("joint-angles").missingFrom(onlyOrientation)).isEmpty();
    assertThat(FeatureSpec.parse("joint-angles").missingFrom(onlyAngles)).isEmpty();
    assertThat(FeatureSpec.parse("joint-angles,jointAngle").missingFrom(onlyOrientation))
        .containsExactly(XsensSignal.JOINT_ANGLE);
    assertThat(FeatureSpec.parse("both").missingFrom(onlyAngles))
        .containsExactlyInAnyOrder(XsensSignal.ORIENTATION, XsensSignal.POSITION);
    assertThat(FeatureSpec.parse("joint-angles,orientation").missingFrom(onlyAngles))
        .containsExactly(XsensSignal.ORIENTATION);
  }

  @Test
  void namesChannelsByGroupItemAndComponent() {
    List<String> names =
        FeatureSpec.parse("both,position").channels(clip).stream().map(Channel::name).toList();
    assertThat(names).hasSize(69 + 66 + 69).doesNotHaveDuplicates();
    assertThat(names.get(0)).isEqualTo("positions_Pelvis_x");
    assertThat(names.get(69)).isEqualTo("joint-angles_jL5S1_x");
    assertThat(names.get(134)).isEqualTo("joint-angles_jLeftBallFoot_z");
    assertThat(names.get(135)).isEqualTo("position_Pelvis_x");
    assertThat(FeatureSpec.parse("positions").channels(clip).get(5).unit()).isEqualTo("m");
    assertThat(FeatureSpec.parse("joint-angles").channels(clip).get(5).unit()).isEqualTo("rad");
  }
}
