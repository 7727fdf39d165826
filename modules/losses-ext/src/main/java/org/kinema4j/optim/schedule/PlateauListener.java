package org.kinema4j.optim.schedule;

import java.util.function.ToDoubleFunction;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.kinema4j.losses.internal.Arguments;

/**
 * Tells the schedules of a network its score at the end of each epoch, so that {@link
 * ReduceOnPlateau} can reduce the rate.
 *
 * <p>The score is the mean of the training scores of the epoch, or what a function says, for
 * example the score on data for validation. The listener keeps nothing beyond an epoch: what was
 * seen is in the schedules, which are stored with the network. A restored network needs a new
 * listener.
 *
 * <pre>{@code
 * DataSet validation = new DataSet(Nd4j.rand(10, 2), Nd4j.rand(10, 2));
 * PlateauListener listener =
 *     new PlateauListener(model -> ((MultiLayerNetwork) model).score(validation));
 * }</pre>
 *
 * @since 0.1
 */
public final class PlateauListener extends BaseTrainingListener {

  private final ToDoubleFunction<Model> score;
  private double sum;
  private int iterations;

  /** Makes a listener that takes the mean of the training scores of an epoch. */
  public PlateauListener() {
    score = model -> sum / iterations;
  }

  /**
   * Makes a listener that asks for the score.
   *
   * @param score gives the score of a model at the end of an epoch
   */
  public PlateauListener(ToDoubleFunction<Model> score) {
    this.score = Arguments.present("score", score);
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    sum += model.score();
    iterations++;
  }

  @Override
  public void onEpochEnd(Model model) {
    ScoreFeed.observe(model, score.applyAsDouble(model));
    sum = 0;
    iterations = 0;
  }
}
