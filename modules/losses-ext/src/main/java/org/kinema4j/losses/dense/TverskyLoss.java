package org.kinema4j.losses.dense;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Tversky loss: Dice loss with separate weights for false positives and false negatives, so that
 * one can be made dearer than the other.
 *
 * <pre>
 *   score = mean_c (1 - T_c)
 *   T_c = (TP_c + e) / (TP_c + a FP_c + b FN_c + e)
 *   TP_c = sum_t m_t p_ct y_ct,   FP_c = sum_t m_t p_ct (1 - y_ct),   FN_c = sum_t m_t (1 - p_ct) y_ct
 * </pre>
 *
 * <p>\[ L = \frac{1}{C} \sum_c (1 - T_c), \qquad T_c = \frac{TP_c + \varepsilon}{TP_c + \alpha FP_c
 * + \beta FN_c + \varepsilon} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \alpha \)</td><td>{@code alpha}</td><td>\( [0, \infty) \)</td><td>{@value #DEFAULT_ALPHA}</td><td>0.3</td></tr>
 *   <tr><td>\( \beta \)</td><td>{@code beta}</td><td>\( [0, \infty) \)</td><td>{@value #DEFAULT_BETA}</td><td>0.7</td></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code smoothing}</td><td>\( (0, \infty) \)</td><td>{@value DiceLoss#DEFAULT_SMOOTHING}</td><td>none</td></tr>
 *   <tr><td></td><td>{@code background}</td><td>{@link Background}</td><td>{@code INCLUDE}</td><td>lesion only</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Of a region, that is an image or a sequence of P pixels or steps: probabilities
 * and labels {@code [N, C, P]}, mask {@code [N, 1, P]}, score {@code [N, 1]} ({@link
 * RegionLossLayer}). As rows {@code [P, C]} in any other output layer, where all rows are one
 * region and each has its loss as score; mask {@code [P, 1]}.
 *
 * <p><b>Edge cases.</b> With alpha and beta 1/2 it is {@link DiceLoss} (of twice the epsilon), with
 * both 1 the Jaccard loss; both 0 are refused. Epsilon stands above and below the line: a class
 * without pixels of which none is predicted has loss 0; below the line only, as some have it, it
 * would be 1.
 *
 * <pre>{@code
 * RegionLossLayer out =
 *     new RegionLossLayer.Builder(new TverskyLoss().withAlpha(0.2).withBeta(0.8))
 *         .activation(Activation.SOFTMAX)
 *         .build();
 * }</pre>
 *
 * @deviation mean over the classes, where the paper has the lesion against the rest; alpha weighs
 *     false positives, as in the paper
 * @param alpha weight of false positives
 * @param beta weight of false negatives
 * @param smoothing what keeps a class without pixels from being 0 / 0
 * @param background whether the mean over the classes has class 0 in it
 * @see <a href="https://arxiv.org/abs/1706.05721">Salehi et al., Tversky loss function for image
 *     segmentation using 3D fully convolutional deep networks, 2017</a>
 * @since 0.1
 */
public record TverskyLoss(double alpha, double beta, double smoothing, Background background)
    implements RegionLoss {

  /** Default of {@code alpha}. */
  public static final double DEFAULT_ALPHA = 0.3;

  /** Default of {@code beta}. */
  public static final double DEFAULT_BETA = 0.7;

  /**
   * Checks the parameters.
   *
   * @param alpha weight of false positives
   * @param beta weight of false negatives
   * @param smoothing what keeps a class without pixels from being 0 / 0
   * @param background whether the mean over the classes has class 0 in it
   */
  public TverskyLoss {
    requireWeights(alpha, beta);
    Arguments.positive("smoothing", smoothing);
    Arguments.present("background", background);
  }

  static void requireWeights(double alpha, double beta) {
    Arguments.notNegative("alpha", alpha);
    Arguments.notNegative("beta", beta);
    if (alpha == 0 && beta == 0) { // every output would have loss 0
      throw new IllegalArgumentException(
          "alpha or beta must be positive, received alpha %s and beta %s".formatted(alpha, beta));
    }
  }

  /** Makes the loss with its defaults. */
  public TverskyLoss() {
    this(DEFAULT_ALPHA, DEFAULT_BETA, DiceLoss.DEFAULT_SMOOTHING, Background.INCLUDE);
  }

  /**
   * Returns a copy with another {@code alpha}.
   *
   * @param newAlpha weight of false positives
   * @return the copy
   */
  public TverskyLoss withAlpha(double newAlpha) {
    return new TverskyLoss(newAlpha, beta, smoothing, background);
  }

  /**
   * Returns a copy with another {@code beta}.
   *
   * @param newBeta weight of false negatives
   * @return the copy
   */
  public TverskyLoss withBeta(double newBeta) {
    return new TverskyLoss(alpha, newBeta, smoothing, background);
  }

  /**
   * Returns a copy with another {@code smoothing}.
   *
   * @param newSmoothing what keeps a class without pixels from being 0 / 0
   * @return the copy
   */
  public TverskyLoss withSmoothing(double newSmoothing) {
    return new TverskyLoss(alpha, beta, newSmoothing, background);
  }

  /**
   * Returns a copy with another {@code background}.
   *
   * @param newBackground whether the mean over the classes has class 0 in it
   * @return the copy
   */
  public TverskyLoss withBackground(Background newBackground) {
    return new TverskyLoss(alpha, beta, smoothing, newBackground);
  }

  @Override
  public SDVariable regions(SDVariable labels, SDVariable probabilities, SDVariable mask) {
    return Regions.mean(complement(labels, probabilities, mask), background);
  }

  /** {@code 1 - T} of each class without cancellation, {@code [N, C, 1]}. */
  SDVariable complement(SDVariable labels, SDVariable probabilities, SDVariable mask) {
    SDVariable right = Regions.sum(probabilities.mul(labels), mask);
    SDVariable falsePositive = Regions.sum(probabilities.mul(labels.rsub(1)), mask);
    SDVariable falseNegative = Regions.sum(probabilities.rsub(1).mul(labels), mask);
    SDVariable wrong = falsePositive.mul(alpha).add(falseNegative.mul(beta));
    return wrong.div(right.add(wrong).add(smoothing));
  }
}
