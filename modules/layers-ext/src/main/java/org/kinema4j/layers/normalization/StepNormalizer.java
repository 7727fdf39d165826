package org.kinema4j.layers.normalization;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Standardizes over the channels of each step.
 *
 * <p>Backward, with h = gain * error, s the standardized values, and means over the channels:
 * {@code dx = (h - mean(h) - s * mean(h * s)) / deviation}; the first mean is that of centring.
 *
 * @param <C> the configuration
 */
abstract class StepNormalizer<C extends Normalization> extends Normalizer<C> {

  StepNormalizer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /** Takes the mean over the channels away, or not; writes to the target what it changes. */
  abstract INDArray center(INDArray values, int channelAxis, INDArray target);

  @Override
  Moments standardize(ChannelView input, INDArray mask, INDArray target, boolean training) {
    int axis = input.channelAxis();
    INDArray centered = center(input.array(), axis, target);
    INDArray variance = sumOfSquares(centered, axis).divi(input.channels());
    centered.muli(inverseDeviation(variance), target);
    return new Moments(null, variance);
  }

  @Override
  void backpropagate(Standardized standardized, Backward backward, boolean training) {
    ChannelView view = standardized.view();
    int axis = view.channelAxis();
    INDArray gain = channelParameter(view, NormalizationParameters.GAIN);
    INDArray product = backward.product();
    INDArray scaled = backward.error();
    if (layerConf().getAffine().hasBias()) {
      sumOverSteps(view, backward.error(), NormalizationParameters.BIAS);
    }
    if (gain != null) {
      sumOverSteps(view, product, NormalizationParameters.GAIN);
      scaled = scaled.muli(gain, backward.result());
      product.muli(gain);
    }
    INDArray centered = center(scaled, axis, backward.result());
    INDArray slope = product.mean(true, axis);
    centered
        .subi(standardized.values().muli(slope, product), backward.result())
        .muli(inverseDeviation(standardized.moments().variance()));
  }
}
