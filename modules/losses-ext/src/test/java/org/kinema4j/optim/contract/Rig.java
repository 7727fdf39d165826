package org.kinema4j.optim.contract;

import java.nio.file.Path;
import java.util.Map;
import org.kinema4j.optim.EvaluationWeights;
import org.kinema4j.optim.Optimizer;

/** A model to which a test gives the gradients. Arrays are in row-major order. */
interface Rig {

  /** What kind of model. */
  enum Kind {
    NETWORK,
    GRAPH,
    SAME_DIFF;

    Rig start(Optimizer optimizer) {
      return this == SAME_DIFF ? SameDiffRig.start(optimizer) : LayersRig.start(this, optimizer);
    }
  }

  /** The parameters as they are. */
  Map<String, NaiveTensor> tensors();

  /** Lets the model take a step with these gradients of the mean loss. */
  void step(Map<String, double[]> gradients);

  /** Prepares the model. */
  void prepare();

  /** Puts the weights to evaluate in. */
  EvaluationWeights evaluated();

  /** Saves the model, and returns a loaded one. */
  Rig reloaded(Path directory);
}
