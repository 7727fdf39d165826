package org.kinema4j.har.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.kinema4j.har.transform.TestClips.aboutY;
import static org.kinema4j.har.transform.TestClips.aboutZ;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

class TrackedSkeletonTest {

  private static final FeatureExtractor POSITIONS =
      new FeatureExtractor(FeatureSpec.parse("positions"));

  private static Signal position(List<String> items, float... values) {
    return new Signal("position", XsensSignal.POSITION.channels(items), values);
  }

  private static Signal orientation(List<String> items, Quaternion... frames) {
    List<Float> values = new ArrayList<>();
    for (Quaternion q : frames) {
      for (int i = 0; i < items.size(); i++) {
        // Only the first item's orientation counts; the others face another way.
        Quaternion turned = i == 0 ? q : aboutZ(2).times(q);
        values.add((float) turned.w());
        values.add((float) turned.x());
        values.add((float) turned.y());
        values.add((float) turned.z());
      }
    }
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return new Signal("orientation", XsensSignal.ORIENTATION.channels(items), array);
  }

  private static MotionClip clip(Signal... signals) {
    return new MotionClip("dog", "S1", 100, List.of(signals));
  }

  @Test
  void otherSkeletonsAreSeenFromTheirFirstItem() {
    List<String> items = List.of("Spine", "Paw_left");
    // The paw is 1 m in the direction +Y of the spine. A spine that faces +Y sees it in front; one
    // that faces +X sees it to the left, pitched or not.
    MotionClip clip =
        clip(
            position(items, 5, 6, 7, 5, 7, 6.5f, 5, 6, 7, 5, 7, 6.5f),
            orientation(items, aboutZ(Math.PI / 2), aboutY(0.3)));
    Signal features = POSITIONS.apply(clip).signal("features");
    assertThat(features.channels())
        .extracting(Channel::name)
        .containsExactly(
            "positions_Spine_x",
            "positions_Spine_y",
            "positions_Spine_z",
            "positions_Paw_left_x",
            "positions_Paw_left_y",
            "positions_Paw_left_z");
    assertThat(features.channels()).extracting(Channel::unit).containsOnly("m");
    assertThat(features.values())
        .containsExactly(new float[] {0, 0, 0, 1, 0, -0.5f, 0, 0, 0, 0, 1, -0.5f}, within(1e-6f));
  }

  @Test
  void thePelvisIsTheRootWhereverItStands() {
    List<String> items = List.of("Tail", "Pelvis");
    MotionClip clip =
        clip(position(items, 0, 0, 0, 1, 0, 0), orientation(List.of("Pelvis", "Tail"), aboutZ(0)));
    assertThat(POSITIONS.apply(clip).signal("features").values())
        .containsExactly(-1, 0, 0, 0, 0, 0);
  }

  @Test
  void furtherItemsBesideTheSegmentsOfXsensAreLeftOut() {
    MotionClip plain = TestClips.clip(TestClips.randomPoses(3, 9));
    List<Channel> channels = new ArrayList<>(XsensSignal.POSITION.channels(List.of("Prop1")));
    channels.addAll(plain.signal("position").channels());
    float[] values = new float[3 * channels.size()];
    for (int f = 0; f < 3; f++) {
      System.arraycopy(plain.signal("position").values(), 69 * f, values, 72 * f + 3, 69);
    }
    MotionClip withProp =
        plain.withSignals(
            List.of(new Signal("position", channels, values), plain.signal("orientation")));
    Signal expected = POSITIONS.apply(plain).signal("features");
    Signal features = POSITIONS.apply(withProp).signal("features");
    assertThat(features.channels()).isEqualTo(expected.channels());
    assertThat(features.values()).isEqualTo(expected.values());
    assertThat(TrackedSkeleton.of(withProp))
        .isEqualTo(new TrackedSkeleton(Segment.labels(), "Pelvis"));
  }

  @Test
  void aRootWithoutOrientationIsNamed() {
    MotionClip clip =
        clip(
            position(List.of("Spine", "Paw"), 0, 0, 0, 1, 0, 0),
            orientation(List.of("Paw"), aboutZ(0)));
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> POSITIONS.apply(clip))
        .withMessage(
            "dog: orientation: expected Spine (channel orientation_Spine_w), found 4 channels"
                + " without it");
    MotionClip zero =
        clip(
            position(List.of("Spine"), 0, 0, 0),
            orientation(List.of("Spine"), new Quaternion(0, 0, 0, 0)));
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> POSITIONS.apply(zero))
        .withMessageStartingWith("dog: frame 0, orientation_Spine: expected a unit quaternion");
  }

  @Test
  void otherChannelsThanCoordinatesAreRefused() {
    for (String name : List.of("position_Spine_w", "position_x", "position__x", "Spine_x")) {
      Signal odd = new Signal("position", List.of(new Channel(name, "m")), new float[1]);
      assertThatExceptionOfType(BadDataException.class)
          .isThrownBy(() -> TrackedSkeleton.of(clip(odd)))
          .withMessage(
              "dog: position: expected channels named position_<item>_x, _y or _z, found " + name);
    }
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(
            () ->
                FeatureSpec.parse("positions").channels(clip(orientation(List.of("a"), aboutZ(0)))))
        .withMessage("dog: expected the signal position, found only orientation");
  }

  @Test
  void jointAnglesOfOtherSkeletonsAreRefusedWithWhatIsMissing() {
    FeatureExtractor angles = new FeatureExtractor(FeatureSpec.parse("joint-angles"));
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> angles.apply(clip(orientation(List.of("Spine", "Head"), aboutZ(0)))))
        .withMessage(
            "dog: orientation: expected the 23 segments of Xsens, which joint-angles are made"
                + " from, found no Pelvis, L5, L3, T12, T8 and 17 more");
    List<String> noNeck = new ArrayList<>(Segment.labels());
    noNeck.remove("Neck");
    assertThatExceptionOfType(BadDataException.class)
        .isThrownBy(() -> angles.apply(clip(orientation(noNeck, aboutZ(0)))))
        .withMessageEndingWith("found no Neck");
  }
}
