package org.kinema4j.optim;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An optimizer that knows better weights than those that training goes on from. {@link
 * EvaluationWeights} puts them into a model.
 *
 * @since 0.1
 */
public interface AveragingOptimizer extends Optimizer {

  /**
   * Puts the weights to evaluate in place of those of training.
   *
   * @param parameters parameters of a block, of rank 1, to be changed in place
   * @param states arrays of the state of that block, as a {@link Step} has them; not changed
   */
  void toEvaluation(INDArray parameters, List<INDArray> states);
}
