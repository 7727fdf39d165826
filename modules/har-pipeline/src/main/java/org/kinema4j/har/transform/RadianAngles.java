package org.kinema4j.har.transform;

import java.util.Collections;
import java.util.List;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.Joint;
import org.kinema4j.har.motion.JointAngles;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/** Joint angles in radians, without jumps by a full turn. */
final class RadianAngles {

  private RadianAngles() {}

  /**
   * Makes the angles.
   *
   * @param clip a recording with joint angles or orientations
   * @param channels names of the result: three for each of the 22 joints
   * @return the angles in radians
   */
  static Signal of(MotionClip clip, List<Channel> channels) {
    Columns degrees =
        new Columns(
            clip.has(XsensSignal.JOINT_ANGLE.tag())
                ? clip
                : clip.withSignals(List.of(fromOrientation(clip))),
            XsensSignal.JOINT_ANGLE);
    float[] values = new float[clip.frames() * channels.size()];
    int target = 0;
    for (Joint joint : Joint.values()) {
      for (int column : degrees.of(joint.label())) {
        double[] angles = radians(degrees.signal(), column);
        for (int f = 0; f < angles.length; f++) {
          values[f * channels.size() + target] = (float) angles[f];
        }
        target++;
      }
    }
    return new Signal(FeatureSpec.JOINT_ANGLES, channels, values);
  }

  private static double[] radians(Signal degrees, int column) {
    double[] angles = new double[degrees.frames()];
    for (int f = 0; f < angles.length; f++) {
      angles[f] = Math.toRadians(degrees.value(f, column));
    }
    Angles.makeContinuousInPlace(angles);
    return angles;
  }

  private static Signal fromOrientation(MotionClip clip) {
    return JointAngles.of(
        inOrder(clip),
        Collections.nCopies(Segment.count(), Quaternion.IDENTITY),
        JointAngles.Sequence.ZXY);
  }

  private static Signal inOrder(MotionClip clip) {
    TrackedSkeleton.requireXsens(clip);
    Columns orientation = new Columns(clip, XsensSignal.ORIENTATION);
    Signal signal = orientation.signal();
    int width = 4 * Segment.count();
    float[] values = new float[clip.frames() * width];
    for (Segment segment : Segment.values()) {
      int[] columns = orientation.of(segment.label());
      for (int f = 0; f < clip.frames(); f++) {
        for (int i = 0; i < columns.length; i++) {
          values[f * width + 4 * segment.ordinal() + i] = signal.value(f, columns[i]);
        }
      }
    }
    return new Signal(signal.name(), XsensSignal.ORIENTATION.channels(Segment.labels()), values);
  }
}
