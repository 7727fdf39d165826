package org.kinema4j.losses.metric.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kinema4j.losses.metric.distance.L2Distance;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How the one miner that draws at random draws. */
class DistanceWeightedTest {

  @Test
  void drawsDependOnSeedAndContent() {
    MiningBatch batch = MinerTest.batch(60, 1, new L2Distance());
    DistanceWeighted miner = new DistanceWeighted(0.5, 1.9, 1);

    assertThat(miner.triplets(batch)).isNotEqualTo(miner.withSeed(2).triplets(batch));
    INDArray other = batch.embeddings().dup();
    other.putScalar(0, 0, other.getDouble(0, 0) + 1e-9);
    long[] labels = IntStream.range(0, batch.size()).mapToLong(batch::label).toArray();
    assertThat(miner.triplets(MiningBatch.of(other, labels, new L2Distance())))
        .as("a batch that is almost the same, whose weights are the same to 1e-9")
        .isNotEqualTo(miner.triplets(batch));
  }

  /** One anchor with two negatives: how often each is drawn over many seeds. */
  @Test
  void negativesAreDrawnByTheirWeights() {
    double[][] x = {{1, 0, 0, 0}, {1, 0, 0, 0}, at(0.6), at(1.2), at(1.5)};
    MiningBatch batch =
        MiningBatch.of(Nd4j.createFromArray(x), new long[] {0, 0, 1, 2, 3}, new L2Distance());
    int[] drawn = new int[5];
    int draws = 20_000;
    for (int seed = 0; seed < draws / 2; seed++) {
      Triplets triplets = new DistanceWeighted(0.5, 1.4, seed).triplets(batch);
      for (int t = 0; t < triplets.size(); t++) {
        drawn[triplets.negative(t)]++;
      }
    }

    // 1/q in four dimensions: d^-2 (1 - d^2 / 4)^(-1/2)
    double near = Math.pow(0.6, -2) / Math.sqrt(1 - 0.09);
    double far = Math.pow(1.2, -2) / Math.sqrt(1 - 0.36);
    double expected = near / (near + far);
    // four standard deviations
    double tolerance = 4 * Math.sqrt(expected * (1 - expected) / draws);
    assertThat(drawn[4]).as("beyond the cutoff").isZero();
    assertThat(drawn[2] / (double) draws).isCloseTo(expected, within(tolerance));
    assertThat(drawn[2] + drawn[3]).isEqualTo(draws);
  }

  /** A point of the sphere at a distance from (1, 0, 0, 0). */
  private static double[] at(double distance) {
    double cosine = 1 - distance * distance / 2;
    return new double[] {cosine, Math.sqrt(1 - cosine * cosine), 0, 0};
  }
}
