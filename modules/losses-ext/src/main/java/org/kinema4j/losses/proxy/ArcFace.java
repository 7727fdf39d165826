package org.kinema4j.losses.proxy;

import org.kinema4j.losses.classification.LabelFormat;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * ArcFace, additive angular margin loss: cross entropy of scaled cosines, of which the angle of the
 * right class is widened by a margin.
 *
 * <pre>
 *   score_i = -log( exp(s f(theta_iy)) / (exp(s f(theta_iy)) + sum_{c != y} exp(s cos_ic)) )
 *   f(theta) = cos(theta + m)         if theta &lt;= pi - m
 *              cos(theta) - m sin m   otherwise,           theta = arccos(cos)
 * </pre>
 *
 * <p>\[ L_i = -\log \frac{e^{s f(\theta_{iy})}}{e^{s f(\theta_{iy})} + \sum_{c \neq y} e^{s \cos
 * \theta_{ic}}}, \qquad f(\theta) = \cos(\theta + m) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( m \)</td><td>{@code margin}</td><td>\( [0, \pi / 2] \), radians</td><td>{@value #DEFAULT_MARGIN}</td><td>0.5</td></tr>
 *   <tr><td>\( s \)</td><td>{@code scale}</td><td>\( (0, \infty) \)</td><td>{@value CosFace#DEFAULT_SCALE}</td><td>64</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Cosines {@code [N, C]}; labels one-hot {@code [N, C]}, or {@code [N, 1]} with
 * class indices; mask {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> With margin 0 it is {@link NormalizedSoftmax} of temperature 1 / s. The
 * gradient grows like 1 / sin(theta) where embedding and class vector are parallel, and loses its
 * unbounded part where they are exactly so; the layer multiplies it with sin(theta).
 *
 * <pre>{@code
 * CosineOutputLayer out =
 *     new CosineOutputLayer.Builder(new ArcFace().withMargin(0.3).withScale(30))
 *         .nIn(64)
 *         .nOut(8)
 *         .build();
 * }</pre>
 *
 * @deviation the equation ends at \( \theta = \pi - m \), from where on cos(theta + m) would rise
 *     again; here it goes on as \( \cos\theta - m \sin m \), as in the authors' program and in
 *     pytorch-metric-learning, with a jump down at the seam of \( m \sin m - (1 - \cos m) \)
 * @param margin what is added to the angle of the right class, in radians
 * @param scale factor of the cosines; the inverse of a temperature
 * @param labelFormat how labels say the class
 * @see <a href="https://arxiv.org/abs/1801.07698">Deng et al., ArcFace: Additive Angular Margin
 *     Loss for Deep Face Recognition, 2018</a>
 * @since 0.1
 */
public record ArcFace(double margin, double scale, LabelFormat labelFormat) implements CosineLoss {

  /** Default of {@code margin}. */
  public static final double DEFAULT_MARGIN = 0.5;

  /**
   * Checks the parameters.
   *
   * @param margin what is added to the angle of the right class, in radians
   * @param scale factor of the cosines; the inverse of a temperature
   * @param labelFormat how labels say the class
   */
  public ArcFace {
    Arguments.between("margin", margin, 0, Math.PI / 2);
    Arguments.positive("scale", scale);
    Arguments.present("labelFormat", labelFormat);
  }

  /** Makes the loss with its defaults. */
  public ArcFace() {
    this(DEFAULT_MARGIN, CosFace.DEFAULT_SCALE, LabelFormat.DISTRIBUTION);
  }

  /**
   * Returns a copy with another {@code margin}.
   *
   * @param newMargin what is added to the angle of the right class, in radians
   * @return the copy
   */
  public ArcFace withMargin(double newMargin) {
    return new ArcFace(newMargin, scale, labelFormat);
  }

  /**
   * Returns a copy with another {@code scale}.
   *
   * @param newScale factor of the cosines; the inverse of a temperature
   * @return the copy
   */
  public ArcFace withScale(double newScale) {
    return new ArcFace(margin, newScale, labelFormat);
  }

  /**
   * Returns a copy with another {@code labelFormat}.
   *
   * @param newLabelFormat how labels say the class
   * @return the copy
   */
  public ArcFace withLabelFormat(LabelFormat newLabelFormat) {
    return new ArcFace(margin, scale, newLabelFormat);
  }

  @Override
  public SDVariable logits(SDVariable cosines) {
    return cosines.mul(scale);
  }

  @Override
  public SDVariable compare(SDVariable target, SDVariable... cosines) {
    SDVariable change = target.mul(turned(cosines[0], margin).sub(cosines[0]));
    return Cosines.crossEntropy(target, logits(cosines[0].add(change)));
  }

  /**
   * {@code cos(theta + m)} of {@code cos(theta)}, without computing theta; beyond {@code pi - m}
   * the monotone extension.
   */
  static SDVariable turned(SDVariable cosine, double margin) {
    SDVariable squaredSine = GraphMath.positivePart(cosine.rsub(1).mul(cosine.add(1)));
    SDVariable rotated =
        cosine.mul(Math.cos(margin)).sub(GraphMath.sqrt(squaredSine).mul(Math.sin(margin)));
    SDVariable extension = cosine.sub(margin * Math.sin(margin));
    SDVariable within = cosine.gte(-Math.cos(margin)).castTo(cosine.dataType());
    return rotated.mul(within).add(extension.mul(within.rsub(1)));
  }
}
