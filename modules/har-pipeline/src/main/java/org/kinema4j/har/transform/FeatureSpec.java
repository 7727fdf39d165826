package org.kinema4j.har.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.Joint;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal;

/**
 * Which numbers of a recording a network sees: an ordered list of feature groups.
 *
 * <table>
 *   <caption>Feature groups</caption>
 *   <tr><th>name</th><th>channels</th><th>unit</th><th>what</th></tr>
 *   <tr><td>{@value #POSITIONS}</td><td>69</td><td>m</td>
 *       <td>where each segment is, seen from the pelvis, in its heading frame</td></tr>
 *   <tr><td>{@value #POSITIONS} of another skeleton</td><td>3 a joint</td><td>m</td>
 *       <td>where each joint is, seen from the first one, in its heading frame</td></tr>
 *   <tr><td>{@value #JOINT_ANGLES}</td><td>66</td><td>rad</td>
 *       <td>the three angles of each joint, without jumps by a full turn; of Xsens' skeleton
 *       only</td></tr>
 *   <tr><td>tag of an {@link XsensSignal}</td><td>those of the signal</td><td>its own</td>
 *       <td>the signal as it is, for example {@code velocity}</td></tr>
 * </table>
 *
 * <p>Channels are named {@code <group>_<item>_<component>}, for example {@code
 * positions_RightHand_z} or {@code joint-angles_jRightElbow_x}.
 *
 * @param groups names of the groups, at least one, each once, in the order of the channels
 */
public record FeatureSpec(List<String> groups) {

  /**
   * Positions of the segments relative to the pelvis, in its heading frame, in metres; of a
   * skeleton without the 23 segments of Xsens, those of its joints relative to the first one.
   */
  public static final String POSITIONS = "positions";

  /** Joint angles in radians. */
  public static final String JOINT_ANGLES = "joint-angles";

  /** In {@link #parse}, short for {@value #POSITIONS} followed by {@value #JOINT_ANGLES}. */
  public static final String BOTH = "both";

  /**
   * Checks that every name is known and stands once.
   *
   * @param groups names of the groups
   */
  public FeatureSpec {
    groups = List.copyOf(groups);
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("features must name at least one of " + existing());
    }
    Set<String> seen = new LinkedHashSet<>();
    for (String group : groups) {
      if (!isKnown(group)) {
        throw new IllegalArgumentException(
            "features must be among %s, received '%s'".formatted(existing(), group));
      }
      if (!seen.add(group)) {
        throw new IllegalArgumentException(
            "features must name each group once, received '%s' twice".formatted(group));
      }
    }
  }

  /**
   * Reads a list of groups.
   *
   * @param text names between commas, for example {@code positions,joint-angles}; {@value #BOTH}
   *     stands for those two
   * @return the specification
   * @throws IllegalArgumentException if a name is unknown (the message lists what exists) or stands
   *     twice
   */
  public static FeatureSpec parse(String text) {
    List<String> names = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String name = part.strip();
      if (name.equals(BOTH)) {
        names.add(POSITIONS);
        names.add(JOINT_ANGLES);
      } else {
        names.add(name);
      }
    }
    return new FeatureSpec(names);
  }

  /**
   * Returns every name that {@link #parse} understands.
   *
   * @return the groups, the alias, and the tags of all signals
   */
  public static List<String> available() {
    return Stream.concat(
            Stream.of(POSITIONS, JOINT_ANGLES, BOTH),
            Arrays.stream(XsensSignal.values()).map(XsensSignal::tag))
        .toList();
  }

  private static String existing() {
    return String.join(", ", available());
  }

  private static boolean isKnown(String group) {
    return group.equals(POSITIONS)
        || group.equals(JOINT_ANGLES)
        || XsensSignal.ofTag(group).isPresent();
  }

  /**
   * Returns the signals that the features are made from, so that a reader need not read others.
   *
   * <p>{@value #JOINT_ANGLES} asks for {@code jointAngle} and for {@code orientation}, which stands
   * in when a recording has no {@code jointAngle}. Whether a recording will do is answered by
   * {@link #missingFrom}, not by comparing with this set.
   *
   * @return signals to read
   */
  public Set<XsensSignal> requiredSignals() {
    Set<XsensSignal> signals = EnumSet.noneOf(XsensSignal.class);
    for (String group : groups) {
      switch (group) {
        case POSITIONS -> {
          signals.add(XsensSignal.POSITION);
          signals.add(XsensSignal.ORIENTATION);
        }
        case JOINT_ANGLES -> {
          signals.add(XsensSignal.JOINT_ANGLE);
          signals.add(XsensSignal.ORIENTATION);
        }
        default -> signals.add(XsensSignal.ofTag(group).orElseThrow());
      }
    }
    return signals;
  }

  /**
   * Tells what keeps a recording from having these features.
   *
   * @param clip a recording
   * @return signals that it lacks and that nothing it has can stand in for; empty if all is there
   */
  public Set<XsensSignal> missingFrom(MotionClip clip) {
    Set<XsensSignal> missing = EnumSet.noneOf(XsensSignal.class);
    for (XsensSignal signal : requiredSignals()) {
      if (!clip.has(signal.tag()) && !replaceable(signal, clip)) {
        missing.add(signal);
      }
    }
    return missing;
  }

  private boolean replaceable(XsensSignal signal, MotionClip clip) {
    return switch (signal) {
      case JOINT_ANGLE -> !groups.contains(signal.tag()) && clip.has(XsensSignal.ORIENTATION.tag());
      case ORIENTATION ->
          !groups.contains(signal.tag())
              && !groups.contains(POSITIONS)
              && clip.has(XsensSignal.JOINT_ANGLE.tag());
      default -> false;
    };
  }

  /**
   * Returns the channels that the features of a recording have.
   *
   * @param clip a recording that has the signals asked for by their tags, and for {@value
   *     #POSITIONS} those that they are made from
   * @return channels in the order of the groups
   * @throws org.kinema4j.har.motion.BadDataException if it lacks a signal; the message names it
   */
  public List<Channel> channels(MotionClip clip) {
    return groups.stream().flatMap(group -> channelsOf(group, clip).stream()).toList();
  }

  static List<Channel> channelsOf(String group, MotionClip clip) {
    return switch (group) {
      case POSITIONS -> xyz(group, TrackedSkeleton.of(clip).items(), "m");
      case JOINT_ANGLES ->
          xyz(group, Arrays.stream(Joint.values()).map(Joint::label).toList(), "rad");
      default -> clip.signal(group).channels();
    };
  }

  private static List<Channel> xyz(String group, List<String> items, String unit) {
    return items.stream()
        .flatMap(
            item ->
                XsensSignal.Parts.XYZ.names().stream()
                    .map(part -> new Channel(group + "_" + item + "_" + part, unit)))
        .toList();
  }

  /**
   * Returns the groups as {@link #parse} reads them.
   *
   * @return names between commas
   */
  @Override
  public String toString() {
    return groups.stream().collect(Collectors.joining(","));
  }
}
