package org.kinema4j.har.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Bidirectional LSTM classifiers, made of Deeplearning4j's own layers.
 *
 * <p>The last layer means what Keras means: its forward half is the state after the last frame, its
 * backward half the state after the first frame, which it reaches having read the whole window.
 * Deeplearning4j's {@code LastTimeStep(Bidirectional)} would take the backward half after one frame
 * only, and its {@code Bidirectional(LastTimeStep)} does not start; so the backward half is a
 * forward LSTM over the reversed sequence.
 */
final class BidirectionalLstm {

  private static final int UNITS = 32;
  private static final double RETAIN = 0.5;
  private static final int POOL = 8;

  private BidirectionalLstm() {}

  static ComputationGraphConfiguration reference(
      NeuralNetConfiguration.Builder base, NetworkShape shape) {
    GraphBuilder graph = start(base, shape);
    graph.addLayer("bilstm1", sequence(), "window");
    graph.addLayer("bilstm2", sequence(), "bilstm1");
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

  private static Bidirectional sequence() {
    return new Bidirectional(Bidirectional.Mode.CONCAT, lstm());
  }

  private static LSTM lstm() {
    // Said in full: a layer's activation defaults to the network's, which is the sigmoid.
    return new LSTM.Builder()
        .nOut(UNITS)
        .activation(Activation.TANH)
        .gateActivationFunction(Activation.SIGMOID)
        .build();
  }

  private static ComputationGraphConfiguration finish(
      GraphBuilder graph, String input, NetworkShape shape) {
    return graph
        .addLayer("forward", new LastTimeStep(lstm()), input)
        .addVertex("reversed", new ReverseTimeSeriesVertex(), input)
        .addLayer("backward", new LastTimeStep(lstm()), "reversed")
        .addVertex("states", new MergeVertex(), "forward", "backward")
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
