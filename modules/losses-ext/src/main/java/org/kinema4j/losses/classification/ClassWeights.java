package org.kinema4j.losses.classification;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;

/**
 * Factors of classes that make up for unequal numbers of examples.
 *
 * <pre>
 *   inverse frequency   w_c = N / (C n_c)
 *   effective number    w_c = v_c C / sum_k v_k,   v_c = (1 - beta) / (1 - beta^n_c)
 * </pre>
 *
 * <p>\[ w_c = \frac{N}{C \, n_c} \qquad\qquad w_c \propto \frac{1 - \beta}{1 - \beta^{n_c}}, \quad
 * \sum_c w_c = C \]
 *
 * <p>where \( n_c \) is the number of examples of class c, N their sum and C the number of classes.
 * Both are all 1 for classes of equal size, and both are what losses take as {@code classWeights}.
 * The counts are those of the training examples; a class without any has no such factor.
 *
 * <pre>{@code
 * List<Double> weights = ClassWeights.inverseFrequency(List.of(900, 100));
 * Loss loss = new FocalLoss().withClassWeights(weights);
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/1901.05555">Cui et al., Class-Balanced Loss Based on
 *     Effective Number of Samples, 2019</a>
 * @since 0.1
 */
public final class ClassWeights {

  /** The paper's beta for its large data sets. */
  public static final double DEFAULT_BETA = 0.999;

  private ClassWeights() {}

  /**
   * Weights classes by the inverse of their frequency, so that each counts alike in sum;
   * scikit-learn's {@code class_weight="balanced"}.
   *
   * @param counts number of examples of each class, positive
   * @return one factor a class, whose mean over the <em>examples</em> is 1
   * @throws IllegalArgumentException if there is no class or a count is not positive
   */
  public static List<Double> inverseFrequency(List<? extends Number> counts) {
    List<Double> valid = requireCounts(counts);
    double total = sum(valid);
    return valid.stream().map(count -> total / (valid.size() * count)).toList();
  }

  /**
   * Weights classes by the inverse of their effective number of examples, which grows the slower
   * the more of them there are: between all 1 (beta 0) and the inverse frequency (beta to 1).
   *
   * @param counts number of examples of each class, positive
   * @param beta how far a further example still counts, in [0, 1); the paper tries 0.9 to 0.9999
   * @return one factor a class, whose mean over the <em>classes</em> is 1
   * @throws IllegalArgumentException if there is no class, a count is not positive or beta outside
   */
  public static List<Double> effectiveNumber(List<? extends Number> counts, double beta) {
    Arguments.fraction("beta", beta);
    // 1 - beta^n by expm1, because beta^n is close to 1 for a beta close to 1
    List<Double> inverses =
        requireCounts(counts).stream()
            .map(count -> (1 - beta) / -Math.expm1(count * Math.log(beta)))
            .toList();
    double scale = inverses.size() / sum(inverses);
    return inverses.stream().map(inverse -> inverse * scale).toList();
  }

  private static List<Double> requireCounts(List<? extends Number> counts) {
    List<Double> values =
        Arguments.present("counts", counts).stream().map(Number::doubleValue).toList();
    Arguments.atLeast("number of classes in counts", values.size(), 1);
    return Arguments.allPositive("counts", values);
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }
}
