package org.kinema4j.layers.normalization;

import java.util.Arrays;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.floating.SquaredNorm;
import org.nd4j.linalg.api.ops.impl.transforms.floating.RSqrt;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Forward and backward pass of a normalization: standardize, then gain, bias and mask. How to
 * standardize is left to the classes below.
 *
 * <p>All work is done by operations on whole arrays; no value is fetched to the host. The forward
 * pass for training keeps the standardized values and the variance beside the layer's input, in the
 * same workspace.
 *
 * @param <C> the configuration
 */
abstract class Normalizer<C extends Normalization> extends BaseLayer<C> {

  // Kept by a forward pass for training; null after one for inference.
  private transient Standardized kept;

  Normalizer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /**
   * Input that was standardized.
   *
   * @param view the order of the arrays
   * @param values the result, zero mean and unit variance over what the layer looks at
   * @param moments what it was standardized with
   */
  record Standardized(ChannelView view, INDArray values, Moments moments) {}

  /**
   * Mean and variance, shaped to be broadcast.
   *
   * @param mean the mean, null if the backward pass does not need it
   * @param variance the variance, or the mean square
   */
  record Moments(INDArray mean, INDArray variance) {

    private Moments in(ArrayType place, LayerWorkspaceMgr workspaces) {
      return new Moments(
          mean == null ? null : workspaces.leverageTo(place, mean),
          workspaces.leverageTo(place, variance));
    }
  }

  /**
   * What flows back.
   *
   * @param mask the mask, arranged, or null
   * @param error gradient of the output, zero where masked; must not be changed
   * @param product the error times the standardized values; may be changed
   * @param result the gradient of the input is to be written here
   */
  record Backward(INDArray mask, INDArray error, INDArray product, INDArray result) {}

  /**
   * Standardizes the input.
   *
   * @param input the input
   * @param mask the mask, arranged, or null
   * @param target the standardized values are to be written here
   * @param training whether the pass is one for training
   */
  abstract Moments standardize(ChannelView input, INDArray mask, INDArray target, boolean training);

  /**
   * Computes the gradients of all parameters and of the input.
   *
   * @param standardized the forward pass
   * @param backward what flows back
   * @param training whether the forward pass was one for training
   */
  abstract void backpropagate(Standardized standardized, Backward backward, boolean training);

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaceMgr);
    ChannelView view = viewOfInput();
    INDArray mask = mask(view);
    INDArray output = create(workspaceMgr, ArrayType.ACTIVATIONS, view);
    INDArray values = training ? create(workspaceMgr, ArrayType.INPUT, view) : output;
    Moments moments = standardize(view, mask, values, training);
    kept =
        training ? new Standardized(view, values, moments.in(ArrayType.INPUT, workspaceMgr)) : null;
    applyAffine(view, values, output);
    return view.restore(mask == null ? output : output.muli(mask));
  }

  private void applyAffine(ChannelView view, INDArray values, INDArray output) {
    INDArray gain = channelParameter(view, NormalizationParameters.GAIN);
    INDArray bias = channelParameter(view, NormalizationParameters.BIAS);
    INDArray scaled = gain == null ? values : values.muli(gain, output);
    if (bias != null) {
      scaled.addi(bias, output);
    } else if (scaled != output) {
      output.assign(scaled);
    }
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(true);
    boolean training = kept != null;
    Standardized standardized = training ? kept : standardizeForInference();
    ChannelView view = standardized.view();
    INDArray mask = mask(view);
    INDArray arranged = view.arrange(epsilon.castTo(dataType));
    INDArray error = mask == null ? arranged : arranged.mul(mask);
    INDArray result = create(workspaceMgr, ArrayType.ACTIVATION_GRAD, view);
    Backward backward = new Backward(mask, error, error.mul(standardized.values()), result);
    backpropagate(standardized, backward, training);
    kept = null;
    return new Pair<>(learnedGradients(), backpropDropOutIfPresent(view.restore(result)));
  }

  private Standardized standardizeForInference() {
    ChannelView view = viewOfInput();
    INDArray values = Nd4j.createUninitialized(dataType, view.array().shape());
    return new Standardized(view, values, standardize(view, mask(view), values, false));
  }

  /** Without running statistics, so that nothing that is done to gradients by name reaches them. */
  private Gradient learnedGradients() {
    Gradient gradients = new DefaultGradient();
    for (String name : layerConf().learnedNames()) {
      gradients.setGradientFor(name, gradientViews.get(name));
    }
    return gradients;
  }

  /** The gradients of what is learned: all that clipping and the like may look at and change. */
  @Override
  public INDArray getGradientsViewArray() {
    long learned = layerConf().learnedNames().size() * layerConf().getNOut();
    if (gradientsFlattened == null || learned == 0) {
      return null;
    }
    return gradientsFlattened
        .reshape(gradientsFlattened.length())
        .get(NDArrayIndex.interval(0, learned));
  }

  /** A parameter, shaped to be broadcast, or null if the layer has no such parameter. */
  final INDArray channelParameter(ChannelView view, String name) {
    INDArray values = getParam(name);
    return values == null ? null : view.arrangeChannels(values);
  }

  /** Sums over all steps, into the gradient of a parameter if there is one. */
  final INDArray sumOverSteps(ChannelView view, INDArray values, String parameter) {
    INDArray gradient = gradientViews.get(parameter);
    INDArray sum =
        gradient == null ? values.sum(view.stepAxes()) : values.sum(gradient, view.stepAxes());
    return view.arrangeChannels(sum);
  }

  /** Sum of squares over some axes, which stay with length 1. */
  static INDArray sumOfSquares(INDArray values, int... axes) {
    return Nd4j.getExecutioner().exec(new SquaredNorm(values, true, axes));
  }

  /** 1 / sqrt(variance + epsilon), as a new array. */
  final INDArray inverseDeviation(INDArray variance) {
    INDArray sum = variance.add(layerConf().getEpsilon());
    return Nd4j.getExecutioner().exec(new RSqrt(sum, sum));
  }

  private ChannelView viewOfInput() {
    long channels = layerConf().getNIn();
    if ((input.rank() != 2 && input.rank() != 3) || input.size(1) != channels) {
      throw new DL4JInvalidInputException(
          "input must be [N, %d] or [N, %d, T], received %s %s"
              .formatted(channels, channels, Arrays.toString(input.shape()), layerId()));
    }
    return ChannelView.of(input.castTo(dataType));
  }

  private INDArray mask(ChannelView view) {
    if (maskArray == null) {
      return null;
    }
    if (maskArray.size(0) != input.size(0) || maskArray.length() != view.steps()) {
      throw new DL4JInvalidInputException(
          "mask must be [N, T] for input [N, C, T] and [N, 1] for [N, C], received mask %s and input %s %s"
              .formatted(
                  Arrays.toString(maskArray.shape()), Arrays.toString(input.shape()), layerId()));
    }
    return view.arrangeMask(maskArray.castTo(dataType));
  }

  private INDArray create(LayerWorkspaceMgr workspaces, ArrayType place, ChannelView view) {
    return workspaces.createUninitialized(place, dataType, view.array().shape(), 'c');
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaceMgr) {
    super.setInput(input, workspaceMgr);
    kept = null;
  }

  @Override
  public void clear() {
    super.clear();
    kept = null;
  }

  @Override
  public Type type() {
    return Type.NORMALIZATION;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
