package org.kinema4j.har.motion;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One recording: its signals, all of the same number of frames, its labels if it has any, and the
 * frames at which nothing was measured.
 *
 * <p>At missing frames the signals hold finite numbers all the same, so that filters run through,
 * but what they hold there was made up: no window may contain such a frame.
 *
 * <p>Immutable. A stage of the pipeline takes a clip and returns another.
 */
public final class MotionClip {

  private final String name;
  private final String subject;
  private final double frameRateHz;
  private final int frames;
  private final Map<String, Signal> signals;
  private final LabelTrack labels;
  private final List<FrameSpan> missing;

  /**
   * Creates a clip without labels.
   *
   * @param name name of the recording, unique within its data set
   * @param subject who moved; recordings of one subject never stand on both sides of a split
   * @param frameRateHz frames a second, positive
   * @param signals at least one, all of the same number of frames, names unique
   */
  public MotionClip(String name, String subject, double frameRateHz, Collection<Signal> signals) {
    this(name, subject, frameRateHz, byName(signals), null, List.of());
  }

  private MotionClip(
      String name,
      String subject,
      double frameRateHz,
      Map<String, Signal> signals,
      LabelTrack labels,
      List<FrameSpan> missing) {
    this.name = Objects.requireNonNull(name, "name");
    this.subject = Objects.requireNonNull(subject, "subject");
    if (!(frameRateHz > 0 && Double.isFinite(frameRateHz))) {
      throw new IllegalArgumentException(
          "frameRateHz must be in (0, \u221e), received " + frameRateHz);
    }
    if (signals.isEmpty()) {
      throw new IllegalArgumentException("recording " + name + " must have at least one signal");
    }
    this.frameRateHz = frameRateHz;
    this.signals = signals;
    this.frames = signals.values().iterator().next().frames();
    for (Signal signal : signals.values()) {
      if (signal.frames() != frames) {
        throw new IllegalArgumentException(
            "all signals of recording %s must have %d frames, received %s"
                .formatted(name, frames, signal));
      }
    }
    if (labels != null && labels.frames() != frames) {
      throw new IllegalArgumentException(
          "labels of recording %s must cover its %d frames, received %d"
              .formatted(name, frames, labels.frames()));
    }
    this.labels = labels;
    this.missing = List.copyOf(missing);
    requireInOrder(this.missing);
  }

  private void requireInOrder(List<FrameSpan> spans) {
    int last = 0;
    for (FrameSpan span : spans) {
      if (span.start() < last || span.end() > frames) {
        throw new IllegalArgumentException(
            "missing spans must be in order, disjoint and within [0, %d), received %s after frame %d"
                .formatted(frames, span, last));
      }
      last = span.end();
    }
  }

  private static Map<String, Signal> byName(Collection<Signal> signals) {
    Map<String, Signal> map = new LinkedHashMap<>();
    for (Signal signal : signals) {
      if (map.put(signal.name(), signal) != null) {
        throw new IllegalArgumentException("signal " + signal.name() + " stands twice");
      }
    }
    return map;
  }

  /**
   * Returns a copy with these labels.
   *
   * @param newLabels labels for exactly the frames of this clip
   * @return the labelled clip
   */
  public MotionClip withLabels(LabelTrack newLabels) {
    return new MotionClip(
        name,
        subject,
        frameRateHz,
        signals,
        Objects.requireNonNull(newLabels, "newLabels"),
        missing);
  }

  /**
   * Returns a copy with these missing frames.
   *
   * @param newMissing spans in ascending order, without overlap, within the frames of this clip
   * @return the clip that knows what is missing
   */
  public MotionClip withMissing(List<FrameSpan> newMissing) {
    return new MotionClip(name, subject, frameRateHz, signals, labels, newMissing);
  }

  /**
   * Returns a copy under another name; everything else is kept.
   *
   * @param newName name of the recording, unique within its data set
   * @param newSubject who moved
   * @return the renamed clip
   */
  public MotionClip named(String newName, String newSubject) {
    return new MotionClip(newName, newSubject, frameRateHz, signals, labels, missing);
  }

  /**
   * Returns a copy with other signals at the same frames; labels and missing frames are kept.
   *
   * @param newSignals signals of the same number of frames
   * @return the clip with the new signals only
   */
  public MotionClip withSignals(Collection<Signal> newSignals) {
    return new MotionClip(name, subject, frameRateHz, byName(newSignals), labels, missing);
  }

  /**
   * Returns a stretch of the recording as a recording of its own, its numbers copied.
   *
   * @param start first frame
   * @param end frame after the last one, greater than {@code start}
   * @return the stretch, named for example {@code walk [0, 1200)}
   */
  public MotionClip part(int start, int end) {
    Objects.checkFromToIndex(start, end, frames);
    Map<String, Signal> within = new LinkedHashMap<>();
    for (Signal signal : signals.values()) {
      float[] values =
          Arrays.copyOfRange(signal.values(), start * signal.width(), end * signal.width());
      within.put(signal.name(), new Signal(signal.name(), signal.channels(), values));
    }
    return new MotionClip(
        "%s [%d, %d)".formatted(name, start, end),
        subject,
        frameRateHz,
        within,
        labels == null ? null : labels.part(start, end),
        missing.stream()
            .filter(gap -> gap.overlaps(start, end))
            .map(
                gap ->
                    new FrameSpan(
                        Math.max(start, gap.start()) - start, Math.min(end, gap.end()) - start))
            .toList());
  }

  /**
   * Returns the name.
   *
   * @return name of the recording
   */
  public String name() {
    return name;
  }

  /**
   * Returns who moved.
   *
   * @return the subject
   */
  public String subject() {
    return subject;
  }

  /**
   * Returns the rate.
   *
   * @return frames a second
   */
  public double frameRateHz() {
    return frameRateHz;
  }

  /**
   * Returns the length.
   *
   * @return number of frames
   */
  public int frames() {
    return frames;
  }

  /**
   * Returns the length in time.
   *
   * @return frames divided by the frame rate, in seconds
   */
  public double durationSeconds() {
    return frames / frameRateHz;
  }

  /**
   * Returns the signals in the order in which they were given.
   *
   * @return all signals
   */
  public List<Signal> signals() {
    return List.copyOf(signals.values());
  }

  /**
   * Tells whether a signal is there.
   *
   * @param signalName name of a signal
   * @return true if the clip has it
   */
  public boolean has(String signalName) {
    return signals.containsKey(signalName);
  }

  /**
   * Returns a signal.
   *
   * @param signalName name of the signal
   * @return the signal
   * @throws BadDataException if the clip does not have it; the message lists what it has
   */
  public Signal signal(String signalName) {
    Signal signal = signals.get(signalName);
    if (signal == null) {
      throw new BadDataException(
          name,
          "",
          "the signal " + signalName,
          signals.keySet().stream().collect(Collectors.joining(", ", "only ", "")));
    }
    return signal;
  }

  /**
   * Returns the frames at which nothing was measured.
   *
   * @return spans in ascending order; none if all is there
   */
  public List<FrameSpan> missing() {
    return missing;
  }

  /**
   * Returns the labels.
   *
   * @return labels, if the recording has any
   */
  public Optional<LabelTrack> labels() {
    return Optional.ofNullable(labels);
  }

  @Override
  public String toString() {
    return "%s (%s, %d frames at %s Hz, %s)"
        .formatted(name, subject, frames, frameRateHz, signals.values());
  }
}
