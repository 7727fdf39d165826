package org.kinema4j.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A second forward and backward pass over the batch that a model has at hand, with other
 * parameters. Everything but the gradients is afterwards as it was before.
 */
final class SecondPass {

  private final Model model;
  private final INDArray parameters;
  private final INDArray savedParameters;
  private final List<INDArray> statistics;
  private final List<INDArray> savedStatistics;
  private final double score;

  private SecondPass(Model model, List<INDArray> statistics) {
    this.model = model;
    this.parameters = model.params().reshape(model.numParams());
    this.savedParameters = parameters.dup();
    this.statistics = statistics;
    this.savedStatistics = statistics.stream().map(INDArray::dup).toList();
    this.score = model.score();
  }

  /**
   * Remembers what is to be restored.
   *
   * @param statistics views of the gradients that are to keep their values
   */
  static SecondPass start(Model model, List<INDArray> statistics) {
    return new SecondPass(model, statistics);
  }

  /** Returns the parameters of the model, to be changed in place. */
  INDArray parameters() {
    return parameters;
  }

  /** Computes the gradients with the parameters as they are now, and restores all else. */
  void finish() {
    List<Runnable> states = rewound();
    try {
      model.computeGradientAndScore(LayerWorkspaceMgr.noWorkspaces());
    } finally {
      parameters.assign(savedParameters);
      states.forEach(Runnable::run);
    }
    for (int i = 0; i < statistics.size(); i++) {
      statistics.get(i).assign(savedStatistics.get(i));
    }
    if (model instanceof MultiLayerNetwork network) {
      network.setScore(score);
    } else {
      ((ComputationGraph) model).setScore(score);
    }
  }

  /**
   * Lets recurrent layers begin once more where this part of a sequence began.
   *
   * @return how to give each the state in which the first pass left it
   */
  private List<Runnable> rewound() {
    List<Runnable> back = new ArrayList<>();
    for (Layer layer : truncated() ? layers() : new Layer[0]) {
      if (layer instanceof BaseWrapperLayer wrapper
          && wrapper.getUnderlying() instanceof RecurrentLayer) {
        throw new IllegalStateException(
            "SharpnessAware with truncated back-propagation must have recurrent layers that are not"
                + " wrapped, but has one within "
                + wrapper.getClass().getSimpleName()
                + ", whose state cannot be set back");
      }
      if (layer instanceof RecurrentLayer recurrent) {
        Map<String, INDArray> end = recurrent.rnnGetTBPTTState();
        recurrent.rnnSetTBPTTState(recurrent.rnnGetPreviousState());
        back.add(() -> recurrent.rnnSetTBPTTState(end));
      }
    }
    return back;
  }

  private boolean truncated() {
    BackpropType type =
        model instanceof MultiLayerNetwork network
            ? network.getLayerWiseConfigurations().getBackpropType()
            : ((ComputationGraph) model).getConfiguration().getBackpropType();
    return type == BackpropType.TruncatedBPTT;
  }

  private Layer[] layers() {
    return model instanceof MultiLayerNetwork network
        ? network.getLayers()
        : ((ComputationGraph) model).getLayers();
  }
}
