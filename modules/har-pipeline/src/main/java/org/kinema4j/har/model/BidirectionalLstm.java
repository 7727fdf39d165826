package org.kinema4j.har.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.kinema4j.layers.recurrent.Lstm;
import org.kinema4j.layers.recurrent.Merge;
import org.kinema4j.layers.recurrent.Output;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Bidirectional LSTM classifiers.
 *
 * <p>The last layer means what Keras means: its forward half is the state after the last frame, its
 * backward half the state after the first frame, which it reaches having read the whole window.
 */
final class BidirectionalLstm {

  private static final int UNITS = 32;
  private static final double RETAIN = 0.5;
  private static final int POOL = 8;

  private BidirectionalLstm() {}

  static ComputationGraphConfiguration reference(
      NeuralNetConfiguration.Builder base, NetworkShape shape) {
    GraphBuilder graph = start(base, shape);
    graph.addLayer("bilstm1", lstm(Output.SEQUENCE), "window");
    graph.addLayer("bilstm2", lstm(Output.SEQUENCE), "bilstm1");
    return finish(graph, "bilstm2", shape);
  }

  static ComputationGraphConfiguration small(
      NeuralNetConfiguration.Builder base, NetworkShape shape) {
    GraphBuilder graph = start(base, shape);
    int pool = Math.min(POOL, shape.frames());
    graph.addLayer(
        "mean",
        new Subsampling1DLayer.Builder(Subsampling1DLayer.PoolingType.AVG, pool, pool).build(),
        "window");
    return finish(graph, "mean", shape);
  }

  private static GraphBuilder start(NeuralNetConfiguration.Builder base, NetworkShape shape) {
    return base.graphBuilder()
        .addInputs("window")
        .setInputTypes(InputType.recurrent(shape.features(), shape.frames()));
  }

  private static Lstm lstm(Output output) {
    return new Lstm.Builder().nOut(UNITS).bidirectional(Merge.CONCAT).output(output).build();
  }

  private static ComputationGraphConfiguration finish(
      GraphBuilder graph, String input, NetworkShape shape) {
    return graph
        .addLayer("states", lstm(Output.LAST_STATE), input)
        .addLayer(
            "action",
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(shape.classes())
                .activation(Activation.SOFTMAX)
                .dropOut(RETAIN)
                .build(),
            "states")
        .setOutputs("action")
        .build();
  }
}
