package org.kinema4j.har.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.io.mvnx.MvnxReader;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.Vector3;

/** Features of recorded people; skipped where the recordings are not at hand. */
class RealRecordingTest {

  private static MotionClip read(String name) throws IOException {
    Path folder = Path.of(System.getProperty("kinema4j.realData", "")).toAbsolutePath();
    if (System.getProperty("kinema4j.realData") == null) {
      while (folder != null
          && !Files.isDirectory(folder.resolveSibling("shared").resolve("data"))) {
        folder = folder.getParent();
      }
      folder = folder == null ? null : folder.resolveSibling("shared").resolve("data");
    }
    assumeTrue(
        folder != null && Files.exists(folder.resolve("mvnx").resolve(name)),
        "real recordings are absent: no mvnx/" + name + " in kinema4j.realData or ../shared/data");
    return MvnxReader.all().read(folder.resolve("mvnx").resolve(name)).clip();
  }

  private static Signal features(String groups, MotionClip clip) {
    return new FeatureExtractor(FeatureSpec.parse(groups))
        .apply(clip)
        .signal(FeatureExtractor.SIGNAL);
  }

  private static double mean(Signal features, Segment segment, int component) {
    return IntStream.range(0, features.frames())
        .mapToDouble(f -> features.value(f, 3 * segment.ordinal() + component))
        .average()
        .orElseThrow();
  }

  @Test
  void leftIsLeftAndToesPointForwardWhateverTheDirectionAPersonFaces() throws IOException {
    MotionClip clip = read("kicking-003.mvnx");
    for (double turn : new double[] {0, 1.5, 3, -2}) {
      Signal features = features("positions", turned(clip, turn));
      // Hips of an adult are some 8 cm from the middle of the pelvis, a foot some 15 cm long.
      assertThat(mean(features, Segment.LEFT_UPPER_LEG, 1)).isBetween(0.06, 0.1);
      assertThat(mean(features, Segment.RIGHT_UPPER_LEG, 1)).isBetween(-0.1, -0.06);
      assertThat(mean(features, Segment.LEFT_TOE, 0) - mean(features, Segment.LEFT_FOOT, 0))
          .isBetween(0.08, 0.2);
      assertThat(mean(features, Segment.HEAD, 2)).isBetween(0.4, 0.8);
    }
  }

  private static MotionClip turned(MotionClip clip, double angle) {
    Signal position = clip.signal("position");
    Signal orientation = clip.signal("orientation");
    float[] p = position.values().clone();
    float[] q = orientation.values().clone();
    Quaternion turn = TestClips.aboutZ(angle);
    for (int i = 0; i < p.length; i += 3) {
      Vector3 v = turn.rotate(new Vector3(p[i], p[i + 1], p[i + 2]));
      p[i] = (float) v.x();
      p[i + 1] = (float) v.y();
    }
    for (int i = 0; i < q.length; i += 4) {
      Quaternion r = turn.times(new Quaternion(q[i], q[i + 1], q[i + 2], q[i + 3]));
      q[i] = (float) r.w();
      q[i + 1] = (float) r.x();
      q[i + 2] = (float) r.y();
      q[i + 3] = (float) r.z();
    }
    return clip.withSignals(
        List.of(
            new Signal("position", position.channels(), p),
            new Signal("orientation", orientation.channels(), q)));
  }

  @Test
  void jointAnglesFromOrientationAreThoseOfTheFile() throws IOException {
    MotionClip clip = read("kicking-003.mvnx");
    MotionClip onlyOrientation = clip.withSignals(List.of(clip.signal("orientation")));
    assertThat(features("joint-angles", onlyOrientation).values())
        .containsExactly(
            features("joint-angles", clip).values(), within((float) Math.toRadians(0.01)));
  }

  @Test
  void jointAnglesHaveNoJumps() throws IOException {
    for (String name : List.of("kicking-003.mvnx", "test_mocap.mvnx")) {
      MotionClip clip = read(name);
      Signal angles = features("joint-angles", clip);
      for (int f = 1; f < angles.frames(); f++) {
        for (int c = 0; c < angles.width(); c++) {
          assertThat(Math.abs(angles.value(f, c) - angles.value(f - 1, c))).isLessThan(3.1416f);
        }
      }
    }
  }

  @Test
  void resamplingASlowRecordingKeepsItsFrames() throws IOException {
    MotionClip clip = read("test_mocap.mvnx");
    Signal old = clip.signal("position");
    Signal fast = new Resampler(240).apply(clip).signal("position");
    assertThat(fast.frames()).isEqualTo(4 * clip.frames());
    for (int f = 0; f < clip.frames(); f++) {
      for (int c = 0; c < old.width(); c++) {
        assertThat(fast.value(4 * f, c)).isCloseTo(old.value(f, c), within(1e-5f));
      }
    }
  }
}
