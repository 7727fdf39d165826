package org.kinema4j.har.io.bvh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kinema4j.har.io.bvh.BvhSample.position;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.Vector3;
import org.kinema4j.har.transform.FeatureExtractor;
import org.kinema4j.har.transform.FeatureSpec;

/**
 * Forward kinematics against the slow way, and what must hold for any skeleton.
 *
 * <p>Tolerances: an angle of 180 degrees is a float to 1.5e-5 degrees, 2.7e-7 rad, of which at most
 * 3 a joint add up over chains of less than 10 joints and 5 m: 8e-6 rad, 4e-5 m in the worst case,
 * and 1e-5 m for errors of random sign. A wrong axis or order moves joints by centimetres.
 */
class ForwardKinematicsTest {

  private static final double METERS = 1e-5;
  private static final double ROTATION = 1e-5;

  private static Quaternion orientation(MotionClip clip, int frame, int joint) {
    Signal signal = clip.signal("orientation");
    return new Quaternion(
        signal.value(frame, 4 * joint),
        signal.value(frame, 4 * joint + 1),
        signal.value(frame, 4 * joint + 2),
        signal.value(frame, 4 * joint + 3));
  }

  /** Z up, X forward, Y left from Y up, Z forward, X left. */
  private static Vector3 ours(double[] v, double scale) {
    return new Vector3(v[2] * scale, v[0] * scale, v[1] * scale);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithMatricesAndRecursion(long seed) throws IOException {
    RandomSkeleton skeleton = new RandomSkeleton(seed, 30, 80, seed % 2 == 0);
    MotionClip clip = BvhSample.read(skeleton.text()).clip();
    assertThat(clip.frames()).isEqualTo(80);
    for (int f = 0; f < clip.frames(); f++) {
      RandomSkeleton.Pose pose = skeleton.pose(f);
      for (int j = 0; j < skeleton.joints(); j++) {
        Vector3 expected = ours(pose.positions().get(j), 0.01);
        assertThat(position(clip, f, j).minus(expected).norm()).isCloseTo(0, within(METERS));
        assertRotation(orientation(clip, f, j), pose.rotations().get(j));
      }
    }
  }

  /** The quaternion must turn each axis of ours as the matrix turns that axis of the file. */
  private static void assertRotation(Quaternion q, double[][] matrix) {
    Vector3[] axes = {new Vector3(0, 1, 0), new Vector3(0, 0, 1), new Vector3(1, 0, 0)};
    for (int axis = 0; axis < 3; axis++) {
      double[] column = {matrix[0][axis], matrix[1][axis], matrix[2][axis]};
      Vector3 turned = q.rotate(axes[axis]);
      assertThat(turned.minus(ours(column, 1)).norm()).isCloseTo(0, within(ROTATION));
    }
  }

  @Test
  void bonesKeepTheLengthOfTheirOffset() throws IOException {
    RandomSkeleton skeleton = new RandomSkeleton(11, 40, 50, false);
    MotionClip clip = BvhSample.read(skeleton.text()).clip();
    for (int j = 1; j < skeleton.joints(); j++) {
      for (int f = 0; f < clip.frames(); f++) {
        Vector3 bone = position(clip, f, j).minus(position(clip, f, skeleton.parent(j)));
        // The root is up to 3 m away, where floats are 2.4e-7 m apart.
        assertThat(bone.norm()).isCloseTo(0.01 * skeleton.length(j), within(2e-6));
      }
    }
  }

  @Test
  void turningTheRootTurnsEverything() throws IOException {
    RandomSkeleton skeleton = new RandomSkeleton(12, 25, 20, false);
    MotionClip still = BvhSample.read(skeleton.text()).clip();
    double degrees = 72;
    MotionClip turned =
        BvhSample.read(skeleton.textTurned(degrees, new double[] {100, -20, 250})).clip();
    Quaternion about = Quaternion.fromAxisAngle(new Vector3(0, 0, 1), Math.toRadians(degrees));
    Vector3 shift = new Vector3(2.5, 1, -0.2);
    for (int f = 0; f < still.frames(); f++) {
      for (int j = 0; j < skeleton.joints(); j++) {
        Vector3 expected = about.rotate(position(still, f, j)).plus(shift);
        assertThat(position(turned, f, j + 1).minus(expected).norm()).isCloseTo(0, within(METERS));
      }
    }
  }

  /** Seen from a joint that turns with the body, nothing tells where somebody stands or faces. */
  @Test
  void positionFeaturesDoNotDependOnPlaceAndHeading() throws IOException {
    RandomSkeleton skeleton = new RandomSkeleton(13, 25, 40, false);
    FeatureExtractor extractor = new FeatureExtractor(FeatureSpec.parse("positions"));
    double[] here = {0, 0, 0};
    double[] there = {-130, 15, 80};
    Signal expected =
        extractor.apply(BvhSample.read(skeleton.textTurned(0, here)).clip()).signal("features");
    assertThat(expected.width()).isEqualTo(3 * 26);
    for (double degrees : new double[] {33, 90, 179, -120}) {
      Signal features =
          extractor
              .apply(BvhSample.read(skeleton.textTurned(degrees, there)).clip())
              .signal("features");
      assertThat(features.channels()).isEqualTo(expected.channels());
      assertThat(features.values()).containsExactly(expected.values(), within((float) METERS));
    }
  }

  /** Enough frames for arrays that must grow several times, and no multiple of their steps. */
  @Test
  void anyNumberOfFramesIsRead() throws IOException {
    for (int frames : new int[] {1, 63, 64, 65, 128, 129, 1000}) {
      RandomSkeleton skeleton = new RandomSkeleton(frames, 3, frames, false);
      MotionClip clip = BvhSample.read(skeleton.text()).clip();
      assertThat(clip.frames()).isEqualTo(frames);
      Vector3 last = ours(skeleton.pose(frames - 1).positions().get(2), 0.01);
      assertThat(position(clip, frames - 1, 2).minus(last).norm()).isCloseTo(0, within(METERS));
    }
  }
}
