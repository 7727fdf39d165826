package org.kinema4j.layers.normalization;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Computes {@link SequenceBatchNormalization}.
 *
 * <p>Backward, with s the standardized values and means over the n steps that are kept: {@code dx =
 * gain * (error - mean(error) - s * mean(error * s)) / deviation}. After a forward pass for
 * inference mean and deviation are constants: {@code dx = gain * error / deviation}.
 */
final class SequenceBatchNormalizer extends Normalizer<SequenceBatchNormalization> {

  SequenceBatchNormalizer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  Moments standardize(ChannelView input, INDArray mask, INDArray target, boolean training) {
    Moments moments;
    if (training) {
      moments = centerByBatch(input, mask, target);
    } else {
      moments = runningMoments(input);
      input.array().subi(moments.mean(), target);
    }
    target.muli(inverseDeviation(moments.variance()));
    return moments;
  }

  private Moments centerByBatch(ChannelView input, INDArray mask, INDArray target) {
    int[] axes = input.stepAxes();
    INDArray count = Transforms.max(count(input, mask), 1);
    INDArray counted = mask == null ? input.array() : input.array().muli(mask, target);
    INDArray mean = counted.sum(true, axes).divi(count);
    input.array().subi(mean, target);
    if (mask != null) {
      target.muli(mask);
    }
    return new Moments(mean, sumOfSquares(target, axes).divi(count));
  }

  private Moments runningMoments(ChannelView view) {
    return new Moments(
        channelParameter(view, NormalizationParameters.MEAN),
        channelParameter(view, NormalizationParameters.VARIANCE));
  }

  /** Number of steps that are kept, as a scalar on the device that holds the mask. */
  private INDArray count(ChannelView view, INDArray mask) {
    return mask == null ? Nd4j.scalar(dataType, view.steps()) : mask.sum();
  }

  @Override
  void backpropagate(Standardized standardized, Backward backward, boolean training) {
    ChannelView view = standardized.view();
    Moments moments = standardized.moments();
    INDArray errors = sumOverSteps(view, backward.error(), NormalizationParameters.BIAS);
    INDArray products = sumOverSteps(view, backward.product(), NormalizationParameters.GAIN);
    INDArray gradient = backward.error();
    if (training) {
      INDArray count = count(view, backward.mask());
      INDArray divisor = Transforms.max(count, 1);
      gradient = backward.result();
      standardized.values().muli(products.div(divisor), backward.product());
      backward.error().subi(backward.product(), gradient).subi(errors.div(divisor));
      if (backward.mask() != null) {
        gradient.muli(backward.mask());
      }
      moveRunningMoments(view, moments, count);
    } else {
      gradientViews.get(NormalizationParameters.MEAN).assign(0);
      gradientViews.get(NormalizationParameters.VARIANCE).assign(0);
    }
    INDArray scale = inverseDeviation(moments.variance());
    INDArray gain = channelParameter(view, NormalizationParameters.GAIN);
    gradient.muli(gain == null ? scale : scale.muli(gain), backward.result());
  }

  /**
   * Writes (1 - decay) (running - batch) as gradients, which the updater will subtract. Where the
   * batch tells nothing, no step for the mean or one for the variance, the factor is 0, not 1.
   */
  private void moveRunningMoments(ChannelView view, Moments batch, INDArray count) {
    INDArray others = count.sub(1);
    INDArray unbiased = batch.variance().mul(count).divi(Transforms.max(others, 1));
    Moments running = runningMoments(view);
    move(NormalizationParameters.MEAN, running.mean().sub(batch.mean()), Transforms.min(count, 1));
    move(
        NormalizationParameters.VARIANCE,
        running.variance().sub(unbiased),
        Transforms.min(Transforms.max(others, 0), 1));
  }

  private void move(String parameter, INDArray difference, INDArray told) {
    INDArray change = difference.muli(told).muli(1 - layerConf().getDecay());
    gradientViews.get(parameter).assign(change.reshape(change.length()));
  }

  /** Changes of running statistics are no sums over examples. */
  @Override
  public boolean updaterDivideByMinibatch(String paramName) {
    return layerConf().learnedNames().contains(paramName);
  }
}
