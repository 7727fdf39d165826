package org.kinema4j.layers.normalization;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * The normalizations on a SameDiff graph: compositions of native operations that can be
 * differentiated, and saved with the graph. They give the numbers of the layers of the same names,
 * with the same arrays for gain, bias, mask and statistics.
 *
 * <pre>{@code
 * SameDiffTerms terms =
 *     SameDiffTerms.of(SameDiffLayout.SEQUENCE).withGain(gain).withBias(bias).withMask(mask);
 * SDVariable y = SameDiffNormalization.layerNorm("y", x, terms);
 * }</pre>
 *
 * @since 0.1
 */
public final class SameDiffNormalization {

  private SameDiffNormalization() {}

  /**
   * Adds a layer normalization, see {@link LayerNormalization}.
   *
   * @param name name of the result
   * @param x input, shaped as the terms' layout says
   * @param terms gain, bias, mask and epsilon
   * @return the normalized input
   */
  public static SDVariable layerNorm(String name, SDVariable x, SameDiffTerms terms) {
    SDVariable centered = x.sub(x.mean(true, SameDiffLayout.CHANNELS));
    return rmsNorm(name, centered, terms);
  }

  /**
   * Adds a root mean square normalization, see {@link RmsNormalization}.
   *
   * @param name name of the result
   * @param x input, shaped as the terms' layout says
   * @param terms gain, bias, mask and epsilon
   * @return the normalized input
   */
  public static SDVariable rmsNorm(String name, SDVariable x, SameDiffTerms terms) {
    SDVariable meanSquare = x.getSameDiff().math().square(x).mean(true, SameDiffLayout.CHANNELS);
    return terms.apply(name, scale(x, meanSquare, terms));
  }

  /**
   * Adds a batch normalization by the statistics of the batch, the form for training of {@link
   * SequenceBatchNormalization}. Running statistics are left to the caller, see {@link
   * #batchMoments}.
   *
   * @param name name of the result
   * @param x input, shaped as the terms' layout says
   * @param terms gain, bias, mask and epsilon
   * @return the normalized input
   */
  public static SDVariable batchNorm(String name, SDVariable x, SameDiffTerms terms) {
    return batchNorm(name, x, terms, batchMoments(x, terms));
  }

  /**
   * Adds a batch normalization by given statistics, the form for inference of {@link
   * SequenceBatchNormalization}.
   *
   * @param name name of the result
   * @param x input, shaped as the terms' layout says
   * @param terms gain, bias, mask and epsilon
   * @param moments mean and variance of each channel, both {@code [C]}
   * @return the normalized input
   */
  public static SDVariable batchNorm(
      String name, SDVariable x, SameDiffTerms terms, Moments moments) {
    SameDiffLayout layout = terms.layout();
    SDVariable centered = x.sub(layout.channels(moments.mean()));
    return terms.apply(name, scale(centered, layout.channels(moments.variance()), terms));
  }

  /**
   * Adds mean and variance of each channel over the steps that the mask keeps; the variance is
   * divided by their number.
   *
   * @param x input, shaped as the terms' layout says
   * @param terms the layout and the mask
   * @return mean and variance, both {@code [C]}
   */
  public static Moments batchMoments(SDVariable x, SameDiffTerms terms) {
    SameDiffLayout layout = terms.layout();
    SDVariable mean = terms.meanOverSteps(x);
    SDVariable centered = x.sub(layout.channels(mean));
    return new Moments(mean, terms.meanOverSteps(x.getSameDiff().math().square(centered)));
  }

  private static SDVariable scale(SDVariable centered, SDVariable variance, SameDiffTerms terms) {
    return centered.div(centered.getSameDiff().math().sqrt(variance.add(terms.epsilon())));
  }

  /**
   * Mean and variance of each channel.
   *
   * @param mean the mean, {@code [C]}
   * @param variance the variance, {@code [C]}
   */
  public record Moments(SDVariable mean, SDVariable variance) {}
}
