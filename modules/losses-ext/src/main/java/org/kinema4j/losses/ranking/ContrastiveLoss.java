package org.kinema4j.losses.ranking;

import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.kinema4j.losses.samediff.GraphVectors;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Draws similar pairs of embeddings together, and pushes others apart until a margin lies between
 * them.
 *
 * <pre>
 *   score_i = f * (y_i * D_i^2 + (1 - y_i) * max(0, margin - D_i)^2),   D_i = ||a_i - b_i||
 * </pre>
 *
 * <p>\[ L_i = f \left[ y_i D_i^2 + (1 - y_i) \max(0, m - D_i)^2 \right], \qquad D_i = \lVert a_i -
 * b_i \rVert_2 \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( m \)</td><td>{@code margin}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_MARGIN}</td><td>any</td></tr>
 *   <tr><td>\( f \)</td><td>{@code factor}</td><td>{@code HALF}, {@code ONE}</td><td>{@code
 *       HALF}</td><td>1/2</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Outputs {@code [N, 2D]}: the two embeddings side by side; labels {@code [N,
 * 1]}: 1 similar, 0 dissimilar; mask {@code [N, 1]}; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> Dissimilar pairs at distance 0 have gradient 0, as no direction leads
 * apart. Labels other than 0 and 1 are refused.
 *
 * <pre>{@code
 * LossLayer out =
 *     new LossLayer.Builder(new ContrastiveLoss().withMargin(2))
 *         .activation(Activation.IDENTITY)
 *         .build();
 * }</pre>
 *
 * @deviation the paper's labels are the other way round, 0 similar and 1 dissimilar
 * @param margin distance from which on dissimilar pairs do not count
 * @param factor factor of the whole
 * @see <a href="https://doi.org/10.1109/CVPR.2006.100">Hadsell et al., Dimensionality Reduction by
 *     Learning an Invariant Mapping, 2006</a>
 * @since 0.1
 */
public record ContrastiveLoss(double margin, ContrastiveFactor factor) implements RankingLoss {

  /** Default of {@code margin}. */
  public static final double DEFAULT_MARGIN = 1;

  /**
   * Checks the parameters.
   *
   * @param margin distance from which on dissimilar pairs do not count
   * @param factor factor of the whole
   */
  public ContrastiveLoss {
    Arguments.positive("margin", margin);
    Arguments.present("factor", factor);
  }

  /** Makes the loss with its defaults. */
  public ContrastiveLoss() {
    this(DEFAULT_MARGIN, ContrastiveFactor.HALF);
  }

  /**
   * Returns a copy with another {@code margin}.
   *
   * @param newMargin distance from which on dissimilar pairs do not count
   * @return the copy
   */
  public ContrastiveLoss withMargin(double newMargin) {
    return new ContrastiveLoss(newMargin, factor);
  }

  /**
   * Returns a copy with another {@code factor}.
   *
   * @param newFactor factor of the whole
   * @return the copy
   */
  public ContrastiveLoss withFactor(ContrastiveFactor newFactor) {
    return new ContrastiveLoss(margin, newFactor);
  }

  @Override
  public void requireBatch(LossInput input) {
    input.requireParts("a | b", 2);
    input.requireOneOf("1 for similar, 0 for dissimilar", 1, 0);
  }

  @Override
  public SDVariable elements(SDVariable labels, SDVariable output) {
    SDVariable[] pair = GraphMath.parts(output, 2);
    SDVariable square = GraphVectors.squaredDistance(pair[0], pair[1]);
    SDVariable missing = GraphMath.positivePart(GraphMath.sqrt(square).rsub(margin));
    SDVariable sum = square.mul(labels).add(missing.mul(missing).mul(labels.rsub(1)));
    return factor == ContrastiveFactor.HALF ? sum.mul(0.5) : sum;
  }
}
