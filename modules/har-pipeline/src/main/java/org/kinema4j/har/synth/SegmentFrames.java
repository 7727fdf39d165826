package org.kinema4j.har.synth;

import java.util.List;
import java.util.function.IntFunction;
import org.kinema4j.har.motion.JointAngles;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.Vector3;
import org.kinema4j.har.motion.XsensSignal;

/**
 * Orientations and positions of all segments over time, and the signals that follow from them.
 *
 * <p>Rates are central differences over two frames: velocity of position, acceleration of velocity,
 * angular velocity of orientation. {@value #MARGIN} frames at each end serve only these differences
 * and are no part of the signals.
 */
final class SegmentFrames {

  /** Frames at each end that the signals leave out. */
  static final int MARGIN = 2;

  private static final int SEGMENTS = BodyModel.SEGMENTS;

  private final int frames;
  private final double rateHz;
  private final Quaternion[] orientations;
  private final Vector3[] positions;

  SegmentFrames(int frames, double rateHz) {
    this.frames = frames;
    this.rateHz = rateHz;
    this.orientations = new Quaternion[frames * SEGMENTS];
    this.positions = new Vector3[frames * SEGMENTS];
  }

  void put(int frame, Quaternion[] pose, Vector3[] places) {
    System.arraycopy(pose, 0, orientations, frame * SEGMENTS, SEGMENTS);
    System.arraycopy(places, 0, positions, frame * SEGMENTS, SEGMENTS);
  }

  /**
   * Returns orientation, position, velocity, acceleration, angular velocity and joint angles.
   *
   * @param anatomical rotation from each anatomical frame into the frame of the orientations
   */
  List<Signal> signals(List<Quaternion> anatomical) {
    Signal orientation = orientation();
    return List.of(
        orientation,
        signal(XsensSignal.POSITION, i -> positions[i]),
        signal(XsensSignal.VELOCITY, this::velocity),
        signal(XsensSignal.ACCELERATION, this::acceleration),
        signal(XsensSignal.ANGULAR_VELOCITY, this::angularVelocity),
        JointAngles.of(orientation, anatomical, JointAngles.Sequence.ZXY));
  }

  private Vector3 velocity(int i) {
    return positions[i + SEGMENTS].minus(positions[i - SEGMENTS]).times(rateHz / 2);
  }

  private Vector3 acceleration(int i) {
    return velocity(i + SEGMENTS).minus(velocity(i - SEGMENTS)).times(rateHz / 2);
  }

  private Vector3 angularVelocity(int i) {
    return orientations[i - SEGMENTS].angularVelocityTo(orientations[i + SEGMENTS], 2 / rateHz);
  }

  private Signal orientation() {
    float[] values = new float[(frames - 2 * MARGIN) * SEGMENTS * 4];
    int at = 0;
    for (int i = MARGIN * SEGMENTS; i < (frames - MARGIN) * SEGMENTS; i++) {
      Quaternion q = orientations[i];
      values[at++] = (float) q.w();
      values[at++] = (float) q.x();
      values[at++] = (float) q.y();
      values[at++] = (float) q.z();
    }
    return new Signal(
        XsensSignal.ORIENTATION.tag(), XsensSignal.ORIENTATION.channels(Segment.labels()), values);
  }

  private Signal signal(XsensSignal kind, IntFunction<Vector3> vectors) {
    float[] values = new float[(frames - 2 * MARGIN) * SEGMENTS * 3];
    int at = 0;
    for (int i = MARGIN * SEGMENTS; i < (frames - MARGIN) * SEGMENTS; i++) {
      Vector3 v = vectors.apply(i);
      values[at++] = (float) v.x();
      values[at++] = (float) v.y();
      values[at++] = (float) v.z();
    }
    return new Signal(kind.tag(), kind.channels(Segment.labels()), values);
  }
}
