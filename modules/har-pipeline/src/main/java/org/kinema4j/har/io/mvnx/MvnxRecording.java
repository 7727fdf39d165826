package org.kinema4j.har.io.mvnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kinema4j.har.io.Irregularity;
import org.kinema4j.har.motion.JointAngles;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/**
 * What an MVNX file holds.
 *
 * @param header what stands before and beside the frames of movement
 * @param clip the signals that were asked for
 * @param irregularities what a user should know about the file, in file order
 */
public record MvnxRecording(MvnxHeader header, MotionClip clip, List<Irregularity> irregularities) {

  /**
   * Copies the list and checks that all parts are there.
   *
   * @param header what stands before and beside the frames of movement
   * @param clip the signals that were asked for
   * @param irregularities what a user should know about the file, in file order
   */
  public MvnxRecording {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(clip, "clip");
    irregularities = List.copyOf(irregularities);
  }

  /**
   * Returns the clip with joint angles also where the file has none: they follow from the
   * orientations and the calibration poses of the file, provided that it lists the 23 segments of
   * {@link Segment} in that order.
   *
   * @param wanted signals that were asked for
   * @return the clip, with {@code jointAngle} added if it is wanted, absent, and can be computed
   */
  public MotionClip clipWith(Set<XsensSignal> wanted) {
    if (!wanted.contains(XsensSignal.JOINT_ANGLE)
        || clip.has(XsensSignal.JOINT_ANGLE.tag())
        || !clip.has(XsensSignal.ORIENTATION.tag())
        || !header.layout().labels(XsensSignal.Items.SEGMENTS).equals(Segment.labels())) {
      return clip;
    }
    List<Signal> signals = new ArrayList<>(clip.signals());
    signals.add(
        JointAngles.of(
            clip.signal(XsensSignal.ORIENTATION.tag()),
            anatomicalOffsets(),
            JointAngles.Sequence.ZXY));
    return clip.withSignals(signals);
  }

  /**
   * Returns a calibration pose.
   *
   * @param type for example {@link CalibrationPose#T_POSE}
   * @return the pose, or empty if the file does not have it
   */
  public Optional<CalibrationPose> calibration(String type) {
    return header.calibration().stream().filter(pose -> pose.type().equals(type)).findFirst();
  }

  /**
   * Returns for each segment the rotation from its anatomical frame (X forward, Y left, Z up with
   * hanging arms) into its body frame, as {@link org.kinema4j.har.motion.JointAngles} needs them.
   * Version 3 uses the anatomical frame; version 4 says by its poses {@code tpose} and {@code
   * tpose-isb} how the two differ: {@code conj(tpose) * tpose-isb}, for real files multiples of
   * 90°.
   *
   * @return one rotation a segment
   */
  public List<Quaternion> anatomicalOffsets() {
    Optional<CalibrationPose> pose = calibration(CalibrationPose.T_POSE);
    Optional<CalibrationPose> isb = calibration(CalibrationPose.T_POSE_ISB);
    if (pose.isEmpty() || isb.isEmpty()) {
      return unchanged();
    }
    List<Quaternion> offsets = new ArrayList<>();
    for (int s = 0; s < pose.get().orientations().size(); s++) {
      Quaternion turn = pose.get().orientations().get(s).conjugate();
      offsets.add(turn.times(isb.get().orientations().get(s)).normalized());
    }
    return offsets;
  }

  /**
   * Returns for each segment the rotation from the frame of its points into its body frame: point
   * {@code r} of a segment at position {@code p} with orientation {@code q} lies at {@code p + q *
   * offset * r} in the global frame. Version 4 gives points in the body frame. Version 3 gives them
   * in that same frame, of which the arms are stretched sideways, though its body frame is another;
   * the pose {@code npose} leads back: {@code conj(npose)}.
   *
   * @return one rotation a segment
   */
  public List<Quaternion> pointOffsets() {
    return calibration(CalibrationPose.N_POSE)
        .map(pose -> pose.orientations().stream().map(q -> q.conjugate().normalized()).toList())
        .orElseGet(this::unchanged);
  }

  private List<Quaternion> unchanged() {
    int segments = header.layout().labels(XsensSignal.Items.SEGMENTS).size();
    return Collections.nCopies(segments, Quaternion.IDENTITY);
  }
}
