package org.kinema4j.har.report;

import java.util.List;
import java.util.OptionalInt;
import org.kinema4j.har.train.EpochScore;

/**
 * How training went.
 *
 * @param epochs scores in ascending order of epochs; none if the model was not trained in this run
 * @param bestEpoch the epoch whose weights were kept
 */
public record LearningCurve(List<EpochScore> epochs, OptionalInt bestEpoch) {

  /**
   * Copies the list and checks its order.
   *
   * @param epochs scores in ascending order of epochs
   * @param bestEpoch the epoch whose weights were kept
   */
  public LearningCurve {
    epochs = List.copyOf(epochs);
    for (int i = 1; i < epochs.size(); i++) {
      if (epochs.get(i).epoch() <= epochs.get(i - 1).epoch()) {
        throw new IllegalArgumentException(
            "epochs must ascend, received %d after %d"
                .formatted(epochs.get(i).epoch(), epochs.get(i - 1).epoch()));
      }
    }
  }

  /**
   * Returns the curve of a run that trained nothing.
   *
   * @return a curve without epochs
   */
  public static LearningCurve none() {
    return new LearningCurve(List.of(), OptionalInt.empty());
  }
}
