package org.kinema4j.har.io.mvnx;

import java.util.List;
import java.util.Objects;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Vector3;

/**
 * A frame of an MVNX file that is no movement but a pose in which the skeleton was measured.
 *
 * @param type {@code npose} and {@code tpose} in version 3; {@code identity}, {@code tpose} and
 *     {@code tpose-isb} in version 4
 * @param orientations orientation of each segment, body to global
 * @param positions origin of each segment in metres, global frame
 */
public record CalibrationPose(String type, List<Quaternion> orientations, List<Vector3> positions) {

  /** Standing upright with hanging arms (version 3). */
  public static final String N_POSE = "npose";

  /** All segments without rotation (version 4). */
  public static final String IDENTITY = "identity";

  /** Standing upright with the arms stretched sideways. */
  public static final String T_POSE = "tpose";

  /** The T-pose as the orientation of anatomical frames in the axes of the ISB (version 4). */
  public static final String T_POSE_ISB = "tpose-isb";

  /**
   * Copies the lists and checks that they belong together.
   *
   * @param type {@code npose} and {@code tpose} in version 3; {@code identity}, {@code tpose} and
   *     {@code tpose-isb} in version 4
   * @param orientations orientation of each segment, body to global
   * @param positions origin of each segment in metres, global frame
   */
  public CalibrationPose {
    Objects.requireNonNull(type, "type");
    orientations = List.copyOf(orientations);
    positions = List.copyOf(positions);
    if (orientations.size() != positions.size()) {
      throw new IllegalArgumentException(
          "pose %s must have as many orientations as positions, received %d and %d"
              .formatted(type, orientations.size(), positions.size()));
    }
  }
}
