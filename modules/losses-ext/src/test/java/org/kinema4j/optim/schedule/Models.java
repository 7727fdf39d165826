package org.kinema4j.optim.schedule;

import java.util.Collections;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** One weight w that models 0 = w * 1, so that its gradient is 2 w. */
final class Models {

  private Models() {}

  static MultiLayerNetwork network(IUpdater updater) {
    MultiLayerNetwork network = new MultiLayerNetwork(base(updater).list().layer(output()).build());
    network.init();
    network.setParams(Nd4j.ones(DataType.DOUBLE, 1, 1));
    return network;
  }

  static ComputationGraph graph(IUpdater updater) {
    ComputationGraph graph =
        new ComputationGraph(
            base(updater)
                .graphBuilder()
                .addInputs("in")
                .addLayer("out", output(), "in")
                .setOutputs("out")
                .build());
    graph.init();
    graph.setParams(Nd4j.ones(DataType.DOUBLE, 1, 1));
    return graph;
  }

  static SameDiff sameDiff(IUpdater updater) {
    SameDiff sd = SameDiff.create();
    SDVariable x = sd.placeHolder("x", DataType.DOUBLE, -1, 1);
    SDVariable y = sd.placeHolder("y", DataType.DOUBLE, -1, 1);
    SDVariable w = sd.var("w", Nd4j.ones(DataType.DOUBLE, 1, 1));
    SDVariable error = x.mul(w).sub(y);
    error.mul(error).mean("loss");
    sd.setLossVariables("loss");
    sd.setTrainingConfig(
        TrainingConfig.builder()
            .updater(updater)
            .dataSetFeatureMapping("x")
            .dataSetLabelMapping("y")
            .initialLossDataType(DataType.DOUBLE)
            .build());
    return sd;
  }

  /** An epoch of so many batches of one example. */
  static DataSetIterator epoch(int batches) {
    DataSet one = new DataSet(Nd4j.ones(DataType.DOUBLE, 1, 1), Nd4j.zeros(DataType.DOUBLE, 1, 1));
    return new ListDataSetIterator<>(Collections.nCopies(batches, one), 1);
  }

  private static NeuralNetConfiguration.Builder base(IUpdater updater) {
    return new NeuralNetConfiguration.Builder().seed(1).dataType(DataType.DOUBLE).updater(updater);
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MSE)
        .nIn(1)
        .nOut(1)
        .hasBias(false)
        .activation(Activation.IDENTITY)
        .build();
  }
}
