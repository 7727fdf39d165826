package org.kinema4j.har.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The signals of an Xsens recording: what each holds for every frame, and in which unit.
 *
 * <p>Channels are named {@code <signal>_<item>_<component>}, for example {@code
 * position_RightHand_z}, as the AnDy authors do.
 */
public enum XsensSignal {
  /** Orientation of each segment: quaternion, body to global. */
  ORIENTATION("orientation", Items.SEGMENTS, Parts.QUATERNION, "1"),
  /** Position of the origin of each segment, global frame. */
  POSITION("position", Items.SEGMENTS, Parts.XYZ, "m"),
  /** Velocity of the origin of each segment, global frame. */
  VELOCITY("velocity", Items.SEGMENTS, Parts.XYZ, "m/s"),
  /** Acceleration of the origin of each segment, global frame. */
  ACCELERATION("acceleration", Items.SEGMENTS, Parts.XYZ, "m/s^2"),
  /** Angular velocity of each segment, global frame. */
  ANGULAR_VELOCITY("angularVelocity", Items.SEGMENTS, Parts.XYZ, "rad/s"),
  /** Angular acceleration of each segment, global frame. */
  ANGULAR_ACCELERATION("angularAcceleration", Items.SEGMENTS, Parts.XYZ, "rad/s^2"),
  /** Contact of heel and toe of each foot with the ground: 1 or 0. */
  FOOT_CONTACTS("footContacts", Items.FOOT_CONTACTS, Parts.SINGLE, "1"),
  /** Acceleration of each sensor in its own frame, gravity included (version 3). */
  SENSOR_ACCELERATION("sensorAcceleration", Items.SENSORS, Parts.XYZ, "m/s^2"),
  /** Acceleration of each sensor without gravity (version 4). */
  SENSOR_FREE_ACCELERATION("sensorFreeAcceleration", Items.SENSORS, Parts.XYZ, "m/s^2"),
  /** Angular velocity of each sensor (version 3). */
  SENSOR_ANGULAR_VELOCITY("sensorAngularVelocity", Items.SENSORS, Parts.XYZ, "rad/s"),
  /** Magnetic field at each sensor, arbitrary unit. */
  SENSOR_MAGNETIC_FIELD("sensorMagneticField", Items.SENSORS, Parts.XYZ, "a.u."),
  /** Orientation of each sensor: quaternion, sensor to global. */
  SENSOR_ORIENTATION("sensorOrientation", Items.SENSORS, Parts.QUATERNION, "1"),
  /** Joint angles, Euler sequence ZXY in ISB axes: abduction, rotation, flexion, in degrees. */
  JOINT_ANGLE("jointAngle", Items.JOINTS, Parts.XYZ, "deg"),
  /** Joint angles, Euler sequence XZY in ISB axes, in degrees. */
  JOINT_ANGLE_XZY("jointAngleXZY", Items.JOINTS, Parts.XYZ, "deg"),
  /** Ergonomic joint angles, in degrees (version 4). */
  JOINT_ANGLE_ERGO("jointAngleErgo", Items.ERGONOMIC_JOINTS, Parts.XYZ, "deg"),
  /** Ergonomic joint angles, Euler sequence XZY, in degrees (newer version 4). */
  JOINT_ANGLE_ERGO_XZY("jointAngleErgoXZY", Items.ERGONOMIC_JOINTS, Parts.XYZ, "deg"),
  /** Position of the center of mass, global frame: the first three numbers of its element. */
  CENTER_OF_MASS("centerOfMass", Items.WHOLE_BODY, Parts.XYZ, "m"),
  /** Velocity of the center of mass: numbers 4 to 6 of its element in newer version 4. */
  CENTER_OF_MASS_VELOCITY("centerOfMassVelocity", Items.WHOLE_BODY, Parts.XYZ, "m/s"),
  /** Acceleration of the center of mass: numbers 7 to 9 of its element in newer version 4. */
  CENTER_OF_MASS_ACCELERATION("centerOfMassAcceleration", Items.WHOLE_BODY, Parts.XYZ, "m/s^2"),
  /** Orientation of the segments of the left hand: quaternion, body to global. */
  ORIENTATION_FINGERS_LEFT("orientationFingersLeft", Items.LEFT_FINGERS, Parts.QUATERNION, "1"),
  /** Orientation of the segments of the right hand: quaternion, body to global. */
  ORIENTATION_FINGERS_RIGHT("orientationFingersRight", Items.RIGHT_FINGERS, Parts.QUATERNION, "1"),
  /** Position of the segments of the left hand, global frame. */
  POSITION_FINGERS_LEFT("positionFingersLeft", Items.LEFT_FINGERS, Parts.XYZ, "m"),
  /** Position of the segments of the right hand, global frame. */
  POSITION_FINGERS_RIGHT("positionFingersRight", Items.RIGHT_FINGERS, Parts.XYZ, "m"),
  /** Joint angles of the left fingers, ZXY, in degrees. */
  JOINT_ANGLE_FINGERS_LEFT("jointAngleFingersLeft", Items.LEFT_FINGER_JOINTS, Parts.XYZ, "deg"),
  /** Joint angles of the right fingers, ZXY, in degrees. */
  JOINT_ANGLE_FINGERS_RIGHT("jointAngleFingersRight", Items.RIGHT_FINGER_JOINTS, Parts.XYZ, "deg"),
  /** Joint angles of the left fingers, XZY, in degrees. */
  JOINT_ANGLE_FINGERS_LEFT_XZY(
      "jointAngleFingersLeftXZY", Items.LEFT_FINGER_JOINTS, Parts.XYZ, "deg"),
  /** Joint angles of the right fingers, XZY, in degrees. */
  JOINT_ANGLE_FINGERS_RIGHT_XZY(
      "jointAngleFingersRightXZY", Items.RIGHT_FINGER_JOINTS, Parts.XYZ, "deg");

