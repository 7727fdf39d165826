package org.kinema4j.losses.metric.mining;

/**
 * For each anchor the positive that is farthest and the negative that is nearest.
 *
 * <pre>
 *   p(a) = argmax_(y_p = y_a) d(a, p)
 *   n(a) = argmin_(y_n != y_a) d(a, n)
 * </pre>
 *
 * <p>\[ p(a) = \operatorname*{argmax}_{y_p = y_a} d(a, p), \quad n(a) = \operatorname*{argmin}_{y_n
 * \ne y_a} d(a, n) \]
 *
 * <p><b>Edge cases.</b> Anchors without positive or without negative are left out.
 *
 * <p><b>Cost.</b> One pass over the matrix of distances; time and memory N². At most N triplets.
 *
 * @deviation none
 * @see <a href="https://arxiv.org/abs/1703.07737">Hermans et al., In Defense of the Triplet Loss
 *     for Person Re-Identification, 2017</a>
 * @since 0.1
 */
public record BatchHard() implements TripletMiner {

  @Override
  public Triplets triplets(MiningBatch batch) {
    TripletList triplets = new TripletList();
    for (int a = 0; a < batch.size(); a++) {
      int positive = Nearest.farthestPositive(batch, a);
      int negative = Nearest.nearestNegative(batch, a);
      if (positive >= 0 && negative >= 0) {
        triplets.add(a, positive, negative);
      }
    }
    return triplets.toTriplets();
  }
}
