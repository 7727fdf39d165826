package org.kinema4j.losses.proxy;

import org.kinema4j.losses.classification.LabelFormat;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * SphereFace, angular softmax: cross entropy of scaled cosines, of which the angle of the right
 * class is multiplied by a whole number.
 *
 * <pre>
 *   score_i = -log( exp(s psi(theta_iy)) / (exp(s psi(theta_iy)) + sum_{c != y} exp(s cos_ic)) )
 *   psi(theta) = (-1)^k cos(m theta) - 2 k   for k pi / m &lt;= theta &lt;= (k + 1) pi / m,   theta = arccos(cos)
 * </pre>
 *
 * <p>\[ L_i = -\log \frac{e^{s \psi(\theta_{iy})}}{e^{s \psi(\theta_{iy})} + \sum_{c \neq y} e^{s
 * \cos \theta_{ic}}}, \qquad \psi(\theta) = (-1)^k \cos(m \theta) - 2k \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( m \)</td><td>{@code margin}</td><td>\( [1, \infty) \), whole</td><td>{@value #DEFAULT_MARGIN}</td><td>4</td></tr>
 *   <tr><td>\( s \)</td><td>{@code scale}</td><td>\( (0, \infty) \)</td><td>{@value CosFace#DEFAULT_SCALE}</td><td>length of the embedding</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Cosines {@code [N, C]}; labels one-hot {@code [N, C]}, or {@code [N, 1]} with
 * class indices; mask {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> With margin 1 it is {@link NormalizedSoftmax} of temperature 1 / s. cos(m
 * theta) is computed from the cosine by the recurrence of Chebyshev polynomials, so the gradient is
 * finite everywhere, and continuous.
 *
 * <pre>{@code
 * CosineOutputLayer out =
 *     new CosineOutputLayer.Builder(new SphereFace().withMargin(2).withScale(30))
 *         .nIn(64)
 *         .nOut(8)
 *         .build();
 * }</pre>
 *
 * @deviation embeddings are normalized too and multiplied by a fixed scale, where the paper keeps
 *     their length; the default scale is that of {@link CosFace} and {@link ArcFace}. The paper
 *     lets the margin in slowly while training; here it is fixed.
 * @param margin what the angle of the right class is multiplied by
 * @param scale factor of the cosines; the inverse of a temperature
 * @param labelFormat how labels say the class
 * @see <a href="https://arxiv.org/abs/1704.08063">Liu et al., SphereFace: Deep Hypersphere
 *     Embedding for Face Recognition, 2017</a>
 * @since 0.1
 */
public record SphereFace(int margin, double scale, LabelFormat labelFormat) implements CosineLoss {

  /** Default of {@code margin}. */
  public static final int DEFAULT_MARGIN = 4;

  /**
   * Checks the parameters.
   *
   * @param margin what the angle of the right class is multiplied by
   * @param scale factor of the cosines; the inverse of a temperature
   * @param labelFormat how labels say the class
   */
  public SphereFace {
    Arguments.atLeast("margin", margin, 1);
    Arguments.positive("scale", scale);
    Arguments.present("labelFormat", labelFormat);
  }

  /** Makes the loss with its defaults. */
  public SphereFace() {
    this(DEFAULT_MARGIN, CosFace.DEFAULT_SCALE, LabelFormat.DISTRIBUTION);
  }

  /**
   * Returns a copy with another {@code margin}.
   *
   * @param newMargin what the angle of the right class is multiplied by
   * @return the copy
   */
  public SphereFace withMargin(int newMargin) {
    return new SphereFace(newMargin, scale, labelFormat);
  }

  /**
   * Returns a copy with another {@code scale}.
   *
   * @param newScale factor of the cosines; the inverse of a temperature
   * @return the copy
   */
  public SphereFace withScale(double newScale) {
    return new SphereFace(margin, newScale, labelFormat);
  }

  /**
   * Returns a copy with another {@code labelFormat}.
   *
   * @param newLabelFormat how labels say the class
   * @return the copy
   */
  public SphereFace withLabelFormat(LabelFormat newLabelFormat) {
    return new SphereFace(margin, scale, newLabelFormat);
  }

  @Override
  public SDVariable logits(SDVariable cosines) {
    return cosines.mul(scale);
  }

  @Override
  public SDVariable compare(SDVariable target, SDVariable... cosines) {
    SDVariable change = target.mul(monotone(cosines[0]).sub(cosines[0]));
    return Cosines.crossEntropy(target, logits(cosines[0].add(change)));
  }

  /** The paper's psi. The cosine has passed k of the m - 1 seams {@code cos(j pi / m)}. */
  private SDVariable monotone(SDVariable cosine) {
    SDVariable passed = cosine.mul(0);
    SDVariable odd = passed;
    for (int j = 1; j < margin; j++) {
      SDVariable beyond = cosine.lt(Math.cos(j * Math.PI / margin)).castTo(cosine.dataType());
      passed = passed.add(beyond);
      odd = j % 2 == 1 ? odd.add(beyond) : odd.sub(beyond);
    }
    return multiple(cosine).mul(odd.mul(-2).add(1)).sub(passed.mul(2));
  }

  /** {@code cos(m theta)}: {@code T_(j + 1)(c) = 2 c T_j(c) - T_(j - 1)(c)}. */
  private SDVariable multiple(SDVariable cosine) {
    SDVariable before = cosine.mul(0).add(1);
    SDVariable now = cosine;
    for (int j = 1; j < margin; j++) {
      SDVariable next = cosine.mul(now).mul(2).sub(before);
      before = now;
      now = next;
    }
    return now;
  }
}
