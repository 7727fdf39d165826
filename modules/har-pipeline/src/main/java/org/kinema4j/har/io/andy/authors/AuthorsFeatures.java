package org.kinema4j.har.io.andy.authors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.Joint;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;
import org.kinema4j.har.transform.ClipTransform;
import org.kinema4j.har.transform.FeatureExtractor;

/**
 * Chooses features of a recording by the names that the authors of AnDy give them.
 *
 * <ul>
 *   <li><b>Reads</b> the signals of {@link #requiredSignals()}.
 *   <li><b>Changes</b> nothing of the time axis, and no value: positions are those of the global
 *       frame, angles in degrees.
 *   <li><b>Adds</b> one signal, {@value FeatureExtractor#SIGNAL}, with a channel a feature; the
 *       signals it was made from are left out of the result.
 * </ul>
 *
 * <table>
 *   <caption>Names of features</caption>
 *   <tr><th>name</th><th>what</th></tr>
 *   <tr><td>{@code position_LeftForeArm_z}</td><td>a channel of a signal by segment or joint; also
 *       {@code velocity}, {@code acceleration}, {@code angularVelocity}, {@code
 *       angularAcceleration}, {@code jointAngle}, {@code jointAngleXZY}, {@code
 *       sensorFreeAcceleration}</td></tr>
 *   <tr><td>{@code orientation_Pelvis_q0}</td><td>part of a quaternion, {@code q0} the scalar; also
 *       {@code sensorOrientation}</td></tr>
 *   <tr><td>{@code comPos_centerOfMass_z}</td><td>the center of mass; also {@code comVel} and, named
 *       alike by us, {@code comAcc}</td></tr>
 *   <tr><td>{@value #VELOCITY_NORM}</td><td>square root of the sum of the squares of all numbers of
 *       {@code velocity}, three a segment</td></tr>
 *   <tr><td>{@code velocity_RightHandNorm}</td><td>the same for one segment: its speed</td></tr>
 * </table>
 *
 * <p>What {@value #VELOCITY_NORM} is follows from the authors' published program, which takes the
 * norm of a whole row of a signal that is listed without items; the table of signals that they ran
 * it with is not published. Norms are taken of each frame, before any mean. Their program can also
 * divide the center of mass by its first value; the published version does not.
 *
 * @param names features in the order of the channels, at least one, each once
 */
public record AuthorsFeatures(List<String> names) implements ClipTransform {

  private static final String NORM = "Norm";
  private static final Map<String, XsensSignal> SIGNALS = signals();

  /** Norm of the velocities of all segments together. */
  public static final String VELOCITY_NORM = "velocityNorm";

  /** The three features that the authors' configuration lists for current actions. */
  public static final AuthorsFeatures CURRENT_ACTION =
      new AuthorsFeatures(
          List.of("position_LeftForeArm_z", VELOCITY_NORM, "comPos_centerOfMass_z"));

