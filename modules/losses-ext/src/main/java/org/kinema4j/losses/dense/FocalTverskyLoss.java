package org.kinema4j.losses.dense;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Focal Tversky loss: a root of the Tversky loss of each class, so that classes that are almost
 * right go on pulling; with gamma below 1 a power, so that they count less.
 *
 * <pre>
 *   score = mean_c (1 - T_c)^(1 / g)
 *   T_c = (TP_c + e) / (TP_c + a FP_c + b FN_c + e)
 *   TP_c = sum_t m_t p_ct y_ct,   FP_c = sum_t m_t p_ct (1 - y_ct),   FN_c = sum_t m_t (1 - p_ct) y_ct
 * </pre>
 *
 * <p>\[ L = \frac{1}{C} \sum_c (1 - T_c)^{1 / \gamma}, \qquad T_c = \frac{TP_c + \varepsilon}{TP_c
 * + \alpha FP_c + \beta FN_c + \varepsilon} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \alpha \) (the paper\'s \( \beta \))</td><td>{@code alpha}</td><td>\( [0, \infty) \)</td><td>{@value TverskyLoss#DEFAULT_ALPHA}</td><td>0.3</td></tr>
 *   <tr><td>\( \beta \) (the paper\'s \( \alpha \))</td><td>{@code beta}</td><td>\( [0, \infty) \)</td><td>{@value TverskyLoss#DEFAULT_BETA}</td><td>0.7</td></tr>
 *   <tr><td>\( \gamma \)</td><td>{@code gamma}</td><td>\( (0, \infty) \)</td><td>{@link #DEFAULT_GAMMA 4/3}</td><td>4/3</td></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code smoothing}</td><td>\( (0, \infty) \)</td><td>{@value DiceLoss#DEFAULT_SMOOTHING}</td><td>none</td></tr>
 *   <tr><td></td><td>{@code background}</td><td>{@link Background}</td><td>{@code INCLUDE}</td><td>included</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Of a region, that is an image or a sequence of P pixels or steps: probabilities
 * and labels {@code [N, C, P]}, mask {@code [N, 1, P]}, score {@code [N, 1]} ({@link
 * RegionLossLayer}). As rows {@code [P, C]} in any other output layer, where all rows are one
 * region and each has its loss as score; mask {@code [P, 1]}.
 *
 * <p><b>Edge cases.</b> Alpha and beta may not both be 0. With gamma 1 it is {@link TverskyLoss}.
 * With gamma above 1 the gradient grows without bound where a class gets right, and is taken as 0
 * where it is exactly so. Classes without pixels as in {@link TverskyLoss}.
 *
 * <pre>{@code
 * RegionLossLayer out =
 *     new RegionLossLayer.Builder(new FocalTverskyLoss().withGamma(1.5))
 *         .activation(Activation.SOFTMAX)
 *         .build();
 * }</pre>
 *
 * @deviation alpha weighs false positives as in the Tversky loss's paper, where this paper swaps
 *     the letters; mean over the classes, where the paper has the sum
 * @param alpha weight of false positives
 * @param beta weight of false negatives
 * @param gamma which root of the Tversky loss is taken
 * @param smoothing what keeps a class without pixels from being 0 / 0
 * @param background whether the mean over the classes has class 0 in it
 * @see <a href="https://arxiv.org/abs/1810.07842">Abraham and Khan, A Novel Focal Tversky Loss
 *     Function with Improved Attention U-Net for Lesion Segmentation, 2018</a>
 * @since 0.1
 */
public record FocalTverskyLoss(
    double alpha, double beta, double gamma, double smoothing, Background background)
    implements RegionLoss {

  /** Default of {@code gamma}. */
  public static final double DEFAULT_GAMMA = 4.0 / 3;

  /**
   * Checks the parameters.
   *
   * @param alpha weight of false positives
   * @param beta weight of false negatives
   * @param gamma which root of the Tversky loss is taken
   * @param smoothing what keeps a class without pixels from being 0 / 0
   * @param background whether the mean over the classes has class 0 in it
   */
  public FocalTverskyLoss {
    TverskyLoss.requireWeights(alpha, beta);
    Arguments.positive("gamma", gamma);
    Arguments.positive("smoothing", smoothing);
    Arguments.present("background", background);
  }

  /** Makes the loss with its defaults. */
  public FocalTverskyLoss() {
    this(
        TverskyLoss.DEFAULT_ALPHA,
        TverskyLoss.DEFAULT_BETA,
        DEFAULT_GAMMA,
        DiceLoss.DEFAULT_SMOOTHING,
        Background.INCLUDE);
  }

  /**
   * Returns a copy with another {@code alpha}.
   *
   * @param newAlpha weight of false positives
   * @return the copy
   */
  public FocalTverskyLoss withAlpha(double newAlpha) {
    return new FocalTverskyLoss(newAlpha, beta, gamma, smoothing, background);
  }

  /**
   * Returns a copy with another {@code beta}.
   *
   * @param newBeta weight of false negatives
   * @return the copy
   */
  public FocalTverskyLoss withBeta(double newBeta) {
    return new FocalTverskyLoss(alpha, newBeta, gamma, smoothing, background);
  }

  /**
   * Returns a copy with another {@code gamma}.
   *
   * @param newGamma which root of the Tversky loss is taken
   * @return the copy
   */
  public FocalTverskyLoss withGamma(double newGamma) {
    return new FocalTverskyLoss(alpha, beta, newGamma, smoothing, background);
  }

  /**
   * Returns a copy with another {@code smoothing}.
   *
   * @param newSmoothing what keeps a class without pixels from being 0 / 0
   * @return the copy
   */
  public FocalTverskyLoss withSmoothing(double newSmoothing) {
    return new FocalTverskyLoss(alpha, beta, gamma, newSmoothing, background);
  }

  /**
   * Returns a copy with another {@code background}.
   *
   * @param newBackground whether the mean over the classes has class 0 in it
   * @return the copy
   */
  public FocalTverskyLoss withBackground(Background newBackground) {
    return new FocalTverskyLoss(alpha, beta, gamma, smoothing, newBackground);
  }

  @Override
  public SDVariable regions(SDVariable labels, SDVariable probabilities, SDVariable mask) {
    SDVariable complement =
        new TverskyLoss(alpha, beta, smoothing, background).complement(labels, probabilities, mask);
    return Regions.mean(root(complement), background);
  }

  /** {@code x^(1 / gamma)} with gradient 0 at 0. */
  private SDVariable root(SDVariable x) {
    SDVariable positive = x.gt(0).castTo(x.dataType());
    SDVariable safe = x.mul(positive).add(positive.rsub(1));
    return x.getSameDiff().math().pow(safe, 1 / gamma).mul(positive);
  }
}
