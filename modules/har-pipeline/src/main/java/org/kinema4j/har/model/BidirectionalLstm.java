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
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Bidirectional LSTM classifiers.
 *
 * <p>The last layer means what Keras means: its forward half is the state after the last frame, its
 * backward half the state after the first frame, which it reaches having read the whole window.
 */
final class BidirectionalLstm {

  private static final int UNITS = 32;
  private static final double RETAIN = 0.5;
  private static final double RETAIN_BETWEEN_LAYERS = 0.7;

  /** Deeplearning4j's word for no dropout. */
  private static final double KEEP_ALL = 0;

  private static final int POOL = 8;

  private BidirectionalLstm() {}

  static ComputationGraphConfiguration reference(
      NeuralNetConfiguration.Builder base, NetworkShape shape, ILossFunction loss) {
    return three(base, shape, loss, KEEP_ALL);
  }

  static ComputationGraphConfiguration regularized(
      NeuralNetConfiguration.Builder base, NetworkShape shape, ILossFunction loss) {
    return three(base, shape, loss, RETAIN_BETWEEN_LAYERS);
  }

  private static ComputationGraphConfiguration three(
      NeuralNetConfiguration.Builder base, NetworkShape shape, ILossFunction loss, double retain) {
    return start(base, shape)
        .addLayer("bilstm1", lstm(Output.SEQUENCE).build(), "window")
        .addLayer("bilstm2", lstm(Output.SEQUENCE).dropOut(retain).build(), "bilstm1")
        .addLayer("states", lstm(Output.LAST_STATE).dropOut(retain).build(), "bilstm2")
        .addLayer("action", output(shape, loss), "states")
        .setOutputs("action")
        .build();
  }

  static ComputationGraphConfiguration small(
      NeuralNetConfiguration.Builder base, NetworkShape shape, ILossFunction loss) {
    GraphBuilder graph = start(base, shape);
    int pool = Math.min(POOL, shape.frames());
    graph.addLayer(
        "mean",
        new Subsampling1DLayer.Builder(Subsampling1DLayer.PoolingType.AVG, pool, pool).build(),
        "window");
    return graph
        .addLayer("states", lstm(Output.LAST_STATE).build(), "mean")
        .addLayer("action", output(shape, loss), "states")
        .setOutputs("action")
        .build();
  }

  private static GraphBuilder start(NeuralNetConfiguration.Builder base, NetworkShape shape) {
    return base.graphBuilder()
        .addInputs("window")
        .setInputTypes(InputType.recurrent(shape.features(), shape.frames()));
  }

  private static Lstm.Builder lstm(Output output) {
    return new Lstm.Builder().nOut(UNITS).bidirectional(Merge.CONCAT).output(output);
  }

  private static OutputLayer output(NetworkShape shape, ILossFunction loss) {
    return new OutputLayer.Builder(loss)
        .nOut(shape.classes())
        .activation(Activation.SOFTMAX)
        .dropOut(RETAIN)
        .build();
  }
}
