package org.kinema4j.optim.contract;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.kinema4j.losses.compat.QuietGradients;
import org.kinema4j.optim.EvaluationWeights;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.Training;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Variables whose gradients are the placeholders: the loss is the sum of their products. */
public final class SameDiffRig implements Rig {

  private final SameDiff sd;
  private final Map<String, long[]> shapes;

  private SameDiffRig(SameDiff sd, Map<String, long[]> shapes) {
    this.sd = sd;
    this.shapes = shapes;
  }

  static SameDiffRig start(Optimizer optimizer) {
    Random random = new Random(8);
    Map<String, INDArray> variables = new LinkedHashMap<>();
    variables.put("kernels", array(random, 3, 2, 2, 2));
    variables.put("weights", array(random, 5, 4));
    variables.put("bias", array(random, 4));
    return start(optimizer, variables);
  }

  /** Variables with the values of the parameters of another model; what is no weight has rank 1. */
  static SameDiffRig like(Rig other, Optimizer optimizer) {
    Map<String, INDArray> variables = new LinkedHashMap<>();
    other
        .tensors()
        .forEach(
            (name, tensor) -> {
              INDArray values = Nd4j.createFromArray(tensor.theta);
              long[] shape = Arrays.stream(tensor.shape).asLongStream().toArray();
              variables.put(name, tensor.weight ? values.reshape('c', shape) : values);
            });
    return start(optimizer, variables);
  }

  private static INDArray array(Random random, long... shape) {
    long length = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    return Nd4j.createFromArray(random.doubles(length, -1, 1).toArray()).reshape('c', shape);
  }

  /** Variables of given values; of rank 2 and more they are weights. */
  public static SameDiffRig start(Optimizer optimizer, Map<String, INDArray> variables) {
    SameDiff sd = SameDiff.create();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    SDVariable loss = null;
    for (Map.Entry<String, INDArray> variable : variables.entrySet()) {
      String name = variable.getKey();
      shapes.put(name, variable.getValue().shape());
      SDVariable gradient = sd.placeHolder("g_" + name, DataType.DOUBLE, shapes.get(name));
      SDVariable product = sd.var(name, variable.getValue()).mul(gradient).sum();
      loss = loss == null ? product : loss.add(product);
    }
    loss.rename("loss");
    sd.setLossVariables("loss");
    sd.setTrainingConfig(
        TrainingConfig.builder()
            .updater(optimizer)
            .dataSetFeatureMapping(shapes.keySet().stream().map(name -> "g_" + name).toList())
            .markLabelsUnused()
            .build());
    QuietGradients.create(sd, shapes.keySet().toArray(String[]::new));
    return new SameDiffRig(sd, shapes);
  }

  @Override
  public Map<String, NaiveTensor> tensors() {
    Map<String, NaiveTensor> tensors = new LinkedHashMap<>();
    shapes.forEach(
        (name, shape) -> {
          int[] dimensions = Arrays.stream(shape).mapToInt(n -> (int) n).toArray();
          tensors.put(name, new NaiveTensor(name, dimensions, shape.length > 1, values(name)));
        });
    return tensors;
  }

  /** The parameters of a variable. */
  public double[] values(String name) {
    INDArray array = sd.getVariable(name).getArr();
    return array.dup('c').reshape(array.length()).toDoubleVector();
  }

  @Override
  public void step(Map<String, double[]> gradients) {
    INDArray[] features =
        shapes.keySet().stream()
            .map(name -> Nd4j.createFromArray(gradients.get(name)).reshape('c', shapes.get(name)))
            .toArray(INDArray[]::new);
    sd.fit(new MultiDataSet(features, new INDArray[0]));
  }

  @Override
  public void prepare() {
    Training.prepare(sd);
  }

  @Override
  public EvaluationWeights evaluated() {
    return EvaluationWeights.in(sd);
  }

  @Override
  public SameDiffRig reloaded(Path directory) {
    File file = directory.resolve("graph.sd").toFile();
    sd.save(file, true);
    return new SameDiffRig(SameDiff.load(file, true), shapes);
  }
}
