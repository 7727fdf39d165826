package org.kinema4j.losses.proxy;

import java.util.Arrays;
import org.kinema4j.losses.classification.LabelFormat;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Sub-centre ArcFace: ArcFace with several vectors a class, of which the nearest one counts; the
 * others gather mislabelled and odd examples.
 *
 * <pre>
 *   cos_ic = max_k cos_ick
 *   score_i = -log( exp(s f(theta_iy)) / (exp(s f(theta_iy)) + sum_{c != y} exp(s cos_ic)) )
 *   f(theta) = cos(theta + m)         if theta &lt;= pi - m
 *              cos(theta) - m sin m   otherwise,           theta = arccos(cos)
 * </pre>
 *
 * <p>\[ \cos \theta_{ic} = \max_k \cos_{ick}, \qquad L_i = -\log \frac{e^{s f(\theta_{iy})}}{e^{s
 * f(\theta_{iy})} + \sum_{c \neq y} e^{s \cos \theta_{ic}}} \] with f of {@link ArcFace}.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( K \)</td><td>{@code centres}</td><td>\( [1, \infty) \)</td><td>{@value #DEFAULT_CENTRES}</td><td>3</td></tr>
 *   <tr><td>\( m \)</td><td>{@code margin}</td><td>\( [0, \pi / 2] \), radians</td><td>{@value ArcFace#DEFAULT_MARGIN}</td><td>0.5</td></tr>
 *   <tr><td>\( s \)</td><td>{@code scale}</td><td>\( (0, \infty) \)</td><td>{@value CosFace#DEFAULT_SCALE}</td><td>64</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Cosines {@code [N, K * C]}, column {@code k * C + c} for vector k of class c;
 * labels one-hot {@code [N, C]}, or {@code [N, 1]} with class indices; mask {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> With one centre it is {@link ArcFace}. Of equally near vectors the first
 * one gets the gradient.
 *
 * <pre>{@code
 * CosineOutputLayer out =
 *     new CosineOutputLayer.Builder(new SubCenterArcFace().withCentres(2))
 *         .nIn(64)
 *         .nOut(8)
 *         .build();
 * }</pre>
 *
 * @deviation that of {@link ArcFace}; dropping the other centres after training is left to the user
 * @param centres vectors of each class
 * @param margin what is added to the angle of the right class, in radians
 * @param scale factor of the cosines; the inverse of a temperature
 * @param labelFormat how labels say the class
 * @see <a href="https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/123560715.pdf">Deng et
 *     al., Sub-center ArcFace: Boosting Face Recognition by Large-scale Noisy Web Faces, 2020</a>
 * @since 0.1
 */
public record SubCenterArcFace(int centres, double margin, double scale, LabelFormat labelFormat)
    implements CosineLoss {

  /** Default of {@code centres}. */
  public static final int DEFAULT_CENTRES = 3;

  /**
   * Checks the parameters.
   *
   * @param centres vectors of each class
   * @param margin what is added to the angle of the right class, in radians
   * @param scale factor of the cosines; the inverse of a temperature
   * @param labelFormat how labels say the class
   */
  public SubCenterArcFace {
    Arguments.atLeast("centres", centres, 1);
    Arguments.between("margin", margin, 0, Math.PI / 2);
    Arguments.positive("scale", scale);
    Arguments.present("labelFormat", labelFormat);
  }

  /** Makes the loss with its defaults. */
  public SubCenterArcFace() {
    this(DEFAULT_CENTRES, ArcFace.DEFAULT_MARGIN, CosFace.DEFAULT_SCALE, LabelFormat.DISTRIBUTION);
  }

  /**
   * Returns a copy with another {@code centres}.
   *
   * @param newCentres vectors of each class
   * @return the copy
   */
  public SubCenterArcFace withCentres(int newCentres) {
    return new SubCenterArcFace(newCentres, margin, scale, labelFormat);
  }

  /**
   * Returns a copy with another {@code margin}.
   *
   * @param newMargin what is added to the angle of the right class, in radians
   * @return the copy
   */
  public SubCenterArcFace withMargin(double newMargin) {
    return new SubCenterArcFace(centres, newMargin, scale, labelFormat);
  }

  /**
   * Returns a copy with another {@code scale}.
   *
   * @param newScale factor of the cosines; the inverse of a temperature
   * @return the copy
   */
  public SubCenterArcFace withScale(double newScale) {
    return new SubCenterArcFace(centres, margin, newScale, labelFormat);
  }

  /**
   * Returns a copy with another {@code labelFormat}.
   *
   * @param newLabelFormat how labels say the class
   * @return the copy
   */
  public SubCenterArcFace withLabelFormat(LabelFormat newLabelFormat) {
    return new SubCenterArcFace(centres, margin, scale, newLabelFormat);
  }

  @Override
  public SDVariable logits(SDVariable cosines) {
    return nearest(Cosines.ofCentres(cosines, centres)).mul(scale);
  }

  @Override
  public SDVariable compare(SDVariable target, SDVariable... cosines) {
    return new ArcFace(margin, scale, labelFormat).compare(target, nearest(cosines));
  }

  private static SDVariable nearest(SDVariable... cosines) {
    return Arrays.stream(cosines).reduce(Cosines::greater).orElseThrow();
  }
}
