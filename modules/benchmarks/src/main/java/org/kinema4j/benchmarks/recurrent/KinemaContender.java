package org.kinema4j.benchmarks.recurrent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kinema4j.layers.ComputeThreads;
import org.kinema4j.layers.recurrent.Lstm;
import org.kinema4j.layers.recurrent.Merge;
import org.kinema4j.layers.recurrent.Output;
import org.kinema4j.layers.recurrent.RecurrentExecution;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** This project's layers in a Deeplearning4j network. */
final class KinemaContender implements Contender {

  /** The order of gates here, which is Keras's. */
  private static final List<Gate> ORDER =
      List.of(Gate.INPUT, Gate.FORGET, Gate.CANDIDATE, Gate.OUTPUT);

  private final Shape shape;
  private final MultiLayerNetwork network;
  private final INDArray features;
  private final INDArray targets;

  KinemaContender(Problem problem) {
    ComputeThreads.configured().apply();
    shape = problem.shape();
    // As the pipeline makes its batches: frames of windows of features, seen as [N, F, T].
    features =
        Nd4j.create(
                problem.framesByWindow(),
                new long[] {shape.frames(), shape.batch(), shape.features()},
                'c')
            .permute(1, 2, 0);
    targets = Nd4j.create(problem.oneHot(), new long[] {shape.batch(), shape.classes()}, 'c');
    network = new MultiLayerNetwork(configuration());
    network.init();
    for (int i = 0; i < Shape.LAYERS; i++) {
      assign(i + "_f", problem.layers().get(i).forward());
      assign(i + "_b", problem.layers().get(i).backward());
    }
    assign(Shape.LAYERS + "_W", problem.headWeights(), shape.states());
  }

  /**
   * Measures this engine in a JVM of its own.
   *
   * @param args see {@link Trial#run}
   * @throws Exception if the network cannot be made
   */
  public static void main(String[] args) throws Exception {
    Trial.run(args, KinemaContender::new);
  }

  private MultiLayerConfiguration configuration() {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder().updater(new Adam(Problem.LEARNING_RATE)).list();
    for (int i = 0; i < Shape.LAYERS; i++) {
      boolean last = i == Shape.LAYERS - 1;
      layers.layer(
          new Lstm.Builder()
              .nOut(shape.units())
              .bidirectional(Merge.CONCAT)
              .output(last ? Output.LAST_STATE : Output.SEQUENCE)
              .build());
    }
    return layers
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(shape.classes())
                .activation(Activation.SOFTMAX)
                .build())
        .setInputType(InputType.recurrent(shape.features(), shape.frames()))
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
    return network.output(features).dup('c').data().asFloat();
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("execution", RecurrentExecution.describe());
    facts.put("threads of ND4J", Integer.toString(ComputeThreads.configured().nd4j()));
    facts.put("layout", "[N, F, T], frames outermost in memory");
    return facts;
  }

  @Override
  public void close() {
    network.clear();
  }
}
