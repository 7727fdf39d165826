package org.kinema4j.losses.proxy;

import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.kinema4j.losses.internal.LossGraph;
import org.kinema4j.losses.internal.LossGraphs;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes {@link CosineOutputLayer}. With u and v the unit vectors of x and w, c their cosines and
 * G the loss's gradient at the cosines:
 *
 * <pre>
 *   dx_i = (sum_j G_ij v_j - (sum_j G_ij c_ij) u_i) / |x_i|
 *   dw_j = (sum_i G_ij u_i - (sum_i G_ij c_ij) v_j) / |w_j|
 * </pre>
 */
final class CosineOutput extends BaseOutputLayer<CosineOutputLayer> {

  private static final long serialVersionUID = 1L;
  private static final String COSINES = "cosines";
  private static final String LOGITS = "logits";

  CosineOutput(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /** Unit vectors, and the inverse of the lengths, which is 0 for zero vectors. */
  private record Directions(INDArray units, INDArray inverse) {

    static Directions of(INDArray vectors, int axis) {
      INDArray length = vectors.norm2(true, axis);
      INDArray positive = length.gt(0).castTo(length.dataType());
      INDArray inverse = positive.div(length.add(positive.rsub(1)));
      return new Directions(vectors.mul(inverse), inverse);
    }

    /** The gradient at the vectors, from that at the unit vectors. */
    INDArray backward(INDArray gradient, INDArray alongUnit) {
      return gradient.subi(units.mul(alongUnit)).muli(inverse);
    }
  }

  private Directions embeddings() {
    return Directions.of(input.castTo(dataType), 1);
  }

  private Directions classVectors(boolean training, LayerWorkspaceMgr workspaces) {
    return Directions.of(getParamWithNoise(CosineParameters.WEIGHTS, training, workspaces), 0);
  }

  @Override
  protected Pair<INDArray, INDArray> preOutputWithPreNorm(
      boolean training, boolean forBackprop, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(forBackprop);
    requireWidth();
    applyDropOutIfNecessary(training, workspaceMgr);
    INDArray cosines =
        workspaceMgr.createUninitialized(
            ArrayType.ACTIVATIONS, dataType, input.size(0), layerConf().vectors());
    embeddings().units().mmuli(classVectors(training, workspaceMgr).units(), cosines);
    return new Pair<>(cosines, cosines);
  }

  private void requireWidth() {
    if (input.rank() != 2 || input.size(1) != layerConf().getNIn()) {
      throw new DL4JInvalidInputException(
          "input must be [N, %d], received %s %s"
              .formatted(layerConf().getNIn(), Arrays.toString(input.shape()), layerId()));
    }
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    INDArray logits = logits(preOutput(training, workspaceMgr));
    INDArray output = layerConf().getActivationFn().getActivation(logits, training);
    if (maskArray != null) {
      applyMask(output);
    }
    return workspaceMgr.leverageTo(ArrayType.ACTIVATIONS, output);
  }

  private INDArray logits(INDArray cosines) {
    ProxyLoss loss = layerConf().proxyLoss();
    DataType type = cosines.dataType();
    return LossGraphs.with(
        new Key(loss, type),
        () -> new LossGraph(graph -> define(loss, type, graph), COSINES),
        graph -> graph.value(Map.of(COSINES, cosines), LOGITS));
  }

  private static void define(ProxyLoss loss, DataType type, SameDiff graph) {
    SDVariable cosines = graph.placeHolder(COSINES, type, -1, -1);
    loss.logits(cosines).rename(LOGITS).sum(LossGraph.TOTAL);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    INDArray cosines = preOutput2d(true, workspaceMgr);
    INDArray delta = lossGradient(cosines, workspaceMgr);
    INDArray product = delta.mul(cosines);
    Directions embeddings = embeddings();
    Directions classVectors = classVectors(true, workspaceMgr);

    INDArray atWeights = embeddings.units().transpose().mmul(delta);
    gradient = weightGradient(classVectors.backward(atWeights, product.sum(true, 0)));

    INDArray atInput = delta.mmul(classVectors.units().transpose());
    INDArray epsilonNext = embeddings.backward(atInput, product.sum(true, 1));
    return new Pair<>(
        gradient,
        backpropDropOutIfPresent(workspaceMgr.leverageTo(ArrayType.ACTIVATION_GRAD, epsilonNext)));
  }

  private INDArray lossGradient(INDArray cosines, LayerWorkspaceMgr workspaces) {
    return layerConf()
        .getLossFn()
        .computeGradient(
            getLabels2d(workspaces, ArrayType.BP_WORKING_MEM),
            cosines,
            layerConf().getActivationFn(),
            maskArray);
  }

  private Gradient weightGradient(INDArray values) {
    INDArray view = gradientViews.get(CosineParameters.WEIGHTS);
    view.assign(values);
    Gradient result = new DefaultGradient();
    result.setGradientFor(CosineParameters.WEIGHTS, view);
    return result;
  }

  @Override
  public void computeGradientAndScore(LayerWorkspaceMgr workspaceMgr) {
    if (input != null && labels != null) {
      backpropGradient(null, workspaceMgr);
      computeScore(0, true, workspaceMgr);
    }
  }

  @Override
  protected INDArray getLabels2d(LayerWorkspaceMgr workspaceMgr, ArrayType arrayType) {
    return labels;
  }

  private record Key(ProxyLoss loss, DataType type) {}
}
