package org.kinema4j.losses.proxy;

import java.util.Arrays;
import org.kinema4j.losses.classification.LabelFormat;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * SoftTriple: cross entropy of soft similarities to several centres a class, of which the nearer
 * ones count more.
 *
 * <pre>
 *   score_i = -log( exp(s (S_iy - d)) / (exp(s (S_iy - d)) + sum_{c != y} exp(s S_ic)) )
 *   S_ic = sum_k q_ick cos_ick,   q_ick = exp(cos_ick / g) / sum_j exp(cos_icj / g)
 * </pre>
 *
 * <p>\[ L_i = -\log \frac{e^{\lambda (S_{iy} - \delta)}}{e^{\lambda (S_{iy} - \delta)} + \sum_{c
 * \neq y} e^{\lambda S_{ic}}}, \qquad S_{ic} = \sum_k \frac{e^{\cos_{ick} / \gamma}}{\sum_j
 * e^{\cos_{icj} / \gamma}} \cos_{ick} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( K \)</td><td>{@code centres}</td><td>\( [1, \infty) \)</td><td>{@value #DEFAULT_CENTRES}</td><td>10</td></tr>
 *   <tr><td>\( \gamma \)</td><td>{@code gamma}</td><td>\( (0, \infty) \)</td><td>{@value #DEFAULT_GAMMA}</td><td>0.1</td></tr>
 *   <tr><td>\( \lambda \)</td><td>{@code scale}</td><td>\( (0, \infty) \)</td><td>{@value #DEFAULT_SCALE}</td><td>20</td></tr>
 *   <tr><td>\( \delta \)</td><td>{@code margin}</td><td>\( [0, \infty) \)</td><td>{@value #DEFAULT_MARGIN}</td><td>0.01</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Cosines {@code [N, K * C]}, column {@code k * C + c} for vector k of class c;
 * labels one-hot {@code [N, C]}, or {@code [N, 1]} with class indices; mask {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> With one centre it is {@link CosFace}. A small gamma lets only the nearest
 * centre count, a great one all of them alike.
 *
 * <pre>{@code
 * CosineOutputLayer out =
 *     new CosineOutputLayer.Builder(new SoftTriple().withCentres(3))
 *         .nIn(64)
 *         .nOut(8)
 *         .build();
 * }</pre>
 *
 * @deviation without the paper's regularizer, which merges centres of a class that lie near each
 *     other
 * @param centres vectors of each class
 * @param gamma how soft the choice among the centres of a class is
 * @param scale factor of the similarities; the inverse of a temperature
 * @param margin what is taken off the similarity to the right class
 * @param labelFormat how labels say the class
 * @see <a href="https://arxiv.org/abs/1909.05235">Qian et al., SoftTriple Loss: Deep Metric
 *     Learning Without Triplet Sampling, 2019</a>
 * @since 0.1
 */
public record SoftTriple(
    int centres, double gamma, double scale, double margin, LabelFormat labelFormat)
    implements CosineLoss {

  /** Default of {@code centres}. */
  public static final int DEFAULT_CENTRES = 10;

  /** Default of {@code gamma}. */
  public static final double DEFAULT_GAMMA = 0.1;

  /** Default of {@code scale}. */
  public static final double DEFAULT_SCALE = 20;

  /** Default of {@code margin}. */
  public static final double DEFAULT_MARGIN = 0.01;

  /**
   * Checks the parameters.
   *
   * @param centres vectors of each class
   * @param gamma how soft the choice among the centres of a class is
   * @param scale factor of the similarities; the inverse of a temperature
   * @param margin what is taken off the similarity to the right class
   * @param labelFormat how labels say the class
   */
  public SoftTriple {
    Arguments.atLeast("centres", centres, 1);
    Arguments.positive("gamma", gamma);
    Arguments.positive("scale", scale);
    Arguments.notNegative("margin", margin);
    Arguments.present("labelFormat", labelFormat);
  }

  /** Makes the loss with its defaults. */
  public SoftTriple() {
    this(DEFAULT_CENTRES, DEFAULT_GAMMA, DEFAULT_SCALE, DEFAULT_MARGIN, LabelFormat.DISTRIBUTION);
  }

  /**
   * Returns a copy with another {@code centres}.
   *
   * @param newCentres vectors of each class
   * @return the copy
   */
  public SoftTriple withCentres(int newCentres) {
    return new SoftTriple(newCentres, gamma, scale, margin, labelFormat);
  }

  /**
   * Returns a copy with another {@code gamma}.
   *
   * @param newGamma how soft the choice among the centres of a class is
   * @return the copy
   */
  public SoftTriple withGamma(double newGamma) {
    return new SoftTriple(centres, newGamma, scale, margin, labelFormat);
  }

  /**
   * Returns a copy with another {@code scale}.
   *
   * @param newScale factor of the similarities; the inverse of a temperature
   * @return the copy
   */
  public SoftTriple withScale(double newScale) {
    return new SoftTriple(centres, gamma, newScale, margin, labelFormat);
  }

  /**
   * Returns a copy with another {@code margin}.
   *
   * @param newMargin what is taken off the similarity to the right class
   * @return the copy
   */
  public SoftTriple withMargin(double newMargin) {
    return new SoftTriple(centres, gamma, scale, newMargin, labelFormat);
  }

  /**
   * Returns a copy with another {@code labelFormat}.
   *
   * @param newLabelFormat how labels say the class
   * @return the copy
   */
  public SoftTriple withLabelFormat(LabelFormat newLabelFormat) {
    return new SoftTriple(centres, gamma, scale, margin, newLabelFormat);
  }

  @Override
  public SDVariable logits(SDVariable cosines) {
    return similarity(Cosines.ofCentres(cosines, centres)).mul(scale);
  }

  @Override
  public SDVariable compare(SDVariable target, SDVariable... cosines) {
    CosFace ofClasses = new CosFace(margin, scale, labelFormat);
    return ofClasses.compare(target, similarity(cosines));
  }

  /** Mean of the cosines to the centres of a class, weighted by their softmax. */
  private SDVariable similarity(SDVariable... cosines) {
    SDVariable greatest = Arrays.stream(cosines).reduce(Cosines::greater).orElseThrow();
    SDVariable sum = greatest.mul(0);
    SDVariable weights = sum;
    for (SDVariable cosine : cosines) {
      SDVariable shifted = cosine.sub(greatest).div(gamma);
      SDVariable weight = cosine.getSameDiff().math().exp(shifted);
      weights = weights.add(weight);
      sum = sum.add(weight.mul(cosine));
    }
    return sum.div(weights);
  }
}
