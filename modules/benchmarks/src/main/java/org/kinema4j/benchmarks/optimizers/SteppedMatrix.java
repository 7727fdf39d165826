package org.kinema4j.benchmarks.optimizers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.kinema4j.optim.EvaluationWeights;
import org.kinema4j.optim.Training;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The weights of a network with one layer and no biases, and what steps them. A network, because
 * optimizers that decay weights or look at their shapes must be shown them.
 */
final class SteppedMatrix {

  private final MultiLayerNetwork network;
  private final INDArray parameters;
  private final GradientUpdater<?> updater;
  private int iteration;

  /**
   * Makes the network.
   *
   * @param optimizer how it is stepped
   * @param type of parameters and gradients
   * @param rows inputs of the layer
   * @param columns outputs of the layer
   */
  SteppedMatrix(IUpdater optimizer, DataType type, int rows, int columns) {
    network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(type)
                .updater(optimizer)
                .list()
                .layer(new OutputLayer.Builder().nIn(rows).nOut(columns).hasBias(false).build())
                .build());
    network.init();
    Training.prepare(network);
    parameters = network.params();
    updater =
        ((BaseMultiLayerUpdater<?>) network.getUpdater())
            .getUpdaterBlocks()
            .get(0)
            .getGradientUpdater();
  }

  /** The parameters, flat; a view. */
  INDArray parameters() {
    return parameters;
  }

  /**
   * Replaces a gradient by what a step subtracts. Does not subtract it.
   *
   * @param gradient of the parameters' shape
   * @return the same array
   */
  INDArray apply(INDArray gradient) {
    updater.applyUpdater(gradient, iteration++, 0);
    return gradient;
  }

  /** A copy of the parameters to evaluate: some optimizers train at other ones. */
  INDArray evaluated() {
    if (!EvaluationWeights.keptBy(updater.getConfig())) {
      return parameters.dup();
    }
    EvaluationWeights averages = EvaluationWeights.in(network);
    try {
      return parameters.dup();
    } finally {
      averages.close();
    }
  }
}
