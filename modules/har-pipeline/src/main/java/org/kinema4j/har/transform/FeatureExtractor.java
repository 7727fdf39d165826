package org.kinema4j.har.transform;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/**
 * Makes the features of a {@link FeatureSpec} from the signals of a recording.
 *
 * <ul>
 *   <li><b>Reads</b> the signals of {@link FeatureSpec#requiredSignals()}. Segments and joints are
 *       found by their labels in the channel names, whatever their order.
 *   <li><b>Changes</b> nothing of the time axis; name, subject, frame rate and labels are kept.
 *   <li><b>Adds</b> one signal, {@value #SIGNAL}, with the channels of {@link
 *       FeatureSpec#channels}; the signals it was made from are left out of the result.
 * </ul>
 *
 * <p><b>{@value FeatureSpec#POSITIONS}</b>, in metres, 23 segments of Xsens; of another skeleton
 * all joints of the signal {@code position} in its order, the first one in the pelvis' stead. With
 * the pelvis at {@code p_pelvis} facing {@code h} about the global vertical,
 *
 * <pre>
 *   feature_s = Rz(h)^T (p_s - p_pelvis)
 * </pre>
 *
 * <p>so X is in front of the pelvis, Y to its left, Z up, and neither where somebody stands nor
 * where they face changes anything, while bending forward does. The heading {@code h} is that of
 * every single frame: the pelvis' forward axis seen from above; as the pelvis tips over by more
 * than 60 degrees its left axis takes part, so that the heading goes on without a jump. The columns
 * of the pelvis itself are 0.
 *
 * <p><b>{@value FeatureSpec#JOINT_ANGLES}</b>, in radians, 22 joints: abduction, internal rotation,
 * flexion. Made from the signal {@code jointAngle}, or from {@code orientation} where a recording
 * has none, taking it that the frames of the segments are the anatomical ones, as in version 3
 * files; other skeletons have none. Jumps by a full turn are taken out over time, then each channel
 * is moved by the number of whole turns that brings its median over the recording into [-&pi;,
 * &pi;).
 *
 * <p>Any other group is a signal as it is.
 *
 * @param spec which features
 */
public record FeatureExtractor(FeatureSpec spec) implements ClipTransform {

  /** Name of the one signal of the result. */
  public static final String SIGNAL = "features";

  /**
   * Checks that the specification is there.
   *
   * @param spec which features
   */
  public FeatureExtractor {
    Objects.requireNonNull(spec, "spec");
  }

  /**
   * Makes the features.
   *
   * @param clip a recording
   * @return the recording with the signal {@value #SIGNAL} only
   * @throws BadDataException if the recording lacks a signal, segment or joint, or if one of the
   *     signals read has a number that is not finite; the message names it
   */
  @Override
  public MotionClip apply(MotionClip clip) {
    requireSignals(clip);
    requireFinite(clip);
    List<Signal> parts = spec.groups().stream().map(group -> part(group, clip)).toList();
    int width = parts.stream().mapToInt(Signal::width).sum();
    float[] values = new float[Math.multiplyExact(width, clip.frames())];
    int column = 0;
    for (Signal part : parts) {
      for (int f = 0; f < clip.frames(); f++) {
        System.arraycopy(part.values(), f * part.width(), values, f * width + column, part.width());
      }
      column += part.width();
    }
    return clip.withSignals(List.of(new Signal(SIGNAL, spec.channels(clip), values)));
  }

  @Override
  public String description() {
    return "makes %s from %s"
        .formatted(
            spec,
            spec.requiredSignals().stream()
                .map(XsensSignal::tag)
                .collect(Collectors.joining(", ")));
  }

  private void requireSignals(MotionClip clip) {
    Set<XsensSignal> missing = spec.missingFrom(clip);
    if (!missing.isEmpty()) {
      throw new BadDataException(
          clip.name(),
          "",
          "the signal "
              + missing.stream().map(XsensSignal::tag).collect(Collectors.joining(", "))
              + " for the features "
              + spec,
          clip.signals().stream().map(Signal::name).collect(Collectors.joining(", ", "only ", "")));
    }
  }

  private Signal part(String group, MotionClip clip) {
    return switch (group) {
      case FeatureSpec.POSITIONS -> RelativePositions.of(clip, FeatureSpec.channelsOf(group, clip));
      case FeatureSpec.JOINT_ANGLES -> RadianAngles.of(clip, FeatureSpec.channelsOf(group, clip));
      default -> clip.signal(group);
    };
  }

  private void requireFinite(MotionClip clip) {
    for (XsensSignal kind : spec.requiredSignals()) {
      if (clip.has(kind.tag())) {
        requireFinite(clip, clip.signal(kind.tag()));
      }
    }
  }

  private static void requireFinite(MotionClip clip, Signal signal) {
    float[] values = signal.values();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new BadDataException(
            clip.name(),
            "frame %d, %s"
                .formatted(i / signal.width(), signal.channels().get(i % signal.width()).name()),
            "a finite number",
            Float.toString(values[i]));
      }
    }
  }
}
