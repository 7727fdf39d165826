package org.kinema4j.har.motion;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Computes the joint angles of MVNX from the orientations of the segments.
 *
 * <p>Let {@code q = conj(parent) * child} be the orientation of a joint's child in its parent, both
 * in anatomical frames (X forward, Y left, Z up while standing with hanging arms). In the axes of
 * the ISB (X forward, Y up, Z right) its rotation matrix is taken apart as {@code Rz(c) Rx(a)
 * Ry(b)} for {@code jointAngle} or {@code Rx(a) Rz(c) Ry(b)} for {@code jointAngleXZY}. The columns
 * are {@code (a, b, c)}: abduction, internal rotation, flexion, in degrees. Signs follow the
 * anatomy: {@code a} is negated at joints of the right side, {@code b} at those of the left side,
 * {@code c} at joints of the spine and neck, at the knees and at the balls of the feet.
 *
 * <p>Near a middle angle of ±90° the other two angles are ill-determined, as with any Euler
 * sequence.
 */
public final class JointAngles {

  private static final Set<Joint> FLEXION_REVERSED =
      EnumSet.of(Joint.RIGHT_KNEE, Joint.RIGHT_BALL_FOOT, Joint.LEFT_KNEE, Joint.LEFT_BALL_FOOT);

  /** The order of rotations, and with it the signal of MVNX. */
  public enum Sequence {
    /** {@code Rz Rx Ry}, the signal {@code jointAngle}. */
    ZXY(XsensSignal.JOINT_ANGLE),
    /** {@code Rx Rz Ry}, the signal {@code jointAngleXZY}; meant for the shoulders. */
    XZY(XsensSignal.JOINT_ANGLE_XZY);

    private final XsensSignal signal;

    Sequence(XsensSignal signal) {
      this.signal = signal;
    }

    /**
     * Returns the signal that holds angles of this sequence.
     *
     * @return {@code jointAngle} or {@code jointAngleXZY}
     */
    public XsensSignal signal() {
      return signal;
    }
  }

  private JointAngles() {}

  /**
   * Returns the angles of one joint.
   *
   * @param joint the joint; decides the signs
   * @param parent orientation of its parent segment, anatomical frame to global
   * @param child orientation of its child segment, anatomical frame to global
   * @param sequence order of rotations
   * @return abduction, internal rotation and flexion, in degrees
   */
  public static Vector3 of(Joint joint, Quaternion parent, Quaternion child, Sequence sequence) {
    Quaternion q = parent.conjugate().times(child).normalized();
    Quaternion isb = new Quaternion(q.w(), q.x(), q.z(), -q.y());
    Vector3 angles = sequence == Sequence.ZXY ? zxy(isb) : xzy(isb);
    boolean right = joint.label().startsWith("jRight");
    boolean left = joint.label().startsWith("jLeft");
    boolean reversed = !(right || left) || FLEXION_REVERSED.contains(joint);
    return new Vector3(
        Math.toDegrees(right ? -angles.x() : angles.x()),
        Math.toDegrees(left ? -angles.y() : angles.y()),
        Math.toDegrees(reversed ? -angles.z() : angles.z()));
  }

  /**
   * Returns the angles of all joints at every frame.
   *
   * @param orientation orientations of the 23 segments: 92 channels a frame
   * @param offsets for each segment the rotation from its anatomical frame into the frame that
   *     {@code orientation} is given in; {@link Quaternion#IDENTITY} where they are the same
   * @param sequence order of rotations
   * @return the signal {@code jointAngle} or {@code jointAngleXZY}: 66 channels a frame, in degrees
   */
  public static Signal of(Signal orientation, List<Quaternion> offsets, Sequence sequence) {
    int segments = Segment.count();
    if (orientation.width() != 4 * segments || offsets.size() != segments) {
      throw new IllegalArgumentException(
          "orientation must have %d channels and offsets %d entries, received %d and %d"
              .formatted(4 * segments, segments, orientation.width(), offsets.size()));
    }
    Objects.requireNonNull(sequence, "sequence");
    float[] values = new float[orientation.frames() * Joint.count() * 3];
    Quaternion[] pose = new Quaternion[segments];
    int at = 0;
    for (int f = 0; f < orientation.frames(); f++) {
      for (int s = 0; s < segments; s++) {
        pose[s] = at(orientation, f, s).times(offsets.get(s));
      }
      for (Joint joint : Joint.values()) {
        Vector3 angles =
            of(joint, pose[joint.parent().ordinal()], pose[joint.child().ordinal()], sequence);
        values[at++] = (float) angles.x();
        values[at++] = (float) angles.y();
        values[at++] = (float) angles.z();
      }
    }
    XsensSignal signal = sequence.signal();
    return new Signal(signal.tag(), signal.channels(Joint.labels()), values);
  }

  private static Quaternion at(Signal orientation, int frame, int segment) {
    int c = 4 * segment;
    return new Quaternion(
        orientation.value(frame, c),
        orientation.value(frame, c + 1),
        orientation.value(frame, c + 2),
        orientation.value(frame, c + 3));
  }

  private static Vector3 zxy(Quaternion q) {
    double a = asin(2 * (q.y() * q.z() + q.w() * q.x()));
    double b =
        Math.atan2(2 * (q.w() * q.y() - q.x() * q.z()), 1 - 2 * (q.x() * q.x() + q.y() * q.y()));
    double c =
        Math.atan2(2 * (q.w() * q.z() - q.x() * q.y()), 1 - 2 * (q.x() * q.x() + q.z() * q.z()));
    return new Vector3(a, b, c);
  }

  private static Vector3 xzy(Quaternion q) {
    double a =
        Math.atan2(2 * (q.y() * q.z() + q.w() * q.x()), 1 - 2 * (q.x() * q.x() + q.z() * q.z()));
    double b =
        Math.atan2(2 * (q.x() * q.z() + q.w() * q.y()), 1 - 2 * (q.y() * q.y() + q.z() * q.z()));
    double c = asin(2 * (q.w() * q.z() - q.x() * q.y()));
    return new Vector3(a, b, c);
  }

  private static double asin(double sine) {
    return Math.asin(Math.max(-1, Math.min(1, sine)));
  }
}
