package org.kinema4j.losses.metric.mining;

import java.util.SplittableRandom;
import org.kinema4j.losses.metric.distance.L2Distance;

/**
 * For each positive pair a negative drawn at random, such that all distances are about as likely:
 * with a probability inverse to how many points of the sphere are at that distance.
 *
 * <pre>
 *   Pr(n | a) ~ 1 / q(max(d(a, n), cutoff))  where d(a, n) &lt; nonzeroLossCutoff, else 0
 *   q(d) = d^(D-2) (1 - d^2 / 4)^((D-3)/2)
 * </pre>
 *
 * <p>\[ \Pr(n \mid a) \propto \frac{1}{q(\max(d_{an}, \lambda))}, \quad q(d) = d^{D-2} \left( 1 -
 * \tfrac{1}{4} d^2 \right)^{\frac{D-3}{2}} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \lambda \)</td><td>{@code cutoff}</td><td>\( (0, 2) \)</td><td>{@value
 *       #DEFAULT_CUTOFF}</td><td>0.5</td></tr>
 *   <tr><td></td><td>{@code nonzeroLossCutoff}</td><td>\( (0, 2) \)</td><td>{@value
 *       #DEFAULT_NONZERO_LOSS_CUTOFF}</td><td>1.4</td></tr>
 *   <tr><td></td><td>{@code seed}</td><td>any</td><td>{@value #DEFAULT_SEED}</td><td></td></tr>
 * </table>
 *
 * <p>Embeddings are normalized and Euclidean, whatever the distance of the loss. Draws follow from
 * the seed and from the batch's content: equal batches give equal triplets, other batches
 * independent ones.
 *
 * <p><b>Edge cases.</b> Anchors without a negative nearer than {@code nonzeroLossCutoff} are left
 * out.
 *
 * @deviation the paper clips the weights, 1 / q, at a constant; as in its authors' program, near
 *     distances are raised to {@code cutoff} instead, and negatives whose loss would be 0 are not
 *     drawn
 * @param cutoff smaller distances count as this one
 * @param nonzeroLossCutoff negatives farther than this are not drawn
 * @param seed seed of the draws
 * @see <a href="https://arxiv.org/abs/1706.07567">Wu et al., Sampling Matters in Deep Embedding
 *     Learning, 2017</a>
 * @since 0.1
 */
public record DistanceWeighted(double cutoff, double nonzeroLossCutoff, long seed)
    implements TripletMiner {

  /** Default of {@code cutoff}. */
  public static final double DEFAULT_CUTOFF = 0.5;

  /** Default of {@code nonzeroLossCutoff}. */
  public static final double DEFAULT_NONZERO_LOSS_CUTOFF = 1.4;

  /** Default of {@code seed}. */
  public static final long DEFAULT_SEED = 0;

  /**
   * Checks the parameters.
   *
   * @param cutoff smaller distances count as this one
   * @param nonzeroLossCutoff negatives farther than this are not drawn
   * @param seed seed of the draws
   */
  public DistanceWeighted {
    requireOnSphere("cutoff", cutoff);
    requireOnSphere("nonzeroLossCutoff", nonzeroLossCutoff);
    if (!(cutoff < nonzeroLossCutoff)) {
      throw new IllegalArgumentException(
          ("cutoff must be smaller than nonzeroLossCutoff, received cutoff %s and"
                  + " nonzeroLossCutoff %s")
              .formatted(cutoff, nonzeroLossCutoff));
    }
  }

  /** Makes the miner with its defaults. */
  public DistanceWeighted() {
    this(DEFAULT_CUTOFF, DEFAULT_NONZERO_LOSS_CUTOFF, DEFAULT_SEED);
  }

  /**
   * Returns a copy with another seed.
   *
   * @param newSeed seed of the draws
   * @return the copy
   */
  public DistanceWeighted withSeed(long newSeed) {
    return new DistanceWeighted(cutoff, nonzeroLossCutoff, newSeed);
  }

  @Override
  public Triplets triplets(MiningBatch batch) {
    MiningBatch onSphere = batch.measuredBy(new L2Distance());
    SplittableRandom random = new SplittableRandom(seed ^ batch.contentHash());
    TripletList triplets = new TripletList();
    for (int a = 0; a < batch.size(); a++) {
      double[] cumulated = cumulatedWeights(onSphere, a);
      double sum = cumulated[batch.size() - 1];
      for (int p = 0; sum > 0 && p < batch.size(); p++) {
        if (batch.isPositive(a, p)) {
          triplets.add(a, p, firstAbove(cumulated, random.nextDouble() * sum));
        }
      }
    }
    return triplets.toTriplets();
  }

  private double[] cumulatedWeights(MiningBatch batch, int anchor) {
    double[] logarithms = new double[batch.size()];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < batch.size(); j++) {
      logarithms[j] = logWeight(batch, anchor, j);
      greatest = Math.max(greatest, logarithms[j]);
    }
    double[] cumulated = new double[batch.size()];
    double sum = 0;
    for (int j = 0; j < batch.size(); j++) {
      // relative to the greatest: in 128 dimensions the weights themselves overflow
      sum += logarithms[j] == Double.NEGATIVE_INFINITY ? 0 : Math.exp(logarithms[j] - greatest);
      cumulated[j] = sum;
    }
    return cumulated;
  }

  private double logWeight(MiningBatch batch, int anchor, int other) {
    double distance = Math.max(batch.farness(anchor, other), cutoff);
    if (!batch.isNegative(anchor, other) || distance >= nonzeroLossCutoff) {
      return Double.NEGATIVE_INFINITY;
    }
    double dimension = batch.dimension();
    return (2 - dimension) * Math.log(distance)
        - (dimension - 3) / 2 * Math.log1p(-distance * distance / 4);
  }

  private static int firstAbove(double[] cumulated, double bound) {
    int low = 0;
    int high = cumulated.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulated[middle] > bound) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static void requireOnSphere(String name, double value) {
    if (!(value > 0 && value < 2)) {
      throw new IllegalArgumentException(name + " must be in (0, 2), received " + value);
    }
  }
}