  /**
   * Checks that every name begins as a feature does and stands once.
   *
   * @param names features in the order of the channels, at least one, each once
   */
  public AuthorsFeatures {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("names must hold at least one feature");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      signal(name);
      if (!seen.add(name)) {
        throw new IllegalArgumentException("names must hold each feature once, received " + name);
      }
    }
  }

  /**
   * Returns every feature that all recordings of AnDy have, without those of the sensors.
   *
   * @return 596 features: 92 of orientations, 69 each of five signals of segments, 66 each of two
   *     of joints, 3 of the center of mass, and the norms of velocities, 24
   */
  public static AuthorsFeatures all() {
    return ofSignals(
        EnumSet.of(
            XsensSignal.ORIENTATION,
            XsensSignal.POSITION,
            XsensSignal.VELOCITY,
            XsensSignal.ACCELERATION,
            XsensSignal.ANGULAR_VELOCITY,
            XsensSignal.ANGULAR_ACCELERATION,
            XsensSignal.JOINT_ANGLE,
            XsensSignal.JOINT_ANGLE_XZY,
            XsensSignal.CENTER_OF_MASS));
  }

  /**
   * Returns every feature of some signals, for recordings that do not have all.
   *
   * @param signals signals by segment, by joint or of the center of mass, at least one
   * @return their features in the order of {@link XsensSignal}, and the norms of velocities after
   *     those if the velocity is among them
   */
  public static AuthorsFeatures ofSignals(Set<XsensSignal> signals) {
    List<String> names = new ArrayList<>();
    for (XsensSignal kind : new TreeSet<>(signals)) {
      List<String> items =
          switch (kind.items()) {
            case SEGMENTS -> Segment.labels();
            case JOINTS -> Joint.labels();
            case WHOLE_BODY -> List.of("centerOfMass");
            default ->
                throw new IllegalArgumentException(
                    "signals must be by segment, by joint or of the center of mass, received "
                        + kind.tag());
          };
      kind.channels(items).forEach(channel -> names.add(featureName(kind, channel)));
    }
    if (signals.contains(XsensSignal.VELOCITY)) {
      names.add(VELOCITY_NORM);
      Segment.labels().forEach(segment -> names.add(normName(segment)));
    }
    return new AuthorsFeatures(names);
  }

  /**
   * Returns the signals that a recording must have.
   *
   * @return the signals, to read no more than those
   */
  public Set<XsensSignal> requiredSignals() {
    Set<XsensSignal> required = EnumSet.noneOf(XsensSignal.class);
    names.forEach(name -> required.add(signal(name)));
    return required;
  }

  /**
   * Returns the unit of a feature.
   *
   * @param name a feature's name
   * @return its unit, {@code 1} if the name is not known
   */
  static String unit(String name) {
    XsensSignal signal = SIGNALS.get(prefix(name));
    return signal == null ? "1" : signal.unit();
  }

  @Override
  public MotionClip apply(MotionClip clip) {
    Map<XsensSignal, Map<String, Integer>> columns = new HashMap<>();
    requiredSignals().forEach(kind -> columns.put(kind, columns(clip, kind)));
    float[] values = new float[Math.multiplyExact(names.size(), clip.frames())];
    List<Channel> channels = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      XsensSignal kind = signal(names.get(c));
      fill(values, c, clip.signal(kind.tag()), chosen(clip, names.get(c), columns.get(kind)));
      channels.add(new Channel(names.get(c), kind.unit()));
    }
    return clip.withSignals(List.of(new Signal(FeatureExtractor.SIGNAL, channels, values)));
  }

  @Override
  public String description() {
    return "chooses " + names.size() + " features by the names of AnDy's authors";
  }

  /** Copies one column, or takes the norm of several. */
  private void fill(float[] values, int feature, Signal source, int[] columns) {
    for (int f = 0; f < source.frames(); f++) {
      float value;
      if (columns.length == 1 && !names.get(feature).endsWith(NORM)) {
        value = source.value(f, columns[0]);
      } else {
        double sum = 0;
        for (int column : columns) {
          double part = source.value(f, column);
          sum += part * part;
        }
        value = (float) Math.sqrt(sum);
      }
      values[f * names.size() + feature] = value;
    }
  }

  private static int[] chosen(MotionClip clip, String name, Map<String, Integer> columns) {
    if (name.equals(VELOCITY_NORM)) {
      return columns.values().stream().mapToInt(Integer::intValue).toArray();
    }
    String wanted = name;
    List<String> parts = List.of("");
    if (name.endsWith(NORM)) {
      wanted = name.substring(0, name.length() - NORM.length());
      parts = XsensSignal.Parts.XYZ.names().stream().map(part -> "_" + part).toList();
    }
    int[] places = new int[parts.size()];
    for (int i = 0; i < places.length; i++) {
      Integer place = columns.get(wanted + parts.get(i));
      if (place == null) {
        throw new BadDataException(
            clip.name(), "", "a channel for the feature " + name, columns.size() + " others");
      }
      places[i] = place;
    }
    return places;
  }

  private static Map<String, Integer> columns(MotionClip clip, XsensSignal kind) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    List<Channel> channels = clip.signal(kind.tag()).channels();
    for (int c = 0; c < channels.size(); c++) {
      columns.put(featureName(kind, channels.get(c)), c);
    }
    return columns;
  }

  private static String featureName(XsensSignal kind, Channel channel) {
    String name = prefix(kind) + channel.name().substring(kind.tag().length());
    if (kind.parts() == XsensSignal.Parts.QUATERNION) {
      int part = kind.parts().names().indexOf(name.substring(name.length() - 1));
      return name.substring(0, name.length() - 1) + "q" + part;
    }
    return name;
  }

  private static String normName(String segment) {
    return XsensSignal.VELOCITY.tag() + "_" + segment + NORM;
  }

  private static XsensSignal signal(String name) {
    XsensSignal signal = SIGNALS.get(prefix(name));
    boolean norm = name.endsWith(NORM) && signal != XsensSignal.VELOCITY;
    if (signal == null || norm || (name.indexOf('_') < 0 && !name.equals(VELOCITY_NORM))) {
      throw new IllegalArgumentException(
          "names must be %s, or <signal>_<item>_<part> with a signal of %s, received %s"
              .formatted(VELOCITY_NORM, SIGNALS.keySet(), name));
    }
    return signal;
  }

  private static String prefix(String name) {
    int end = name.indexOf('_');
    if (end < 0) {
      return name.equals(VELOCITY_NORM) ? XsensSignal.VELOCITY.tag() : name;
    }
    return name.substring(0, end);
  }

  private static String prefix(XsensSignal kind) {
    return switch (kind) {
      case CENTER_OF_MASS -> "comPos";
      case CENTER_OF_MASS_VELOCITY -> "comVel";
      case CENTER_OF_MASS_ACCELERATION -> "comAcc";
      default -> kind.tag();
    };
  }

  private static Map<String, XsensSignal> signals() {
    Map<String, XsensSignal> signals = new LinkedHashMap<>();
    Arrays.stream(XsensSignal.values()).forEach(kind -> signals.put(prefix(kind), kind));
    return signals;
  }
}
