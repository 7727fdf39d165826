package org.kinema4j.har.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What happens at every frame of a recording: spans in time order that do not overlap. Frames
 * between spans have no label. Immutable.
 */
public final class LabelTrack {

  private final int frames;
  private final List<LabelSpan> spans;

  /**
   * Creates a track.
   *
   * @param frames number of frames of the recording
   * @param spans in ascending order, without overlap, within {@code [0, frames)}
   */
  public LabelTrack(int frames, List<LabelSpan> spans) {
    this.frames = frames;
    this.spans = List.copyOf(spans);
    int last = 0;
    for (LabelSpan span : this.spans) {
      if (span.start() < last || span.end() > frames) {
        throw new IllegalArgumentException(
            "spans must be in order, disjoint and within [0, %d), received %s after frame %d"
                .formatted(frames, span, last));
      }
      last = span.end();
    }
  }

  /**
   * Creates a track from one label a frame; equal neighbours are joined.
   *
   * @param labels label of each frame, null where there is none
   * @return the track
   */
  public static LabelTrack ofFrames(List<String> labels) {
    List<LabelSpan> spans = new ArrayList<>();
    int start = 0;
    for (int f = 1; f <= labels.size(); f++) {
      if (f == labels.size() || !Objects.equals(labels.get(f), labels.get(start))) {
        if (labels.get(start) != null) {
          spans.add(new LabelSpan(start, f, labels.get(start)));
        }
        start = f;
      }
    }
    return new LabelTrack(labels.size(), spans);
  }

  /**
   * Returns the length of the recording.
   *
   * @return number of frames
   */
  public int frames() {
    return frames;
  }

  /**
   * Returns the spans.
   *
   * @return spans in time order
   */
  public List<LabelSpan> spans() {
    return spans;
  }

  /**
   * Returns the label of a frame.
   *
   * @param frame frame, from 0
   * @return its label, or empty if it has none
   */
  public Optional<String> at(int frame) {
    Objects.checkIndex(frame, frames);
    int low = 0;
    int high = spans.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      LabelSpan span = spans.get(middle);
      if (frame < span.start()) {
        high = middle - 1;
      } else if (frame >= span.end()) {
        low = middle + 1;
      } else {
        return Optional.of(span.label());
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the labels that occur.
   *
   * @return distinct labels in natural order
   */
  public SortedSet<String> labels() {
    SortedSet<String> labels = new TreeSet<>();
    spans.forEach(span -> labels.add(span.label()));
    return labels;
  }

  /**
   * Returns the same spans at another frame rate: each boundary moves to the nearest new frame.
   *
   * @param newFrames frames of the recording at the new rate
   * @param ratio new rate divided by the old one, positive
   * @return the track at the new rate; spans that shrink to nothing are left out
   */
  public LabelTrack resampled(int newFrames, double ratio) {
    List<LabelSpan> result = new ArrayList<>();
    for (LabelSpan span : spans) {
      int start = (int) Math.min(newFrames, Math.round(span.start() * ratio));
      int end =
          span.end() == frames
              ? newFrames
              : (int) Math.min(newFrames, Math.round(span.end() * ratio));
      if (end > start) {
        result.add(new LabelSpan(start, end, span.label()));
      }
    }
    return new LabelTrack(newFrames, result);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelTrack track && frames == track.frames && spans.equals(track.spans);
  }

  @Override
  public int hashCode() {
    return Objects.hash(frames, spans);
  }

  @Override
  public String toString() {
    return spans.toString();
  }
}
