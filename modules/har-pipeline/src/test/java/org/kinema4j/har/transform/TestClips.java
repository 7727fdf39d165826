package org.kinema4j.har.transform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.Vector3;
import org.kinema4j.har.motion.XsensSignal;

/** Recordings made for tests. */
final class TestClips {

  private TestClips() {}

  /** One pose a frame: the place and orientation of every segment. */
  record Pose(List<Vector3> positions, List<Quaternion> orientations) {

    Pose moved(Quaternion turn, Vector3 by) {
      return new Pose(
          positions.stream().map(p -> turn.rotate(p).plus(by)).toList(),
          orientations.stream().map(turn::times).toList());
    }
  }

  static Quaternion aboutX(double angle) {
    return Quaternion.fromAxisAngle(new Vector3(1, 0, 0), angle);
  }

  static Quaternion aboutY(double angle) {
    return Quaternion.fromAxisAngle(new Vector3(0, 1, 0), angle);
  }

  static Quaternion aboutZ(double angle) {
    return Quaternion.fromAxisAngle(new Vector3(0, 0, 1), angle);
  }

  /** Poses of segments within a metre of the pelvis, each tilted by up to 0.6 rad. */
  static List<Pose> randomPoses(int frames, long seed) {
    Random random = new Random(seed);
    List<Pose> poses = new ArrayList<>();
    for (int f = 0; f < frames; f++) {
      List<Vector3> positions = new ArrayList<>();
      List<Quaternion> orientations = new ArrayList<>();
      Vector3 pelvis = new Vector3(random.nextGaussian(), random.nextGaussian(), 1);
      for (int s = 0; s < Segment.count(); s++) {
        Vector3 offset =
            new Vector3(random.nextDouble() - 0.5, random.nextDouble() - 0.5, random.nextDouble());
        positions.add(s == 0 ? pelvis : pelvis.plus(offset));
        orientations.add(
            aboutZ(random.nextDouble() * 6 - 3)
                .times(aboutY(random.nextDouble() * 1.2 - 0.6))
                .times(aboutX(random.nextDouble() * 1.2 - 0.6)));
      }
      poses.add(new Pose(positions, orientations));
    }
    return poses;
  }

  static MotionClip clip(List<Pose> poses) {
    return new MotionClip("walk", "S1", 240, List.of(position(poses), orientation(poses)));
  }

  static Signal position(List<Pose> poses) {
    float[] values = new float[poses.size() * Segment.count() * 3];
    int at = 0;
    for (Pose pose : poses) {
      for (Vector3 p : pose.positions()) {
        values[at++] = (float) p.x();
        values[at++] = (float) p.y();
        values[at++] = (float) p.z();
      }
    }
    return new Signal("position", XsensSignal.POSITION.channels(Segment.labels()), values);
  }

  static Signal orientation(List<Pose> poses) {
    float[] values = new float[poses.size() * Segment.count() * 4];
    int at = 0;
    for (Pose pose : poses) {
      for (Quaternion q : pose.orientations()) {
        values[at++] = (float) q.w();
        values[at++] = (float) q.x();
        values[at++] = (float) q.y();
        values[at++] = (float) q.z();
      }
    }
    return new Signal("orientation", XsensSignal.ORIENTATION.channels(Segment.labels()), values);
  }

  /** The same signal with its channels in another order. */
  static Signal shuffled(Signal signal, long seed) {
    List<Integer> order = new ArrayList<>();
    for (int c = 0; c < signal.width(); c++) {
      order.add(c);
    }
    Collections.shuffle(order, new Random(seed));
    return columns(signal, order);
  }

  /** The same signal without the channels whose name contains a text. */
  static Signal without(Signal signal, String text) {
    List<Integer> order = new ArrayList<>();
    for (int c = 0; c < signal.width(); c++) {
      if (!signal.channels().get(c).name().contains(text)) {
        order.add(c);
      }
    }
    return columns(signal, order);
  }

  private static Signal columns(Signal signal, List<Integer> order) {
    List<Channel> channels = order.stream().map(c -> signal.channels().get(c)).toList();
    float[] values = new float[signal.frames() * order.size()];
    for (int f = 0; f < signal.frames(); f++) {
      for (int i = 0; i < order.size(); i++) {
        values[f * order.size() + i] = signal.value(f, order.get(i));
      }
    }
    return new Signal(signal.name(), channels, values);
  }

  /** A recording of one signal with one channel. */
  static MotionClip single(String unit, double rateHz, double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return new MotionClip(
        "one", "S1", rateHz, List.of(new Signal("s", List.of(new Channel("s", unit)), floats)));
  }

  /** The only channel of {@link #single}. */
  static double[] values(MotionClip clip) {
    float[] floats = clip.signal("s").values();
    double[] values = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      values[i] = floats[i];
    }
    return values;
  }
}
