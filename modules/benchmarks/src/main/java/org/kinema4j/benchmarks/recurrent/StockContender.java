package org.kinema4j.benchmarks.recurrent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.model.Versions;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Deeplearning4j's own layers. The last state of each direction is composed of a forward LSTM over
 * the sequence and one over the reversed sequence, since {@code Bidirectional} has no such thing.
 */
final class StockContender implements Contender {

  /** The order of gates in Deeplearning4j. */
  private static final List<Gate> ORDER =
      List.of(Gate.CANDIDATE, Gate.FORGET, Gate.OUTPUT, Gate.INPUT);

  private static final String OUTPUT = "action";

  private final Shape shape;
  private final ComputationGraph network;
  private final INDArray[] features;
  private final INDArray[] targets;

  StockContender(Problem problem) {
    shape = problem.shape();
    features =
        new INDArray[] {
          Nd4j.create(
              problem.windowsByFeature(),
              new long[] {shape.batch(), shape.features(), shape.frames()},
              'c')
        };
    targets =
        new INDArray[] {
          Nd4j.create(problem.oneHot(), new long[] {shape.batch(), shape.classes()}, 'c')
        };
    network = new ComputationGraph(configuration());
    network.init();
    List<Problem.Layer> layers = problem.layers();
    for (int i = 0; i < Shape.LAYERS - 1; i++) {
      assign("bilstm" + i + "_f", layers.get(i).forward());
      assign("bilstm" + i + "_b", layers.get(i).backward());
    }
    assign("forward_", layers.get(Shape.LAYERS - 1).forward());
    assign("backward_", layers.get(Shape.LAYERS - 1).backward());
    assign(OUTPUT + "_W", problem.headWeights(), shape.states());
  }

  /**
   * Measures this engine in a JVM of its own.
   *
   * @param args see {@link Trial#run}
   * @throws Exception if the network cannot be made
   */
  public static void main(String[] args) throws Exception {
    Trial.run(args, StockContender::new);
  }

  private ComputationGraphConfiguration configuration() {
    ComputationGraphConfiguration.GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .optimizationAlgo(OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT)
            .updater(new Adam(Problem.LEARNING_RATE))
            .graphBuilder()
            .addInputs("window")
            .setInputTypes(InputType.recurrent(shape.features(), shape.frames()));
    String below = "window";
    for (int i = 0; i < Shape.LAYERS - 1; i++) {
      graph.addLayer("bilstm" + i, new Bidirectional(Bidirectional.Mode.CONCAT, lstm()), below);
      below = "bilstm" + i;
    }
    return graph
        .addLayer("forward", new LastTimeStep(lstm()), below)
        .addVertex("reversed", new ReverseTimeSeriesVertex(), below)
        .addLayer("backward", new LastTimeStep(lstm()), "reversed")
        .addVertex("states", new MergeVertex(), "forward", "backward")
        .addLayer(
            OUTPUT,
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(shape.classes())
                .activation(Activation.SOFTMAX)
                .build(),
            "states")
        .setOutputs(OUTPUT)
        .build();
  }

  private LSTM lstm() {
    // Said in full: a layer's activation defaults to the network's, which is the sigmoid.
    return new LSTM.Builder()
        .nOut(shape.units())
        .activation(Activation.TANH)
        .gateActivationFunction(Activation.SIGMOID)
        .build();
  }

  private void assign(String prefix, LstmWeights weights) {
    assign(prefix + "W", weights.input(ORDER), weights.inputs());
    assign(prefix + "RW", weights.recurrent(ORDER), shape.units());
    assign(prefix + "b", weights.bias(ORDER), 1);
  }

  private void assign(String parameter, float[] values, int rows) {
    network
        .getParam(parameter)
        .assign(Nd4j.create(values, new long[] {rows, values.length / rows}, 'c'));
  }

  @Override
  public Scope scope() {
    return Scope.NETWORK;
  }

  @Override
  public void train() {
    network.fit(features, targets);
  }

  @Override
  public float[] predict() {
    INDArray probabilities = network.outputSingle(features);
    return probabilities.dup('c').data().asFloat();
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("version", Versions.deeplearning4j());
    facts.put("threads", Integer.toString(Nd4j.getEnvironment().maxThreads()));
    facts.put("layout", "[N, F, T]");
    return facts;
  }

  @Override
  public void close() {
    network.clear();
  }
}
