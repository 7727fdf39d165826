package org.kinema4j.har;

import java.util.Objects;
import java.util.Optional;
import org.kinema4j.har.decode.SmoothedEvaluation;
import org.kinema4j.har.evaluate.Evaluation;

/**
 * How good a model is before and after smoothing.
 *
 * @param evaluation metrics of windows, and of frames and segments as the windows vote on them
 * @param smoothed metrics of frames and segments after smoothing; empty if nothing was smoothed
 */
public record Judgement(Evaluation evaluation, Optional<SmoothedEvaluation> smoothed) {

  /**
   * Checks that both are there.
   *
   * @param evaluation metrics before smoothing
   * @param smoothed metrics after smoothing; may be empty
   */
  public Judgement {
    Objects.requireNonNull(evaluation, "evaluation");
    Objects.requireNonNull(smoothed, "smoothed");
  }
}
