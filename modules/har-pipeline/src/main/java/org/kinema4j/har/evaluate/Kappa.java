package org.kinema4j.har.evaluate;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Agreement beyond chance: 1 if all agree, 0 if they agree as often as chance would have it, less
 * if they agree less often.
 *
 * <pre>
 *   kappa = (P - Pe) / (1 - Pe)
 * </pre>
 *
 * with {@code P} the agreement that was seen and {@code Pe} the agreement that chance gives.
 */
@SuppressWarnings("InvalidBlockTag") // the javadoc tool knows @deviation and checks all tags
public final class Kappa {

  private Kappa() {}

  /**
   * Returns Cohen's kappa of two raters, or of a model and the truth.
   *
   * <pre>
   *   P  = sum_k n_kk / n
   *   Pe = sum_k r_k c_k / n^2
   * </pre>
   *
   * with {@code n} things rated, {@code n_kk} of them {@code k} by both, {@code r_k} by the first
   * and {@code c_k} by the second.
   *
   * @param ratings how often the first rater's label (row) met the second one's (column)
   * @return a value in [-1, 1]; empty if nothing was rated, or both gave one and the same label to
   *     all things, for then chance agrees as well
   * @deviation none
   * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen, A coefficient of agreement for
   *     nominal scales, 1960</a>
   */
  public static OptionalDouble cohen(ConfusionMatrix ratings) {
    double total = ratings.total();
    double chance = 0;
    for (int k = 0; k < ratings.labels().size(); k++) {
      chance += (ratings.support(k) / total) * (ratings.predictions(k) / total);
    }
    return beyondChance(ratings.accuracy(), chance, ratings.total() > 0);
  }

  /**
   * Returns Fleiss' kappa of several raters, who need not be the same for all things.
   *
   * <pre>
   *   P_i = sum_k n_ik (n_ik - 1) / (n_i (n_i - 1)),  P = mean of P_i
   *   p_k = sum_i n_ik / sum_i n_i,                   Pe = sum_k p_k^2
   * </pre>
   *
   * with {@code n_ik} raters who called thing {@code i} {@code k}, and {@code n_i} of them in all.
   *
   * @param ratings {@code [things, labels]}: how many raters gave the label to the thing
   * @return a value in [-1, 1]; empty if no thing has two ratings, or all ratings are the same
   * @deviation the paper wants the same number of ratings of each thing. Here it may differ; things
   *     with fewer than two ratings are left out of both means.
   * @see <a href="https://doi.org/10.1037/h0031619">Fleiss, Measuring nominal scale agreement among
   *     many raters, 1971</a>
   */
  public static OptionalDouble fleiss(long[][] ratings) {
    int labels = Arrays.stream(ratings).mapToInt(row -> row.length).max().orElse(0);
    double[] given = new double[labels];
    double agreement = 0;
    double all = 0;
    int things = 0;
    for (long[] row : ratings) {
      requireRatings(row, labels);
      long raters = Arrays.stream(row).sum();
      if (raters > 1) {
        things++;
        all += raters;
        agreement += pairs(row) / ((double) raters * (raters - 1));
        for (int k = 0; k < labels; k++) {
          given[k] += row[k];
        }
      }
    }
    double sum = all;
    double chance = Arrays.stream(given).map(n -> (n / sum) * (n / sum)).sum();
    return beyondChance(agreement / things, chance, things > 0);
  }

  private static void requireRatings(long[] row, int labels) {
    if (row.length != labels || Arrays.stream(row).anyMatch(n -> n < 0)) {
      throw new IllegalArgumentException(
          "ratings must have %d counts in [0, ∞) of each thing, received %s"
              .formatted(labels, Arrays.toString(row)));
    }
  }

  private static double pairs(long[] row) {
    return Arrays.stream(row).mapToDouble(n -> (double) n * (n - 1)).sum();
  }

  private static OptionalDouble beyondChance(double agreement, double chance, boolean known) {
    // One label for everything makes chance exactly 1 but for rounding of the quotients.
    return known && chance < 1 - 1e-12
        ? OptionalDouble.of((agreement - chance) / (1 - chance))
        : OptionalDouble.empty();
  }
}
