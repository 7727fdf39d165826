package org.kinema4j.losses.metric.mining;

/**
 * For each positive pair the nearest of the negatives that are farther than the positive; if there
 * is none, the farthest negative.
 *
 * <pre>
 *   n(a, p) = argmin_(y_n != y_a, d(a, n) &gt; d(a, p)) d(a, n)
 *   else argmax_(y_n != y_a) d(a, n)
 * </pre>
 *
 * <p>\[ n(a, p) = \operatorname*{argmin}_{y_n \ne y_a, \, d(a, n) \gt d(a, p)} d(a, n) \]
 *
 * <p><b>Cost.</b> Memory N², time N² log N: the negatives of each anchor are sorted once.
 *
 * @deviation the paper wants {@code d(a, n)} within the margin beyond {@code d(a, p)} and does not
 *     say what to take if there is none; this is the choice of TensorFlow's {@code
 *     triplet_semihard_loss}
 * @see <a href="https://arxiv.org/abs/1503.03832">Schroff et al., FaceNet: A Unified Embedding for
 *     Face Recognition and Clustering, 2015</a>
 * @since 0.1
 */
public record SemiHard() implements TripletMiner {

  @Override
  public Triplets triplets(MiningBatch batch) {
    TripletList triplets = new TripletList();
    for (int a = 0; a < batch.size(); a++) {
      Nearest.SortedNegatives negatives = new Nearest.SortedNegatives(batch, a);
      for (int p = 0; p < batch.size(); p++) {
        int negative =
            batch.isPositive(a, p) ? negatives.nearestBeyond(batch.farness(a, p)) : Nearest.NONE;
        if (negative >= 0) {
          triplets.add(a, p, negative);
        }
      }
    }
    return triplets.toTriplets();
  }
}