  /** What the numbers of one frame are listed by. */
  public enum Items {
    /** The body segments. */
    SEGMENTS,
    /** The joints between them. */
    JOINTS,
    /** The inertial sensors. */
    SENSORS,
    /** Heel and toe of both feet. */
    FOOT_CONTACTS,
    /** The ergonomic joints of version 4. */
    ERGONOMIC_JOINTS,
    /** The body as one. */
    WHOLE_BODY,
    /** The segments of the left hand's fingers. */
    LEFT_FINGERS,
    /** The segments of the right hand's fingers. */
    RIGHT_FINGERS,
    /** The joints of the left hand's fingers. */
    LEFT_FINGER_JOINTS,
    /** The joints of the right hand's fingers. */
    RIGHT_FINGER_JOINTS
  }

  /** The components of each item. */
  public enum Parts {
    /** Three coordinates or angles. */
    XYZ("x", "y", "z"),
    /** The parts of a quaternion, scalar first. */
    QUATERNION("w", "x", "y", "z"),
    /** One number. */
    SINGLE("");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    Parts(String... names) {
      this.names = List.of(names);
    }

    /**
     * Returns the names of the components.
     *
     * @return names in the order of storage; a single component has an empty name
     */
    public List<String> names() {
      return names;
    }
  }

  private final String tag;
  private final Items items;
  private final Parts parts;
  private final String unit;

  XsensSignal(String tag, Items items, Parts parts, String unit) {
    this.tag = tag;
    this.items = items;
    this.parts = parts;
    this.unit = unit;
  }

  /**
   * Finds a signal by its name.
   *
   * @param tag name as in MVNX, for example {@code jointAngle}
   * @return the signal, or empty
   */
  public static Optional<XsensSignal> ofTag(String tag) {
    return Arrays.stream(values()).filter(signal -> signal.tag.equals(tag)).findFirst();
  }

  /**
   * Returns the name of the signal, which is that of its element in MVNX if it has one.
   *
   * @return for example {@code angularVelocity}
   */
  public String tag() {
    return tag;
  }

  /**
   * Tells whether the signal is an element of its own in MVNX.
   *
   * @return false for velocity and acceleration of the center of mass, which share an element with
   *     its position
   */
  public boolean isElement() {
    return this != CENTER_OF_MASS_VELOCITY && this != CENTER_OF_MASS_ACCELERATION;
  }

  /**
   * Returns what the numbers are listed by.
   *
   * @return kind of item
   */
  public Items items() {
    return items;
  }

  /**
   * Returns the components of each item.
   *
   * @return the components
   */
  public Parts parts() {
    return parts;
  }

  /**
   * Returns the unit.
   *
   * @return unit of every number of the signal
   */
  public String unit() {
    return unit;
  }

  /**
   * Returns the channels of this signal for a list of items.
   *
   * @param itemLabels labels of the items, in the order of storage
   * @return one channel a number
   */
  public List<Channel> channels(List<String> itemLabels) {
    List<Channel> channels = new ArrayList<>(itemLabels.size() * parts.names().size());
    for (String item : itemLabels) {
      for (String part : parts.names()) {
        channels.add(new Channel(tag + "_" + item + (part.isEmpty() ? "" : "_" + part), unit));
      }
    }
    return channels;
  }
}
