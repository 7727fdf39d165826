package org.kinema4j.optim.contract;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ModelSerializer;
import org.kinema4j.optim.EvaluationWeights;
import org.kinema4j.optim.LearningRate;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.Training;
import org.kinema4j.optim.schedule.Constant;
import org.kinema4j.optim.schedule.Scaled;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ISchedule;

/** A convolution, a dense layer with gains, and an output layer; the updater is called directly. */
final class LayersRig implements Rig {

  private static final InputType INPUT = InputType.convolutional(3, 3, 2);

  /** What a batch normalization keeps and no optimizer steps. */
  private static final Pattern STATISTIC = Pattern.compile(".*_(mean|var|log10stdev)");

  private final Model model;

  private LayersRig(Model model) {
    this.model = model;
  }

  static LayersRig start(Kind kind, Optimizer optimizer, DataType type) {
    NeuralNetConfiguration.Builder base = base(optimizer, type);
    ConvolutionLayer kernels = new ConvolutionLayer.Builder(2, 2).nIn(2).nOut(3).build();
    DenseLayer dense = new DenseLayer.Builder().nOut(4).hasLayerNorm(true).build();
    OutputLayer.Builder output = new OutputLayer.Builder(LossFunction.MSE).nOut(2);
    if (kind == Kind.GRAPH) {
      ComputationGraph graph =
          new ComputationGraph(
              base.graphBuilder()
                  .addInputs("in")
                  .addLayer("0", kernels, "in")
                  .addLayer("1", dense, "0")
                  .addLayer("2", output.build(), "1")
                  .setOutputs("2")
                  .setInputTypes(INPUT)
                  .build());
      graph.init();
      return started(graph);
    }
    NeuralNetConfiguration.ListBuilder layers = base.list().layer(kernels);
    if (kind == Kind.BLOCKS) {
      layers.layer(new BatchNormalization());
      output.biasUpdater(equivalent(optimizer));
    }
    return started(layers.layer(dense).layer(output.build()).setInputType(INPUT).build());
  }

  /** A layer of two weights, which are a point. */
  static LayersRig point(Optimizer optimizer, double x, double y) {
    OutputLayer output =
        new OutputLayer.Builder(LossFunction.MSE)
            .nIn(2)
            .nOut(1)
            .activation(Activation.IDENTITY)
            .build();
    MultiLayerNetwork network =
        new MultiLayerNetwork(base(optimizer, DataType.DOUBLE).list().layer(output).build());
    network.init();
    network.setParam("0_W", Nd4j.createFromArray(x, y).reshape(2, 1));
    return started(network, Nd4j.ones(DataType.DOUBLE, 1, 2), Nd4j.ones(DataType.DOUBLE, 1, 1));
  }

  private static NeuralNetConfiguration.Builder base(Optimizer optimizer, DataType type) {
    return new NeuralNetConfiguration.Builder().seed(5).dataType(type).updater(optimizer);
  }

  /** An optimizer with the same rates that is not equal, and so has a block of its own. */
  private static Optimizer equivalent(Optimizer optimizer) {
    LearningRate rate = optimizer.learningRate();
    ISchedule same = rate.schedule().orElseGet(() -> new Constant(rate.valueAt(0, 0)));
    Optimizer copy = optimizer.clone();
    copy.setLrAndSchedule(Double.NaN, new Scaled(same, 1));
    return copy;
  }

  private static LayersRig started(MultiLayerConfiguration configuration) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return started(network);
  }

  private static LayersRig started(Model model) {
    DataType type = model.params().dataType();
    return started(model, Nd4j.ones(type, 1, 2, 3, 3), Nd4j.ones(type, 1, 2));
  }

  /** Runs once without stepping, which sets the gradients up. */
  private static LayersRig started(Model model, INDArray in, INDArray labels) {
    if (model instanceof MultiLayerNetwork network) {
      network.setInput(in);
      network.setLabels(labels);
      network.computeGradientAndScore();
    } else if (model instanceof ComputationGraph graph) {
      graph.setInput(0, in);
      graph.setLabels(labels);
      graph.computeGradientAndScore();
    }
    return new LayersRig(model);
  }

  @Override
  public Map<String, NaiveTensor> tensors() {
    Map<String, NaiveTensor> tensors = new LinkedHashMap<>();
    model
        .paramTable()
        .forEach(
            (name, array) -> {
              if (STATISTIC.matcher(name).matches()) {
                return;
              }
              int[] shape = Arrays.stream(array.shape()).mapToInt(n -> (int) n).toArray();
              double[] values = array.dup('c').reshape(array.length()).toDoubleVector();
              tensors.put(name, new NaiveTensor(name, shape, name.endsWith("_W"), values));
            });
    return tensors;
  }

  @Override
  public void step(Map<String, double[]> gradients) {
    model.gradient().gradient().assign(0);
    gradients.forEach(
        (name, values) -> {
          INDArray view = model.gradient().getGradientFor(name);
          view.assign(Nd4j.createFromArray(values).reshape('c', view.shape()));
        });
    int iteration = iteration();
    updater().update(model.gradient(), iteration, 0, 1, LayerWorkspaceMgr.noWorkspaces());
    INDArray flat = model.gradient().gradient();
    model.params().subi(flat.reshape(model.params().shape()));
    setIteration(iteration + 1);
  }

  private BaseMultiLayerUpdater<?> updater() {
    return model instanceof MultiLayerNetwork network
        ? (BaseMultiLayerUpdater<?>) network.getUpdater()
        : ((ComputationGraph) model).getUpdater();
  }

  private int iteration() {
    return model instanceof MultiLayerNetwork network
        ? network.getLayerWiseConfigurations().getIterationCount()
        : ((ComputationGraph) model).getConfiguration().getIterationCount();
  }

  private void setIteration(int iteration) {
    if (model instanceof MultiLayerNetwork network) {
      network.getLayerWiseConfigurations().setIterationCount(iteration);
    } else {
      ((ComputationGraph) model).getConfiguration().setIterationCount(iteration);
    }
  }

  @Override
  public void prepare() {
    if (model instanceof MultiLayerNetwork network) {
      Training.prepare(network);
    } else {
      Training.prepare((ComputationGraph) model);
    }
  }

  @Override
  public EvaluationWeights evaluated() {
    return model instanceof MultiLayerNetwork network
        ? EvaluationWeights.in(network)
        : EvaluationWeights.in((ComputationGraph) model);
  }

  @Override
  public LayersRig reloaded(Path directory) {
    try {
      File file = directory.resolve("model.zip").toFile();
      ModelSerializer.writeModel(model, file, true);
      return started(
          model instanceof MultiLayerNetwork
              ? ModelSerializer.restoreMultiLayerNetwork(file, true)
              : ModelSerializer.restoreComputationGraph(file, true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
