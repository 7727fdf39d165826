package org.kinema4j.har.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What happens at every frame of a recording: spans in time order that do not overlap. Frames
 * between spans have no label. Immutable.
 *
 * <p>A track may know how sure each label is: its <em>share</em>, the part of the annotators'
 * opinions that it got, in (0, 1]. A track without shares takes every label for certain.
 */
public final class LabelTrack {

  private final int frames;
  private final List<LabelSpan> spans;

  /** One a frame, 0 at frames without a label; null if every label is certain. */
  private final float[] shares;

  /**
   * Creates a track without shares.
   *
   * @param frames number of frames of the recording
   * @param spans in ascending order, without overlap, within {@code [0, frames)}
   */
  public LabelTrack(int frames, List<LabelSpan> spans) {
    this(frames, spans, null);
  }

  private LabelTrack(int frames, List<LabelSpan> spans, float[] shares) {
    this.frames = frames;
    this.spans = List.copyOf(spans);
    this.shares = shares;
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
   * Returns a copy that knows how sure its labels are.
   *
   * @param newShares one number a frame, in (0, 1] where the frame has a label; others are ignored.
   *     The array is copied
   * @return the same spans with these shares; without any if all of them are 1
   */
  public LabelTrack withShares(float[] newShares) {
    if (newShares.length != frames) {
      throw new IllegalArgumentException(
          "newShares must hold one number for each of %d frames, received %d"
              .formatted(frames, newShares.length));
    }
    float[] copy = new float[frames];
    boolean certain = true;
    for (LabelSpan span : spans) {
      for (int f = span.start(); f < span.end(); f++) {
        if (!(newShares[f] > 0 && newShares[f] <= 1)) {
          throw new IllegalArgumentException(
              "newShares must be in (0, 1], received %s at frame %d".formatted(newShares[f], f));
        }
        copy[f] = newShares[f];
        certain &= copy[f] == 1;
      }
    }
    return new LabelTrack(frames, spans, certain ? null : copy);
  }

  /**
   * Tells whether the track knows how sure its labels are.
   *
   * @return false if it takes every label for certain
   */
  public boolean hasShares() {
    return shares != null;
  }

  /**
   * Returns how sure a label is over some frames: the mean share of those of them that bear it.
   *
   * @param start first frame
   * @param end frame after the last one
   * @param label a label
   * @return the mean, in (0, 1]; 1 if the track has no shares, or no such frame
   */
  public double meanShare(int start, int end, String label) {
    Objects.checkFromToIndex(start, end, frames);
    if (shares == null) {
      return 1;
    }
    double sum = 0;
    int count = 0;
    for (int i = firstSpanEndingAfter(start); i < spans.size(); i++) {
      LabelSpan span = spans.get(i);
      if (span.start() >= end) {
        break;
      }
      if (span.label().equals(label)) {
        int last = Math.min(end, span.end());
        for (int f = Math.max(start, span.start()); f < last; f++) {
          sum += shares[f];
          count++;
        }
      }
    }
    return count == 0 ? 1 : sum / count;
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
    int i = firstSpanEndingAfter(frame);
    return i < spans.size() && spans.get(i).start() <= frame
        ? Optional.of(spans.get(i).label())
        : Optional.empty();
  }

  private int firstSpanEndingAfter(int frame) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).end() <= frame) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
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
   * Returns the same spans at another frame rate: each boundary moves to the nearest new frame. A
   * new frame takes the share of the nearest old frame of its own span.
   *
   * @param newFrames frames of the recording at the new rate
   * @param ratio new rate divided by the old one, positive
   * @return the track at the new rate; spans that shrink to nothing are left out
   */
  public LabelTrack resampled(int newFrames, double ratio) {
    List<LabelSpan> result = new ArrayList<>();
    float[] newShares = shares == null ? null : new float[newFrames];
    for (LabelSpan span : spans) {
      int start = (int) Math.min(newFrames, Math.round(span.start() * ratio));
      int end =
          span.end() == frames
              ? newFrames
              : (int) Math.min(newFrames, Math.round(span.end() * ratio));
      if (end > start) {
        result.add(new LabelSpan(start, end, span.label()));
        for (int f = start; f < end && newShares != null; f++) {
          long nearest = Math.round(f / ratio);
          newShares[f] = shares[(int) Math.max(span.start(), Math.min(span.end() - 1, nearest))];
        }
      }
    }
    return new LabelTrack(newFrames, result, newShares);
  }

  /**
   * Returns a stretch of the track, numbered from 0.
   *
   * @param start first frame
   * @param end frame after the last one
   * @return the labels within, with their shares
   */
  public LabelTrack part(int start, int end) {
    Objects.checkFromToIndex(start, end, frames);
    List<LabelSpan> within = new ArrayList<>();
    for (LabelSpan span : spans) {
      int from = Math.max(start, span.start());
      int to = Math.min(end, span.end());
      if (from < to) {
        within.add(new LabelSpan(from - start, to - start, span.label()));
      }
    }
    return new LabelTrack(
        end - start, within, shares == null ? null : Arrays.copyOfRange(shares, start, end));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelTrack track
        && frames == track.frames
        && spans.equals(track.spans)
        && Arrays.equals(shares, track.shares);
  }

  @Override
  public int hashCode() {
    return Objects.hash(frames, spans, Arrays.hashCode(shares));
  }

  @Override
  public String toString() {
    return shares == null ? spans.toString() : spans + " with shares";
  }
}
