package org.kinema4j.har.evaluate;

import java.util.Optional;
import java.util.stream.IntStream;
import org.kinema4j.har.motion.LabelTrack;

/**
 * True and predicted labels of one recording, frame by frame.
 *
 * @param recording the recording and its true labels
 * @param predicted predicted labels, none at frames that no window holds
 */
public record RecordingResult(LabelledRecording recording, LabelTrack predicted) {

  /**
   * Checks that both tracks have the same length.
   *
   * @param recording the recording and its true labels
   * @param predicted predicted labels
   */
  public RecordingResult {
    if (recording.labels().frames() != predicted.frames()) {
      throw new IllegalArgumentException(
          "predicted must have the %d frames of %s, received %d"
              .formatted(recording.labels().frames(), recording.name(), predicted.frames()));
    }
  }

  /**
   * Returns the true label of a frame if the frame counts.
   *
   * @param frame frame, from 0
   * @return its true label, or empty unless the frame has both a label and a prediction
   */
  public Optional<String> truthAt(int frame) {
    return recording.labels().at(frame).filter(label -> predicted.at(frame).isPresent());
  }

  /**
   * Returns the predicted label of a frame if the frame counts.
   *
   * @param frame frame, from 0
   * @return its predicted label, or empty unless the frame has both a label and a prediction
   */
  public Optional<String> predictedAt(int frame) {
    return predicted.at(frame).filter(label -> recording.labels().at(frame).isPresent());
  }

  /**
   * Counts the frames that are scored.
   *
   * @return frames with both a label and a prediction
   */
  public long scoredFrames() {
    return IntStream.range(0, predicted.frames()).filter(f -> truthAt(f).isPresent()).count();
  }

  /**
   * Counts the frames that are right.
   *
   * @return frames whose label is predicted
   */
  public long correctFrames() {
    return IntStream.range(0, predicted.frames())
        .filter(f -> truthAt(f).isPresent() && truthAt(f).equals(predicted.at(f)))
        .count();
  }

  /**
   * Adds up how far the annotators agree on the frames that are scored.
   *
   * @return sum over the scored frames of the share of the annotators who gave the true label
   */
  public double shareSum() {
    return IntStream.range(0, predicted.frames())
        .filter(f -> truthAt(f).isPresent())
        .mapToDouble(f -> recording.labels().meanShare(f, f + 1, truthAt(f).orElseThrow()))
        .sum();
  }
}
