package org.kinema4j.har.evaluate;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * What the model says of one window.
 *
 * @param recording name of the recording that the window was cut from
 * @param subject who moved
 * @param start first frame
 * @param end frame after the last one, greater than {@code start}
 * @param label the true label, empty if the window has none; such a window votes at its frames and
 *     is not scored itself
 * @param probabilities one value in [0, 1] for each class of the model, in its order; copied
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
public record WindowPrediction(
    String recording,
    String subject,
    int start,
    int end,
    Optional<String> label,
    double[] probabilities) {

  /** How far above 1 a probability may lie because of rounding in single precision. */
  private static final double ROUNDING = 1e-5;

  /**
   * Checks the interval and the probabilities.
   *
   * @param recording name of the recording that the window was cut from
   * @param subject who moved
   * @param start first frame
   * @param end frame after the last one
   * @param label the true label
   * @param probabilities one value for each class of the model
   */
  public WindowPrediction {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(label, "label");
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "a window must satisfy 0 <= start < end, received [%d, %d)".formatted(start, end));
    }
    if (probabilities.length == 0) {
      throw new IllegalArgumentException("probabilities must have at least one class, received 0");
    }
    probabilities = probabilities.clone();
    for (int c = 0; c < probabilities.length; c++) {
      if (!(probabilities[c] >= 0 && probabilities[c] <= 1 + ROUNDING)) {
        throw new IllegalArgumentException(
            "probabilities must be in [0, 1], received %s for class %d of %s at frame %d"
                    .formatted(probabilities[c], c, recording, start)
                + (Double.isNaN(probabilities[c]) ? "; did the training diverge?" : ""));
      }
    }
  }

  /**
   * Returns the probabilities.
   *
   * @return a copy, one value for each class
   */
  @Override
  public double[] probabilities() {
    return probabilities.clone();
  }

  /**
   * Returns the number of classes.
   *
   * @return length of the probabilities
   */
  public int classes() {
    return probabilities.length;
  }

  /**
   * Returns the probability of a class.
   *
   * @param classIndex which class, from 0
   * @return its probability
   */
  public double probability(int classIndex) {
    return probabilities[classIndex];
  }

  /**
   * Returns the most probable class.
   *
   * @return its index; the first one at a tie
   */
  public int predicted() {
    return Classes.argMax(probabilities, 0, probabilities.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WindowPrediction that
        && recording.equals(that.recording)
        && subject.equals(that.subject)
        && start == that.start
        && end == that.end
        && label.equals(that.label)
        && Arrays.equals(probabilities, that.probabilities);
  }

  @Override
  public int hashCode() {
    return Objects.hash(recording, subject, start, end, label, Arrays.hashCode(probabilities));
  }

  @Override
  public String toString() {
    return "%s [%d, %d) %s %s"
        .formatted(recording, start, end, label.orElse("-"), Arrays.toString(probabilities));
  }
}
