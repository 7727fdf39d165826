package org.kinema4j.losses.metric.reduction;

import java.util.List;
import java.util.stream.IntStream;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Mean over the terms, each multiplied by the weight of its anchor's class.
 *
 * <pre>
 *   L = sum_t w_(class of t's anchor) l_t / T
 * </pre>
 *
 * <p>\[ L = \frac{1}{T} \sum_t w_{y_{a(t)}} \, l_t \]
 *
 * <p><b>Edge cases.</b> Labels must be class indices, integers from 0 on. The divisor is the number
 * of terms, not the sum of the weights.
 *
 * @deviation none
 * @param weights a weight for each class, (0, ∞) each
 * @see <a href="https://arxiv.org/abs/2008.09164">Musgrave et al., PyTorch Metric Learning,
 *     2020</a>
 * @since 0.1
 */
public record ClassWeightedReducer(List<Double> weights) implements Reducer {

  /**
   * Checks the parameters.
   *
   * @param weights a weight for each class
   */
  public ClassWeightedReducer {
    weights = Arguments.allPositive("weights", weights);
    Arguments.atLeast("number of weights", weights.size(), 1);
  }

  @Override
  public void requireLabels(long[] labels) {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= weights.size()) {
        throw new IllegalArgumentException(
            ("labels[%d] must be a class index, an integer in [0, %d), for"
                    + " ClassWeightedReducer with one weight a class, received %d")
                .formatted(i, weights.size(), labels[i]));
      }
    }
  }

  @Override
  public SDVariable weights(Terms terms) {
    SDVariable labels = terms.anchorLabels();
    double[] indices = IntStream.range(0, weights.size()).asDoubleStream().toArray();
    double[] factors = weights.stream().mapToDouble(Double::doubleValue).toArray();
    SDVariable isClass =
        labels.eq(constant(terms, indices, 1, -1)).castTo(terms.valid().dataType());
    SDVariable ofAnchor = isClass.mmul(constant(terms, factors, -1, 1));
    return Counts.shares(terms.valid()).mul(ofAnchor);
  }

  private static SDVariable constant(Terms terms, double[] values, int rows, int columns) {
    return terms
        .values()
        .getSameDiff()
        .constant(
            Nd4j.createFromArray(values).reshape(rows, columns).castTo(terms.valid().dataType()));
  }
}
