package org.kinema4j.losses.proxy;

import org.kinema4j.losses.classification.LabelFormat;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Proxy-NCA: neighbourhood components analysis of an embedding among one proxy a class, by squared
 * distances of unit vectors.
 *
 * <pre>
 *   score_i = -log( exp(-s d_iy) / sum_{c in Z} exp(-s d_ic) ),   d_ic = |x_i - p_c|^2 = 2 - 2 cos_ic
 *   Z = all classes but y (the paper), or all classes
 * </pre>
 *
 * <p>\[ L_i = -\log \frac{e^{-s\, d_{iy}}}{\sum_{c \in Z} e^{-s\, d_{ic}}}, \qquad d_{ic} = 2 - 2
 * \cos_{ic} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( s \)</td><td>{@code scale}</td><td>\( (0, \infty) \)</td><td>{@value #DEFAULT_SCALE}</td><td>1; ProxyNCA++ 9 (temperature 1/9)</td></tr>
 *   <tr><td>\( Z \)</td><td>{@code comparison}</td><td>{@link Comparison}</td><td>{@code OTHER_CLASSES}</td><td>other classes; ProxyNCA++ all</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Cosines {@code [N, C]}; labels one-hot {@code [N, C]}, or {@code [N, 1]} with
 * class indices; mask {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> Among the other classes the loss has no lower bound 0: an embedding at its
 * proxy, with the other proxies opposite, has a loss below 0. Among all classes it is {@link
 * NormalizedSoftmax} of temperature 1 / (2 s).
 *
 * <pre>{@code
 * CosineOutputLayer out =
 *     new CosineOutputLayer.Builder(new ProxyNCA().withScale(9).withComparison(ProxyNCA.Comparison.ALL_CLASSES))
 *         .nIn(64)
 *         .nOut(8)
 *         .build();
 * }</pre>
 *
 * @deviation none; ProxyNCA++ is {@code ALL_CLASSES} with scale 9
 * @param scale factor of the squared distances; the inverse of a temperature
 * @param comparison the classes that the right one is compared with
 * @param labelFormat how labels say the class
 * @see <a href="https://arxiv.org/abs/1703.07464">Movshovitz-Attias et al., No Fuss Distance Metric
 *     Learning using Proxies, 2017</a>
 * @see <a href="https://arxiv.org/abs/2004.01113">Teh et al., ProxyNCA++: Revisiting and
 *     Revitalizing Proxy Neighborhood Component Analysis, 2020</a>
 * @since 0.1
 */
public record ProxyNCA(double scale, Comparison comparison, LabelFormat labelFormat)
    implements CosineLoss {

  /** Default of {@code scale}. */
  public static final double DEFAULT_SCALE = 1;

  /**
   * Checks the parameters.
   *
   * @param scale factor of the squared distances; the inverse of a temperature
   * @param comparison the classes that the right one is compared with
   * @param labelFormat how labels say the class
   */
  public ProxyNCA {
    Arguments.positive("scale", scale);
    Arguments.present("comparison", comparison);
    Arguments.present("labelFormat", labelFormat);
  }

  /** Makes the loss with its defaults. */
  public ProxyNCA() {
    this(DEFAULT_SCALE, Comparison.OTHER_CLASSES, LabelFormat.DISTRIBUTION);
  }

  /**
   * Returns a copy with another {@code scale}.
   *
   * @param newScale factor of the squared distances; the inverse of a temperature
   * @return the copy
   */
  public ProxyNCA withScale(double newScale) {
    return new ProxyNCA(newScale, comparison, labelFormat);
  }

  /**
   * Returns a copy with another {@code comparison}.
   *
   * @param newComparison the classes that the right one is compared with
   * @return the copy
   */
  public ProxyNCA withComparison(Comparison newComparison) {
    return new ProxyNCA(scale, newComparison, labelFormat);
  }

  /**
   * Returns a copy with another {@code labelFormat}.
   *
   * @param newLabelFormat how labels say the class
   * @return the copy
   */
  public ProxyNCA withLabelFormat(LabelFormat newLabelFormat) {
    return new ProxyNCA(scale, comparison, newLabelFormat);
  }

  /** What stands in the denominator. */
  public enum Comparison {
    /** The classes but the right one, as in the paper. */
    OTHER_CLASSES,
    /** All classes, the right one too, so that the ratio is a probability, as in ProxyNCA++. */
    ALL_CLASSES
  }

  @Override
  public SDVariable logits(SDVariable cosines) {
    return cosines.mul(2 * scale); // the other part of -s d is the same for all classes
  }

  @Override
  public SDVariable compare(SDVariable target, SDVariable... cosines) {
    SDVariable logits = logits(cosines[0]);
    SDVariable amongAll = Cosines.crossEntropy(target, logits);
    return comparison == Comparison.ALL_CLASSES
        ? amongAll
        : amongAll.add(target.mul(GraphMath.logComplement(logits)).sum(true, 1));
  }
}
