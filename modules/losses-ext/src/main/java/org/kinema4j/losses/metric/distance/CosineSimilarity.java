package org.kinema4j.losses.metric.distance;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Cosine of the angle between embeddings, a similarity.
 *
 * <pre>
 *   s(a, b) = sum_k a_k b_k / (|a| |b|)
 * </pre>
 *
 * <p>\[ s(a, b) = \frac{a^{\top} b}{\lVert a \rVert \, \lVert b \rVert} \]
 *
 * <p><b>Edge cases.</b> An embedding of zeros has similarity 0 with all.
 *
 * @deviation none
 * @see <a href="https://arxiv.org/abs/2002.05709">Chen et al., A Simple Framework for Contrastive
 *     Learning of Visual Representations, 2020</a>
 * @since 0.1
 */
public record CosineSimilarity() implements Distance {

  private static final Distance DOT = new DotProductSimilarity();

  @Override
  public SDVariable matrix(SDVariable rows, SDVariable columns) {
    return DOT.matrix(rows, columns);
  }

  @Override
  public SDVariable pairs(SDVariable first, SDVariable second) {
    return DOT.pairs(first, second);
  }

  @Override
  public boolean isSimilarity() {
    return true;
  }
}
