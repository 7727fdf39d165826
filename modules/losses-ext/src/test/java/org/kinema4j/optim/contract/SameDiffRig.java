package org.kinema4j.optim.contract;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
final class SameDiffRig implements Rig {

  private static final Map<String, long[]> SHAPES = new LinkedHashMap<>();
  private static final List<String> NAMES;

  static {
    SHAPES.put("kernels", new long[] {3, 2, 2, 2});
    SHAPES.put("weights", new long[] {5, 4});
    SHAPES.put("bias", new long[] {4});
    NAMES = List.copyOf(SHAPES.keySet());
  }

  private final SameDiff sd;

  private SameDiffRig(SameDiff sd) {
    this.sd = sd;
  }

  static SameDiffRig start(Optimizer optimizer) {
    Random random = new Random(8);
    SameDiff sd = SameDiff.create();
    SDVariable loss = null;
    for (String name : NAMES) {
      long[] shape = SHAPES.get(name);
      long length = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
      double[] values = random.doubles(length, -1, 1).toArray();
      SDVariable variable = sd.var(name, Nd4j.createFromArray(values).reshape('c', shape));
      SDVariable gradient = sd.placeHolder("g_" + name, DataType.DOUBLE, shape);
      SDVariable product = variable.mul(gradient).sum();
      loss = loss == null ? product : loss.add(product);
    }
    loss.rename("loss");
    sd.setLossVariables("loss");
    sd.setTrainingConfig(
        TrainingConfig.builder()
            .updater(optimizer)
            .dataSetFeatureMapping(NAMES.stream().map(name -> "g_" + name).toList())
            .markLabelsUnused()
            .build());
    QuietGradients.create(sd, NAMES.toArray(String[]::new));
    return new SameDiffRig(sd);
  }

  @Override
  public Map<String, NaiveTensor> tensors() {
    Map<String, NaiveTensor> tensors = new LinkedHashMap<>();
    SHAPES.forEach(
        (name, shape) -> {
          INDArray array = sd.getVariable(name).getArr();
          double[] values = array.dup('c').reshape(array.length()).toDoubleVector();
          int[] dimensions = Arrays.stream(shape).mapToInt(n -> (int) n).toArray();
          tensors.put(name, new NaiveTensor(name, dimensions, shape.length > 1, values));
        });
    return tensors;
  }

  @Override
  public void step(Map<String, double[]> gradients) {
    INDArray[] features =
        NAMES.stream()
            .map(name -> Nd4j.createFromArray(gradients.get(name)).reshape('c', SHAPES.get(name)))
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
    return new SameDiffRig(SameDiff.load(file, true));
  }
}
