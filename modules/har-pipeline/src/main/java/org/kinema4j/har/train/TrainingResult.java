package org.kinema4j.har.train;

import java.util.List;

/**
 * What training did.
 *
 * @param epochs score of each epoch
 * @param bestEpoch the epoch whose weights the network has now, from 1
 * @param stoppedEarly true if the validation loss had stopped falling before the last epoch
 * @param averaged true if the optimizer had averages in that epoch, which the network has now
 */
public record TrainingResult(
    List<EpochScore> epochs, int bestEpoch, boolean stoppedEarly, boolean averaged) {

  /**
   * Copies the list.
   *
   * @param epochs score of each epoch
   * @param bestEpoch the epoch whose weights the network has now, from 1
   * @param stoppedEarly true if the validation loss had stopped falling before the last epoch
   * @param averaged true if the optimizer had averages in that epoch, which the network has now
   */
  public TrainingResult {
    epochs = List.copyOf(epochs);
  }
}
