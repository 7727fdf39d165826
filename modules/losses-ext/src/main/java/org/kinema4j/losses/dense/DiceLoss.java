package org.kinema4j.losses.dense;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Dice loss: one minus the overlap of prediction and label of each class, relative to their sizes,
 * so that a class of few pixels counts as much as one of many.
 *
 * <pre>
 *   score = mean_c (1 - D_c),   D_c = (2 sum_t m_t p_ct y_ct + e) / (sum_t m_t (p_ct^q + y_ct^q) + e)
 *   q = 1 (plain) or 2 (squared)
 * </pre>
 *
 * <p>\[ L = \frac{1}{C} \sum_c \left(1 - \frac{2 \sum_t m_t p_{ct} y_{ct} + \varepsilon}{\sum_t m_t
 * (p_{ct}^q + y_{ct}^q) + \varepsilon}\right) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code smoothing}</td><td>\( (0, \infty) \)</td><td>{@value #DEFAULT_SMOOTHING}</td><td>none</td></tr>
 *   <tr><td>\( q \)</td><td>{@code denominator}</td><td>{@link Denominator}</td><td>{@code PLAIN}</td><td>squared</td></tr>
 *   <tr><td></td><td>{@code background}</td><td>{@link Background}</td><td>{@code INCLUDE}</td><td>foreground only</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Of a region, that is an image or a sequence of P pixels or steps: probabilities
 * and labels {@code [N, C, P]}, mask {@code [N, 1, P]}, score {@code [N, 1]} ({@link
 * RegionLossLayer}). As rows {@code [P, C]} in any other output layer, where all rows are one
 * region and each has its loss as score; mask {@code [P, 1]}.
 *
 * <p><b>Edge cases.</b> Epsilon stands above and below the line, so a class that has no pixel and
 * of which none is predicted has overlap 1 and loss 0, as in MONAI and Keras. The other convention,
 * below the line only, gives it overlap 0 and loss 1. A region without any unmasked pixel has loss
 * 0.
 *
 * <pre>{@code
 * RegionLossLayer out =
 *     new RegionLossLayer.Builder(new DiceLoss().withBackground(Background.EXCLUDE))
 *         .activation(Activation.SOFTMAX)
 *         .build();
 * }</pre>
 *
 * @deviation the paper squares the sizes and takes the foreground only; the default is the plain
 *     form of MONAI and Keras, over all classes. The loss is one minus the overlap.
 * @param smoothing what keeps a class without pixels from being 0 / 0
 * @param denominator whether sizes are sums or sums of squares
 * @param background whether the mean over the classes has class 0 in it
 * @see <a href="https://arxiv.org/abs/1606.04797">Milletari et al., V-Net: Fully Convolutional
 *     Neural Networks for Volumetric Medical Image Segmentation, 2016</a>
 * @since 0.1
 */
public record DiceLoss(double smoothing, Denominator denominator, Background background)
    implements RegionLoss {

  /** Default of {@code smoothing}. */
  public static final double DEFAULT_SMOOTHING = 1e-5;

  /**
   * Checks the parameters.
   *
   * @param smoothing what keeps a class without pixels from being 0 / 0
   * @param denominator whether sizes are sums or sums of squares
   * @param background whether the mean over the classes has class 0 in it
   */
  public DiceLoss {
    Arguments.positive("smoothing", smoothing);
    Arguments.present("denominator", denominator);
    Arguments.present("background", background);
  }

  /** Makes the loss with its defaults. */
  public DiceLoss() {
    this(DEFAULT_SMOOTHING, Denominator.PLAIN, Background.INCLUDE);
  }

  /**
   * Returns a copy with another {@code smoothing}.
   *
   * @param newSmoothing what keeps a class without pixels from being 0 / 0
   * @return the copy
   */
  public DiceLoss withSmoothing(double newSmoothing) {
    return new DiceLoss(newSmoothing, denominator, background);
  }

  /**
   * Returns a copy with another {@code denominator}.
   *
   * @param newDenominator whether sizes are sums or sums of squares
   * @return the copy
   */
  public DiceLoss withDenominator(Denominator newDenominator) {
    return new DiceLoss(smoothing, newDenominator, background);
  }

  /**
   * Returns a copy with another {@code background}.
   *
   * @param newBackground whether the mean over the classes has class 0 in it
   * @return the copy
   */
  public DiceLoss withBackground(Background newBackground) {
    return new DiceLoss(smoothing, denominator, newBackground);
  }

  /** How the size of a prediction is measured; that of a label of zeros and ones is the same. */
  public enum Denominator {
    /** The sum, as in MONAI and Keras. */
    PLAIN,
    /** The sum of squares, as in V-Net. */
    SQUARED
  }

  @Override
  public SDVariable regions(SDVariable labels, SDVariable probabilities, SDVariable mask) {
    boolean squared = denominator == Denominator.SQUARED;
    SDVariable p = squared ? probabilities.mul(probabilities) : probabilities;
    SDVariable y = squared ? labels.mul(labels) : labels;
    SDVariable size = p.add(y);
    SDVariable overlap = probabilities.mul(labels).mul(2);
    // 1 - D without cancellation: what is not overlap, relative to the size
    SDVariable apart = Regions.sum(size.sub(overlap), mask);
    return Regions.mean(apart.div(Regions.sum(size, mask).add(smoothing)), background);
  }
}
