package org.kinema4j.har.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;

/**
 * What the windows of one recording say together of each of its frames: the mean of the
 * probabilities of all windows that hold the frame. Immutable.
 *
 * <p>The result does not depend on the order in which the windows are given.
 */
public final class FrameVote {

  private static final Comparator<WindowPrediction> ORDER =
      Comparator.comparingInt(WindowPrediction::start)
          .thenComparingInt(WindowPrediction::end)
          .thenComparing((a, b) -> Arrays.compare(a.probabilities(), b.probabilities()));

  private final List<String> classes;
  private final int[] votes;
  private final double[] sums;

  /**
   * Takes the vote.
   *
   * @param classes classes of the model, in the order of its probabilities
   * @param frames number of frames of the recording
   * @param windows windows of the recording, each within {@code [0, frames)}
   */
  public FrameVote(List<String> classes, int frames, List<WindowPrediction> windows) {
    this.classes = List.copyOf(classes);
    votes = new int[frames];
    sums = new double[Math.multiplyExact(frames, this.classes.size())];
    windows.stream().sorted(ORDER).forEach(this::add);
  }

  private void add(WindowPrediction window) {
    if (window.end() > votes.length) {
      throw new IllegalArgumentException(
          "windows of %s must be within its %d frames, received [%d, %d)"
              .formatted(window.recording(), votes.length, window.start(), window.end()));
    }
    Classes.requireSize(classes, window);
    for (int f = window.start(); f < window.end(); f++) {
      votes[f]++;
      for (int c = 0; c < classes.size(); c++) {
        sums[f * classes.size() + c] += window.probability(c);
      }
    }
  }

  /**
   * Returns the length of the recording.
   *
   * @return number of frames
   */
  public int frames() {
    return votes.length;
  }

  /**
   * Returns the classes of the model.
   *
   * @return classes in the order of the probabilities
   */
  public List<String> classes() {
    return classes;
  }

  /**
   * Returns the class that the windows agree on.
   *
   * @param frame frame, from 0
   * @return index of the class with the greatest mean probability, the first one at a tie; empty if
   *     no window holds the frame
   */
  public OptionalInt predicted(int frame) {
    Objects.checkIndex(frame, votes.length);
    return votes[frame] == 0
        ? OptionalInt.empty()
        : OptionalInt.of(Classes.argMax(sums, frame * classes.size(), classes.size()));
  }

  /**
   * Returns the mean probability of a class at a frame.
   *
   * @param frame frame, from 0
   * @param classIndex which class, from 0
   * @return mean over the windows that hold the frame; 0 if there is none
   */
  public double probability(int frame, int classIndex) {
    Objects.checkIndex(frame, votes.length);
    Objects.checkIndex(classIndex, classes.size());
    return votes[frame] == 0 ? 0 : sums[frame * classes.size() + classIndex] / votes[frame];
  }

  /**
   * Returns how sure the windows are of a span.
   *
   * @param span a span whose label is a class of the model
   * @return mean over the frames of the span of the probability of its label
   */
  public double confidence(LabelSpan span) {
    int classIndex = Objects.checkIndex(classes.indexOf(span.label()), classes.size());
    double sum = 0;
    for (int f = span.start(); f < span.end(); f++) {
      sum += probability(f, classIndex);
    }
    return sum / span.length();
  }

  /**
   * Returns the predicted labels.
   *
   * @return a track with one label at each frame that a window holds
   */
  public LabelTrack track() {
    List<String> labels = new ArrayList<>(votes.length);
    for (int f = 0; f < votes.length; f++) {
      OptionalInt predicted = predicted(f);
      labels.add(predicted.isPresent() ? classes.get(predicted.getAsInt()) : null);
    }
    return LabelTrack.ofFrames(labels);
  }
}
