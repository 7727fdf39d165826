package org.kinema4j.har.dataset.datavec;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.Joint;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/** Recordings of a body whose every number walks at random, from a seed. */
final class Recordings {

  static final double RATE_HZ = 60;

  private Recordings() {}

  /** Positions, orientations and joint angles that jump by a full turn now and then. */
  static MotionClip body(int frames, long seed) {
    Random random = new Random(seed);
    List<String> joints = new ArrayList<>();
    for (Joint joint : Joint.values()) {
      joints.add(joint.label());
    }
    float[] angles = walk(frames, 3 * joints.size(), 30, random);
    for (int i = 0; i < angles.length; i++) {
      angles[i] -= (float) (360 * Math.rint(angles[i] / 360));
    }
    return new MotionClip(
        "walk",
        "S1",
        RATE_HZ,
        List.of(
            new Signal(
                "orientation",
                XsensSignal.ORIENTATION.channels(Segment.labels()),
                walk(frames, 4 * Segment.count(), 0.2, random)),
            new Signal(
                "position",
                XsensSignal.POSITION.channels(Segment.labels()),
                walk(frames, 3 * Segment.count(), 0.1, random)),
            new Signal("jointAngle", XsensSignal.JOINT_ANGLE.channels(joints), angles)));
  }

  /** Three labels and, between the first two, ten frames without any. */
  static MotionClip labelled(MotionClip clip) {
    int third = clip.frames() / 3;
    return clip.withLabels(
        new LabelTrack(
            clip.frames(),
            List.of(
                new LabelSpan(0, third, "Walk"),
                new LabelSpan(third + 10, 2 * third, "Reach"),
                new LabelSpan(2 * third, clip.frames(), "Idle"))));
  }

  /** Channels of some other sensor. */
  static MotionClip sensor(int frames, long seed) {
    return new MotionClip(
        "sensor",
        "S1",
        RATE_HZ,
        List.of(
            new Signal(
                "channels",
                List.of(
                    new Channel("hip", "deg"), new Channel("force", "N"), new Channel("t", "rad")),
                walk(frames, 3, 1, new Random(seed)))));
  }

  private static float[] walk(int frames, int width, double step, Random random) {
    float[] values = new float[frames * width];
    for (int c = 0; c < width; c++) {
      double value = random.nextGaussian();
      for (int f = 0; f < frames; f++) {
        values[f * width + c] = (float) value;
        value += step * random.nextGaussian();
      }
    }
    return values;
  }
}
