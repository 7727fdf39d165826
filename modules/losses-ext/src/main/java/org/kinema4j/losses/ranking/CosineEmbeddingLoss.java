package org.kinema4j.losses.ranking;

import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.kinema4j.losses.samediff.GraphVectors;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Turns similar pairs of embeddings into one direction, and others away from each other.
 *
 * <pre>
 *   score_i = 1 - cos(a_i, b_i)                where y_i = 1
 *   score_i = max(0, cos(a_i, b_i) - margin)  where y_i = -1
 * </pre>
 *
 * <p>\[ L_i = \begin{cases} 1 - \cos(a_i, b_i) &amp; y_i = 1 \\ \max(0, \cos(a_i, b_i) - m) &amp;
 * y_i = -1 \end{cases} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( m \)</td><td>{@code margin}</td><td>\( [-1, 1] \)</td><td>{@value
 *       #DEFAULT_MARGIN}</td><td>none</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Outputs {@code [N, 2D]}: the two embeddings side by side; labels {@code [N,
 * 1]}: 1 similar, -1 dissimilar; mask {@code [N, 1]}; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> The cosine with a zero vector is 0, with gradient 0. Labels other than 1
 * and -1 are refused.
 *
 * <pre>{@code
 * LossLayer out =
 *     new LossLayer.Builder(new CosineEmbeddingLoss().withMargin(0.5))
 *         .activation(Activation.IDENTITY)
 *         .build();
 * }</pre>
 *
 * @deviation the paper draws the cosine to a target, of 1 or below; the margin is that of PyTorch's
 *     {@code CosineEmbeddingLoss}
 * @param margin cosine up to which dissimilar pairs do not count
 * @see <a
 *     href="https://proceedings.neurips.cc/paper/1993/hash/288cc0ff022877bd3df94bc9360b9c5d-Abstract.html">Bromley
 *     et al., Signature Verification using a Siamese Time Delay Neural Network, 1993</a>
 * @since 0.1
 */
public record CosineEmbeddingLoss(double margin) implements RankingLoss {

  /** Default of {@code margin}. */
  public static final double DEFAULT_MARGIN = 0;

  /**
   * Checks the parameters.
   *
   * @param margin cosine up to which dissimilar pairs do not count
   */
  public CosineEmbeddingLoss {
    Arguments.between("margin", margin, -1, 1);
  }

  /** Makes the loss with its defaults. */
  public CosineEmbeddingLoss() {
    this(DEFAULT_MARGIN);
  }

  /**
   * Returns a copy with another {@code margin}.
   *
   * @param newMargin cosine up to which dissimilar pairs do not count
   * @return the copy
   */
  public CosineEmbeddingLoss withMargin(double newMargin) {
    return new CosineEmbeddingLoss(newMargin);
  }

  @Override
  public void requireBatch(LossInput input) {
    input.requireParts("a | b", 2);
    input.requireOneOf("1 for similar, -1 for dissimilar", 1, -1);
  }

  @Override
  public SDVariable elements(SDVariable labels, SDVariable output) {
    SDVariable[] pair = GraphMath.parts(output, 2);
    SDVariable cosine = GraphVectors.cosine(pair[0], pair[1]);
    SDVariable similar = labels.eq(1).castTo(output.dataType());
    SDVariable excess = GraphMath.positivePart(cosine.sub(margin));
    return cosine.rsub(1).mul(similar).add(excess.mul(similar.rsub(1)));
  }
}
