package org.kinema4j.har.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.kinema4j.har.evaluate.FrameVote;
import org.kinema4j.har.motion.LabelTrack;

/** Chooses one class for each frame, given the probabilities of all frames. */
public interface Smoothing {

  /**
   * Chooses the classes of a stretch of frames.
   *
   * @param probabilities {@code [T, C]}, one row a frame without a gap, values in [0, 1]; not
   *     changed
   * @return {@code [T]}, the class of each frame, from 0
   * @throws IllegalArgumentException if the rows differ in length, or do not fit what was learned
   */
  int[] classes(double[][] probabilities);

  /**
   * Returns how far the method looks ahead.
   *
   * @return frames after a frame on which its class may depend; empty if it may depend on all
   *     frames to the end of the recording
   */
  OptionalInt delayFrames();

  /**
   * Chooses the labels of a recording. Each stretch of frames that windows hold is smoothed for
   * itself; other frames stay without a label.
   *
   * @param vote what the windows say of each frame
   * @return the track
   */
  default LabelTrack track(FrameVote vote) {
    List<String> labels = new ArrayList<>(vote.frames());
    while (labels.size() < vote.frames()) {
      double[][] stretch = Stretches.from(vote, labels.size());
      for (int chosen : classes(stretch)) {
        labels.add(vote.classes().get(chosen));
      }
      if (labels.size() < vote.frames()) {
        labels.add(null);
      }
    }
    return LabelTrack.ofFrames(labels);
  }
}
