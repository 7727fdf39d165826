package org.kinema4j.optim.contract;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ModelSerializer;
import org.kinema4j.optim.EvaluationWeights;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.Training;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A convolution, a dense layer with gains, and an output layer; the updater is called directly. */
final class LayersRig implements Rig {

  private final Model model;

  private LayersRig(Model model) {
    this.model = model;
  }

  static LayersRig start(Kind kind, Optimizer optimizer) {
    NeuralNetConfiguration.Builder base =
        new NeuralNetConfiguration.Builder().seed(5).dataType(DataType.DOUBLE).updater(optimizer);
    ConvolutionLayer kernels = new ConvolutionLayer.Builder(2, 2).nIn(2).nOut(3).build();
    DenseLayer dense = new DenseLayer.Builder().nOut(4).hasLayerNorm(true).build();
    OutputLayer output = new OutputLayer.Builder(LossFunction.MSE).nOut(2).build();
    InputType input = InputType.convolutional(3, 3, 2);
    if (kind == Kind.NETWORK) {
      MultiLayerNetwork network =
          new MultiLayerNetwork(
              base.list().layer(kernels).layer(dense).layer(output).setInputType(input).build());
      network.init();
      return started(network);
    }
    ComputationGraph graph =
        new ComputationGraph(
            base.graphBuilder()
                .addInputs("in")
                .addLayer("0", kernels, "in")
                .addLayer("1", dense, "0")
                .addLayer("2", output, "1")
                .setOutputs("2")
                .setInputTypes(input)
                .build());
    graph.init();
    return started(graph);
  }

  /** Runs once without stepping, which sets the gradients up. */
  private static LayersRig started(Model model) {
    INDArray in = Nd4j.ones(DataType.DOUBLE, 1, 2, 3, 3);
    INDArray labels = Nd4j.ones(DataType.DOUBLE, 1, 2);
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
              int[] shape = Arrays.stream(array.shape()).mapToInt(n -> (int) n).toArray();
              double[] values = array.dup('c').reshape(array.length()).toDoubleVector();
              tensors.put(name, new NaiveTensor(name, shape, name.endsWith("_W"), values));
            });
    return tensors;
  }

  @Override
  public void step(Map<String, double[]> gradients) {
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
