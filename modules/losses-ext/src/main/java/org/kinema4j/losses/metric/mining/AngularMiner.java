package org.kinema4j.losses.metric.mining;

import org.kinema4j.losses.metric.distance.SquaredL2Distance;

/**
 * Triplets whose negative sees anchor and positive under a large angle.
 *
 * <pre>
 *   atan(|a - p| / (2 |n - c|)) &gt; angle,   c = (a + p) / 2
 * </pre>
 *
 * <p>\[ \arctan \frac{\lVert a - p \rVert}{2 \lVert n - c \rVert} \gt \alpha, \quad c = \frac{a +
 * p}{2} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \alpha \)</td><td>{@code angleDegrees}</td><td>\( (0, 90) \)</td><td>{@value
 *       #DEFAULT_ANGLE_DEGREES}</td><td>none given</td></tr>
 * </table>
 *
 * <p>Embeddings are normalized and Euclidean, whatever the distance of the loss.
 *
 * <p><b>Cost.</b> Looks at all triplets, N³ / 4 at most; memory for those chosen only, which is
 * refused if they do not fit.
 *
 * @deviation none; pytorch-metric-learning leaves it to the network to normalize
 * @param angleDegrees triplets of a greater angle are chosen, in degrees
 * @see <a href="https://arxiv.org/abs/1708.01682">Wang et al., Deep Metric Learning with Angular
 *     Loss, 2017</a>
 * @since 0.1
 */
public record AngularMiner(double angleDegrees) implements TripletMiner {

  /** Default of {@code angleDegrees}. */
  public static final double DEFAULT_ANGLE_DEGREES = 20;

  /**
   * Checks the parameters.
   *
   * @param angleDegrees triplets of a greater angle are chosen, in degrees
   */
  public AngularMiner {
    if (!(angleDegrees > 0 && angleDegrees < 90)) {
      throw new IllegalArgumentException(
          "angleDegrees must be in (0, 90), received " + angleDegrees);
    }
  }

  /** Makes the miner with its defaults. */
  public AngularMiner() {
    this(DEFAULT_ANGLE_DEGREES);
  }

  @Override
  public Triplets triplets(MiningBatch batch) {
    MiningBatch squares = batch.measuredBy(new SquaredL2Distance());
    TripletList triplets = new TripletList();
    for (int a = 0; a < batch.size(); a++) {
      for (int p = 0; p < batch.size(); p++) {
        for (int n = 0; batch.isPositive(a, p) && n < batch.size(); n++) {
          if (batch.isNegative(a, n) && isWide(squares, a, p, n)) {
            triplets.add(a, p, n);
          }
        }
      }
    }
    return triplets.toTriplets();
  }

  /** The median of the triangle, by Apollonius: {@code |n-c|^2 = (an^2 + pn^2) / 2 - ap^2 / 4}. */
  private boolean isWide(MiningBatch squares, int a, int p, int n) {
    double side = squares.farness(a, p);
    double median = (squares.farness(a, n) + squares.farness(p, n)) / 2 - side / 4;
    double tangent = Math.tan(Math.toRadians(angleDegrees));
    return side > 4 * median * tangent * tangent;
  }
}
