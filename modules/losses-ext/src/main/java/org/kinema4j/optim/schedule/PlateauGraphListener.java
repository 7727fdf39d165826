package org.kinema4j.optim.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.BaseListener;
import org.nd4j.autodiff.listeners.ListenerResponse;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.listeners.records.LossCurve;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Tells the schedule of a SameDiff graph its score at the end of each epoch: the counterpart of
 * {@link PlateauListener}. The state is in the schedule, which {@code sd.save} stores with the
 * training configuration.
 *
 * <p>There is no training score to take by default: SameDiff computes a loss that no gradient needs
 * only if it is asked for it, and its own loss curve is 0.
 *
 * <pre>{@code
 * DataSet validation = new DataSet(Nd4j.rand(10, 2), Nd4j.rand(10, 2));
 * SameDiff sd = SameDiff.create();
 * sd.addListeners(
 *     new PlateauGraphListener(PlateauGraphListener.lossOn(validation.toMultiDataSet())));
 * }</pre>
 *
 * @since 0.1
 */
public final class PlateauGraphListener extends BaseListener {

  private final ToDoubleFunction<SameDiff> score;

  /**
   * Makes a listener that asks for the score.
   *
   * @param score gives the score of a graph at the end of an epoch
   */
  public PlateauGraphListener(ToDoubleFunction<SameDiff> score) {
    this.score = Arguments.present("score", score);
  }

  /**
   * Returns a score: the sum of a graph's losses, without regularization, on data that are mapped
   * to its placeholders as in training.
   *
   * @param data a batch, for validation for example
   * @return gives the loss of a graph
   */
  public static ToDoubleFunction<SameDiff> lossOn(MultiDataSet data) {
    Arguments.present("data", data);
    return graph -> {
      TrainingConfig training = graph.getTrainingConfig();
      Map<String, INDArray> inputs = new HashMap<>();
      put(inputs, training.getDataSetFeatureMapping(), data.getFeatures());
      put(inputs, training.getDataSetLabelMapping(), data.getLabels());
      put(inputs, training.getDataSetFeatureMaskMapping(), data.getFeaturesMaskArrays());
      put(inputs, training.getDataSetLabelMaskMapping(), data.getLabelsMaskArrays());
      return graph.output(inputs, graph.getLossVariables()).values().stream()
          .mapToDouble(loss -> loss.sumNumber().doubleValue())
          .sum();
    };
  }

  private static void put(Map<String, INDArray> inputs, List<String> names, INDArray[] arrays) {
    for (int i = 0; names != null && arrays != null && i < names.size(); i++) {
      inputs.put(names.get(i), arrays[i]);
    }
  }

  @Override
  public boolean isActive(Operation operation) {
    return operation == Operation.TRAINING;
  }

  @Override
  public ListenerResponse epochEnd(SameDiff sd, At at, LossCurve lossCurve, long epochTimeMillis) {
    ScoreFeed.observe(sd, score.applyAsDouble(sd));
    return ListenerResponse.CONTINUE;
  }
}
