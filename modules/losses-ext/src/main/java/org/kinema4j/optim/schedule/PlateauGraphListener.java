package org.kinema4j.optim.schedule;

import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.BaseListener;
import org.nd4j.autodiff.listeners.ListenerResponse;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.listeners.records.LossCurve;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * Tells the schedule of a SameDiff graph its score at the end of each epoch: the counterpart of
 * {@link PlateauListener}.
 *
 * <p>The score is the sum of the mean losses of the epoch, regularization included, or what a
 * function says. The state is in the schedule, which {@code sd.save} stores with the training
 * configuration.
 *
 * <pre>{@code
 * SameDiff sd = SameDiff.create();
 * sd.addListeners(new PlateauGraphListener());
 * }</pre>
 *
 * @since 0.1
 */
public final class PlateauGraphListener extends BaseListener {

  private final ToDoubleFunction<SameDiff> score;

  /** Makes a listener that takes the mean losses of an epoch. */
  public PlateauGraphListener() {
    score = null;
  }

  /**
   * Makes a listener that asks for the score.
   *
   * @param score gives the score of a graph at the end of an epoch
   */
  public PlateauGraphListener(ToDoubleFunction<SameDiff> score) {
    this.score = Arguments.present("score", score);
  }

  @Override
  public boolean isActive(Operation operation) {
    return operation == Operation.TRAINING;
  }

  @Override
  public ListenerResponse epochEnd(SameDiff sd, At at, LossCurve lossCurve, long epochTimeMillis) {
    double value =
        score == null
            ? DoubleStream.of(lossCurve.lastMeanLoss().getLosses()).sum()
            : score.applyAsDouble(sd);
    ScoreFeed.observe(sd, value);
    return ListenerResponse.CONTINUE;
  }
}
