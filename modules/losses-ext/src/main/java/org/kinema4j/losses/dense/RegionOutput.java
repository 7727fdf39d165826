package org.kinema4j.losses.dense;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossResult;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Computes {@link RegionLossLayer}. */
final class RegionOutput extends BaseOutputLayer<RegionLossLayer> {

  private static final long serialVersionUID = 1L;

  RegionOutput(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(false);
    RegionLayout layout = layout();
    INDArray output = activation().getActivation(rows(layout), training);
    return workspaceMgr.leverageTo(ArrayType.ACTIVATIONS, layout.restore(output));
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(true);
    RegionLayout layout = layout();
    INDArray atOutput = layout.rowsOf(evaluate(layout, Want.SCORES_AND_GRADIENT).gradient());
    INDArray atInput = activation().backprop(rows(layout), atOutput).getFirst();
    gradient = new DefaultGradient();
    return new Pair<>(
        gradient, workspaceMgr.leverageTo(ArrayType.ACTIVATION_GRAD, layout.restore(atInput)));
  }

  private LossResult evaluate(RegionLayout layout, Want want) {
    if (labels == null) {
      throw new IllegalStateException(
          "labels must be set before the score is asked for " + layerId());
    }
    layout.requireLabels(labels);
    INDArray pixels = Nd4j.ones(dataType, layout.pixelMaskShape());
    INDArray examples = Nd4j.ones(dataType, layout.examples(), 1);
    if (maskArray != null) {
      INDArray mask = maskArray.castTo(dataType);
      if (layout.isOfExamples(mask)) {
        examples = layout.exampleMask(mask);
      } else {
        pixels = layout.pixelMask(mask);
      }
    }
    INDArray output = activation().getActivation(rows(layout), true);
    return RegionEvaluation.evaluate(
        layerConf().regionLoss(),
        new RegionEvaluation.Input(
            layout.regions(layout.rows(labels.castTo(dataType))),
            layout.regions(output),
            pixels,
            examples),
        want);
  }

  private RegionLayout layout() {
    return RegionLayout.of(input.shape(), layerConf().getFormat());
  }

  /** The input as rows, which the activation may change. */
  private INDArray rows(RegionLayout layout) {
    return layout.rows(input.castTo(dataType));
  }

  private IActivation activation() {
    return layerConf().getActivationFn();
  }

  @Override
  public double computeScore(
      double fullNetRegTerm, boolean training, LayerWorkspaceMgr workspaceMgr) {
    double sum = evaluate(layout(), Want.SCORES).scores().sumNumber().doubleValue();
    score = (conf().isMiniBatch() ? sum / getInputMiniBatchSize() : sum) + fullNetRegTerm;
    return score;
  }

  @Override
  public INDArray computeScoreForExamples(double fullNetRegTerm, LayerWorkspaceMgr workspaceMgr) {
    INDArray scores = evaluate(layout(), Want.SCORES).scores().addi(fullNetRegTerm);
    return workspaceMgr.leverageTo(ArrayType.ACTIVATIONS, scores);
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
    return layout().rows(labels);
  }

  @Override
  public Layer.Type type() {
    return Layer.Type.CONVOLUTIONAL;
  }
}
