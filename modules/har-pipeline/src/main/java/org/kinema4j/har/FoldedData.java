package org.kinema4j.har;

import java.util.List;
import java.util.Optional;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.split.Fold;
import org.kinema4j.har.split.FoldItem;
import org.kinema4j.har.split.RandomSplit;

/**
 * Data that was read once and is divided in several ways, one after the other: a cross-validation.
 *
 * <pre>{@code
 * FoldedData data = pipeline.fold(recordings, ModelInput.RECORDINGS, FoldPlan.LOSO);
 * for (Fold fold : data.folds()) {
 *   TrainedModel model = pipeline.train(data.prepare(fold), TrainingListener.SILENT);
 * }
 * }</pre>
 */
public interface FoldedData {

  /**
   * Returns the configuration that all folds have in common.
   *
   * @return with what the data itself decides put in
   */
  RunConfig config();

  /**
   * Returns what folds are made of.
   *
   * @return recordings, or stretches of them
   */
  List<FoldItem> items();

  /**
   * Makes the folds that were planned.
   *
   * @return the folds; equal data and plans give equal folds
   */
  List<Fold> folds();

  /**
   * Divides the data by a fold and fits the standardizer.
   *
   * @param fold one of {@link #folds()}, or one of lists; what it does not name is left out
   * @return everything that training and evaluation need
   */
  PreparedData prepare(Fold fold);

  /**
   * Returns what a random split of the same windows would have leaked.
   *
   * @param testShare share of the windows that would have been tested on, in (0, 1)
   * @return expected values; empty if nobody knows which windows overlap
   */
  Optional<RandomSplit> randomSplit(double testShare);

  /**
   * Tells whether it is known who moved.
   *
   * @return false if stretches of windows stand for subjects
   */
  boolean knowsSubjects();

  /**
   * Returns what tells this data from other data: the numbers that a network sees, labels, names.
   *
   * @return SHA-256, in hexadecimal digits
   */
  String sha256();
}
