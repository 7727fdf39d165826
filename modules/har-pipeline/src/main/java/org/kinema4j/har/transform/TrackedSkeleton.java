package org.kinema4j.har.transform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Segment;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/**
 * The parts of a body whose positions a recording holds.
 *
 * <p>If its positions or its orientations are those of the 23 segments of Xsens, whatever else they
 * are of, these are the parts, in the order of {@link Segment}. Otherwise they are the items of the
 * signal {@code position} in its own order.
 *
 * @param items names of the parts, at least one
 * @param root the pelvis if it is among them, or else the first
 */
record TrackedSkeleton(List<String> items, String root) {

  TrackedSkeleton {
    items = List.copyOf(items);
  }

  /**
   * Finds the parts.
   *
   * @param clip a recording
   * @return its skeleton
   * @throws BadDataException if the recording has no positions, or if they have a channel that is
   *     not named {@code position_<item>_x}, {@code _y} or {@code _z}
   */
  static TrackedSkeleton of(MotionClip clip) {
    String pelvis = Segment.PELVIS.label();
    if (isXsens(clip, XsensSignal.POSITION) || isXsens(clip, XsensSignal.ORIENTATION)) {
      return new TrackedSkeleton(Segment.labels(), pelvis);
    }
    List<String> items = positionItems(clip);
    return new TrackedSkeleton(items, items.contains(pelvis) ? pelvis : items.get(0));
  }

  /**
   * Checks that the orientations are those of the 23 segments.
   *
   * @param clip a recording with orientations
   * @throws BadDataException if a segment lacks; the message names the first ones
   */
  static void requireXsens(MotionClip clip) {
    Set<String> items = items(clip.signal(XsensSignal.ORIENTATION.tag()), XsensSignal.ORIENTATION);
    List<String> missing =
        Segment.labels().stream().filter(label -> !items.contains(label)).toList();
    if (!missing.isEmpty()) {
      throw new BadDataException(
          clip.name(),
          XsensSignal.ORIENTATION.tag(),
          "the 23 segments of Xsens, which %s are made from".formatted(FeatureSpec.JOINT_ANGLES),
          "no " + shown(missing));
    }
  }

  private static String shown(List<String> missing) {
    int most = 5;
    String first = String.join(", ", missing.subList(0, Math.min(most, missing.size())));
    return missing.size() <= most ? first : first + " and " + (missing.size() - most) + " more";
  }

  private static boolean isXsens(MotionClip clip, XsensSignal kind) {
    return clip.has(kind.tag())
        && items(clip.signal(kind.tag()), kind).containsAll(Segment.labels());
  }

  private static List<String> positionItems(MotionClip clip) {
    XsensSignal kind = XsensSignal.POSITION;
    Signal signal = clip.signal(kind.tag());
    for (Channel channel : signal.channels()) {
      if (item(channel, kind) == null) {
        throw new BadDataException(
            clip.name(), kind.tag(), "channels named position_<item>_x, _y or _z", channel.name());
      }
    }
    return List.copyOf(items(signal, kind));
  }

  private static Set<String> items(Signal signal, XsensSignal kind) {
    Set<String> items = new LinkedHashSet<>();
    for (Channel channel : signal.channels()) {
      String item = item(channel, kind);
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  /** The item between the name of the signal and that of a component, or null if there is none. */
  private static String item(Channel channel, XsensSignal kind) {
    String name = channel.name();
    String start = kind.tag() + "_";
    for (String part : kind.parts().names()) {
      String end = "_" + part;
      if (name.startsWith(start)
          && name.endsWith(end)
          && name.length() > start.length() + end.length()) {
        return name.substring(start.length(), name.length() - end.length());
      }
    }
    return null;
  }
}
