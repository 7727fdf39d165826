package org.kinema4j.losses.proxy;

import org.kinema4j.losses.classification.LabelFormat;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * CosFace, large margin cosine loss: cross entropy of scaled cosines, of which that of the right
 * class is lowered by a margin.
 *
 * <pre>
 *   score_i = -log( exp(s (cos_iy - m)) / (exp(s (cos_iy - m)) + sum_{c != y} exp(s cos_ic)) )
 * </pre>
 *
 * <p>\[ L_i = -\log \frac{e^{s (\cos_{iy} - m)}}{e^{s (\cos_{iy} - m)} + \sum_{c \neq y} e^{s
 * \cos_{ic}}} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( m \)</td><td>{@code margin}</td><td>\( [0, \infty) \)</td><td>{@value #DEFAULT_MARGIN}</td><td>0.35</td></tr>
 *   <tr><td>\( s \)</td><td>{@code scale}</td><td>\( (0, \infty) \)</td><td>{@value #DEFAULT_SCALE}</td><td>64</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Cosines {@code [N, C]}; labels one-hot {@code [N, C]}, or {@code [N, 1]} with
 * class indices; mask {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> With margin 0 it is {@link NormalizedSoftmax} of temperature 1 / s. A
 * margin above 2 can never be kept.
 *
 * <pre>{@code
 * CosineOutputLayer out =
 *     new CosineOutputLayer.Builder(new CosFace().withMargin(0.2).withScale(30))
 *         .nIn(64)
 *         .nOut(8)
 *         .build();
 * }</pre>
 *
 * @deviation none
 * @param margin what is taken off the cosine of the right class
 * @param scale factor of the cosines; the inverse of a temperature
 * @param labelFormat how labels say the class
 * @see <a href="https://arxiv.org/abs/1801.09414">Wang et al., CosFace: Large Margin Cosine Loss
 *     for Deep Face Recognition, 2018</a>
 * @since 0.1
 */
public record CosFace(double margin, double scale, LabelFormat labelFormat) implements CosineLoss {

  /** Default of {@code margin}. */
  public static final double DEFAULT_MARGIN = 0.35;

  /** Default of {@code scale}. */
  public static final double DEFAULT_SCALE = 64;

  /**
   * Checks the parameters.
   *
   * @param margin what is taken off the cosine of the right class
   * @param scale factor of the cosines; the inverse of a temperature
   * @param labelFormat how labels say the class
   */
  public CosFace {
    Arguments.notNegative("margin", margin);
    Arguments.positive("scale", scale);
    Arguments.present("labelFormat", labelFormat);
  }

  /** Makes the loss with its defaults. */
  public CosFace() {
    this(DEFAULT_MARGIN, DEFAULT_SCALE, LabelFormat.DISTRIBUTION);
  }

  /**
   * Returns a copy with another {@code margin}.
   *
   * @param newMargin what is taken off the cosine of the right class
   * @return the copy
   */
  public CosFace withMargin(double newMargin) {
    return new CosFace(newMargin, scale, labelFormat);
  }

  /**
   * Returns a copy with another {@code scale}.
   *
   * @param newScale factor of the cosines; the inverse of a temperature
   * @return the copy
   */
  public CosFace withScale(double newScale) {
    return new CosFace(margin, newScale, labelFormat);
  }

  /**
   * Returns a copy with another {@code labelFormat}.
   *
   * @param newLabelFormat how labels say the class
   * @return the copy
   */
  public CosFace withLabelFormat(LabelFormat newLabelFormat) {
    return new CosFace(margin, scale, newLabelFormat);
  }

  @Override
  public SDVariable logits(SDVariable cosines) {
    return cosines.mul(scale);
  }

  @Override
  public SDVariable compare(SDVariable target, SDVariable... cosines) {
    return Cosines.crossEntropy(target, logits(cosines[0].sub(target.mul(margin))));
  }
}
