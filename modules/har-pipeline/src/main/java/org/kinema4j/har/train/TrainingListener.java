package org.kinema4j.har.train;

/** Sees how training goes. */
public interface TrainingListener {

  /** A listener that looks away. */
  TrainingListener SILENT = new TrainingListener() {};

  /**
   * A batch was learned from.
   *
   * @param epoch number of the epoch, from 1
   * @param batch number of the batch in this epoch, from 1
   * @param batches batches in an epoch
   * @param loss loss of this batch
   */
  default void onBatch(int epoch, int batch, int batches, double loss) {}

  /**
   * An epoch is over.
   *
   * @param score how the network did
   * @param best true if it is the best so far
   */
  default void onEpoch(EpochScore score, boolean best) {}
}
