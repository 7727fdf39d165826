package org.kinema4j.losses.metric.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.metric.distance.CosineSimilarity;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.distance.L2Distance;
import org.kinema4j.losses.metric.distance.SnrDistance;
import org.kinema4j.losses.metric.mining.BatchEasyHard.Strategy;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Miners against definitions over all triplets and pairs, and what holds for all of them. */
class MinerTest {

  private static final List<Distance> DISTANCES =
      List.of(new L2Distance(), new L2Distance(false), new CosineSimilarity(), new SnrDistance());

  static Stream<Miner> miners() {
    Stream<Miner> mixed =
        Stream.of(Strategy.values())
            .flatMap(
                p ->
                    Stream.of(Strategy.values())
                        .filter(
                            n ->
                                (p != Strategy.SEMI_HARD || n.compareTo(Strategy.HARD) <= 0)
                                    && (n != Strategy.SEMI_HARD || p.compareTo(Strategy.HARD) <= 0))
                        .map(n -> new BatchEasyHard(p, n)));
    return Stream.concat(
        Stream.of(
            new BatchAll(),
            new BatchHard(),
            new SemiHard(),
            new DistanceWeighted(),
            new MultiSimilarityMiner(),
            new AngularMiner(),
            new PairMarginMiner(),
            new FarthestPositives()),
        mixed);
  }

  static MiningBatch batch(int size, long seed, Distance distance) {
    Random random = new Random(seed);
    double[][] x = new double[size][4];
    long[] labels = new long[size];
    for (int i = 0; i < size; i++) {
      labels[i] = random.nextInt(5) * 1000L - 2000;
      for (int k = 0; k < 4; k++) {
        x[i][k] = random.nextGaussian();
      }
    }
    return MiningBatch.of(Nd4j.createFromArray(x), labels, distance);
  }

  private static void onBatches(java.util.function.Consumer<MiningBatch> check) {
    for (Distance distance : DISTANCES) {
      for (int seed = 0; seed < 8; seed++) {
        check.accept(batch(3 + 4 * seed, seed, distance));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("miners")
  void everyTupleIsValid(Miner miner) {
    onBatches(
        batch -> {
          Triplets triplets = miner.triplets(batch);
          for (int t = 0; t < triplets.size(); t++) {
            assertThat(batch.isPositive(triplets.anchor(t), triplets.positive(t))).isTrue();
            assertThat(batch.isNegative(triplets.anchor(t), triplets.negative(t))).isTrue();
          }
          Pairs pairs = miner.pairs(batch);
          for (int i = 0; i < pairs.positives().size(); i++) {
            assertThat(batch.isPositive(pairs.positives().anchor(i), pairs.positives().other(i)))
                .isTrue();
          }
          for (int i = 0; i < pairs.negatives().size(); i++) {
            assertThat(batch.isNegative(pairs.negatives().anchor(i), pairs.negatives().other(i)))
                .isTrue();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("miners")
  void equalBatchesGiveEqualTuples(Miner miner) {
    assertThat(miner.triplets(batch(30, 1, new L2Distance())))
        .isEqualTo(miner.triplets(batch(30, 1, new L2Distance())))
        .hasSameHashCodeAs(miner.triplets(batch(30, 1, new L2Distance())))
        .hasToString(miner.triplets(batch(30, 1, new L2Distance())).toString());
    assertThat(miner.pairs(batch(30, 1, new L2Distance())))
        .isEqualTo(miner.pairs(batch(30, 1, new L2Distance())))
        .hasSameHashCodeAs(miner.pairs(batch(30, 1, new L2Distance())));
  }

  @ParameterizedTest
  @MethodSource("miners")
  void batchesOfOneClassOrOneExampleGiveNoTriplets(Miner miner) {
    INDArray x = Nd4j.rand(DataType.DOUBLE, 4, 3);
    assertThat(
            miner.triplets(MiningBatch.of(x, new long[4], new L2Distance())).size()
                + miner
                    .triplets(MiningBatch.of(x, new long[] {1, 2, 3, 4}, new L2Distance()))
                    .size())
        .isZero();
    INDArray one = Nd4j.rand(DataType.DOUBLE, 1, 3);
    MiningBatch alone = MiningBatch.of(one, new long[1], new L2Distance());
    assertThat(miner.triplets(alone).size()).isZero();
    assertThat(miner.pairs(alone).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("miners")
  void collapsedEmbeddingsAreNoException(Miner miner) {
    MiningBatch batch =
        MiningBatch.of(
            Nd4j.zeros(DataType.DOUBLE, 6, 3), new long[] {0, 0, 1, 1, 2, 2}, new L2Distance());

    Triplets triplets = miner.triplets(batch);

    for (int t = 0; t < triplets.size(); t++) {
      assertThat(batch.isNegative(triplets.anchor(t), triplets.negative(t))).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("miners")
  void survivesJson(Miner miner) throws Exception {
    ObjectMapper mapper = new ObjectMapper();

    String json = mapper.writerFor(Miner.class).writeValueAsString(miner);

    assertThat(mapper.readValue(json, Miner.class)).isEqualTo(miner);
  }

  @Test
  void batchAllTakesAllTripletsAndCountsThem() {
    onBatches(
        batch -> {
          List<String> expected = new ArrayList<>();
          eachTriplet(batch, (a, p, n) -> expected.add(a + " " + p + " " + n));

          assertThat(listed(new BatchAll().triplets(batch))).isEqualTo(expected);
          assertThat(BatchAll.count(batch)).isEqualTo(expected.size());
        });
  }

  @Test
  void batchHardTakesTheHardestOfAll() {
    onBatches(
        batch -> {
          Triplets triplets = new BatchHard().triplets(batch);
          long anchors = IntStream.range(0, batch.size()).filter(a -> hasBoth(batch, a)).count();
          assertThat(triplets.size()).isEqualTo((int) anchors);
          for (int t = 0; t < triplets.size(); t++) {
            int a = triplets.anchor(t);
            double positive = batch.farness(a, triplets.positive(t));
            double negative = batch.farness(a, triplets.negative(t));
            assertThat(where(batch, p -> batch.isPositive(a, p)))
                .allMatch(p -> batch.farness(a, p) <= positive);
            assertThat(where(batch, n -> batch.isNegative(a, n)))
                .allMatch(n -> batch.farness(a, n) >= negative);
          }
        });
  }

  @Test
  void semiHardTakesTheNearestNegativeBeyondElseTheFarthest() {
    onBatches(
        batch -> {
          Triplets triplets = new SemiHard().triplets(batch);
          int t = 0;
          for (int a = 0; a < batch.size(); a++) {
            for (int p = 0; p < batch.size(); p++) {
              if (batch.isPositive(a, p) && hasBoth(batch, a)) {
                assertThat(triplets.anchor(t)).isEqualTo(a);
                assertThat(triplets.positive(t)).isEqualTo(p);
                assertThat(batch.farness(a, triplets.negative(t++)))
                    .isEqualTo(semiHard(batch, a, batch.farness(a, p)));
              }
            }
          }
          assertThat(triplets.size()).isEqualTo(t);
        });
  }

  private static double semiHard(MiningBatch batch, int a, double positive) {
    List<Integer> negatives = where(batch, n -> batch.isNegative(a, n));
    return negatives.stream()
        .mapToDouble(n -> batch.farness(a, n))
        .filter(far -> far > positive)
        .min()
        .orElseGet(
            () -> negatives.stream().mapToDouble(n -> batch.farness(a, n)).max().orElseThrow());
  }

  @Test
  void multiSimilarityTakesPairsOutOfOrder() {
    double epsilon = 0.1;
    onBatches(
        batch -> {
          Pairs pairs = new MultiSimilarityMiner(epsilon).pairs(batch);
          List<String> positives = new ArrayList<>();
          List<String> negatives = new ArrayList<>();
          eachTriplet(
              batch,
              (a, p, n) -> {
                if (batch.farness(a, p) + epsilon > batch.farness(a, n)) {
                  positives.add(a + " " + p);
                  negatives.add(a + " " + n);
                }
              });
          assertThat(listed(pairs.positives()))
              .containsExactlyInAnyOrderElementsOf(positives.stream().distinct().toList());
          assertThat(listed(pairs.negatives()))
              .containsExactlyInAnyOrderElementsOf(negatives.stream().distinct().toList());
        });
  }

  @Test
  void pairMarginTakesPairsOnTheWrongSide() {
    MiningBatch batch = batch(20, 3, new CosineSimilarity());
    Pairs pairs = new PairMarginMiner(0.3, -0.2).pairs(batch);

    for (int a = 0; a < batch.size(); a++) {
      for (int j = 0; j < batch.size(); j++) {
        double similarity = -batch.farness(a, j);
        assertThat(listed(pairs.positives()).contains(a + " " + j))
            .isEqualTo(batch.isPositive(a, j) && similarity < 0.3);
        assertThat(listed(pairs.negatives()).contains(a + " " + j))
            .isEqualTo(batch.isNegative(a, j) && similarity > -0.2);
      }
    }
  }

  @Test
  void farthestPositivesAreThoseOfEachClass() {
    onBatches(
        batch -> {
          IndexPairs pairs = new FarthestPositives().pairs(batch).positives();
          for (int i = 0; i < pairs.size(); i++) {
            double chosen = batch.farness(pairs.anchor(i), pairs.other(i));
            long label = batch.label(pairs.anchor(i));
            for (int a = 0; a < batch.size(); a++) {
              for (int p = 0; p < batch.size(); p++) {
                boolean rival = batch.label(a) == label && batch.isPositive(a, p);
                boolean symmetric = !(batch.distance() instanceof SnrDistance);
                assertThat(rival && symmetric && batch.farness(a, p) > chosen + 1e-12).isFalse();
              }
            }
          }
        });
  }

  @Test
  void anglesAreMeasuredAtTheNegative() {
    MiningBatch batch = batch(15, 3, new L2Distance());
    List<String> expected = new ArrayList<>();
    eachTriplet(
        batch,
        (a, p, n) -> {
          double side = 0;
          double median = 0;
          for (int k = 0; k < 4; k++) {
            double ak = unit(batch, a, k);
            double pk = unit(batch, p, k);
            side += Math.pow(ak - pk, 2);
            median += Math.pow(unit(batch, n, k) - (ak + pk) / 2, 2);
          }
          double angle = Math.atan(Math.sqrt(side) / (2 * Math.sqrt(median)));
          if (Math.toDegrees(angle) > 35) {
            expected.add(a + " " + p + " " + n);
          }
        });

    assertThat(listed(new AngularMiner(35).triplets(batch.measuredBy(new CosineSimilarity()))))
        .isNotEmpty()
        .isEqualTo(expected);
  }

  private static double unit(MiningBatch batch, int row, int k) {
    INDArray x = batch.embeddings().getRow(row);
    return x.getDouble(k) / x.norm2Number().doubleValue();
  }

  @Test
  void tooManyTripletsAreRefusedBeforeTheyAreMade() {
    long[] labels = IntStream.range(0, 40_000).mapToLong(i -> i % 2).toArray();
    MiningBatch batch =
        MiningBatch.of(Nd4j.zeros(DataType.FLOAT, labels.length, 1), labels, new L2Distance());

    assertThatThrownBy(() -> new BatchAll().triplets(batch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "triplets of the batch must fit into \\d+\\.\\d\\d GB, received 15999200000000"
                + " triplets,"
                + " which need 5119744\\.00 GB; use BatchHard, SemiHard or DistanceWeighted, a"
                + " smaller batch, or a larger heap \\(-Xmx\\)");
    TripletMemory.require(10, 3200);
    assertThatThrownBy(() -> TripletMemory.require(11, 3200))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("received 11 triplets");
  }

  @Test
  void strategiesThatDependOnEachOtherAreRefused() {
    assertThatThrownBy(() -> new BatchEasyHard(Strategy.SEMI_HARD, Strategy.ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SEMI_HARD must go with EASY or HARD, received positiveStrategy SEMI_HARD and"
                + " negativeStrategy ALL");
  }

  @Test
  void parametersMustBeInTheirIntervals() {
    assertRefused(() -> new MultiSimilarityMiner(-1), "epsilon must be in [0, ∞), received -1.0");
    assertRefused(() -> new AngularMiner(90), "angleDegrees must be in (0, 90), received 90.0");
    assertRefused(
        () -> new AngularMiner(Double.NaN), "angleDegrees must be in (0, 90), received NaN");
    assertRefused(() -> new DistanceWeighted(0, 1, 0), "cutoff must be in (0, 2), received 0.0");
    assertRefused(
        () -> new DistanceWeighted(1, 2, 0), "nonzeroLossCutoff must be in (0, 2), received 2.0");
    assertRefused(
        () -> new DistanceWeighted(1.4, 1.4, 0),
        "cutoff must be smaller than nonzeroLossCutoff, received cutoff 1.4 and nonzeroLossCutoff"
            + " 1.4");
    assertRefused(
        () -> new PairMarginMiner(Double.NaN, 1),
        "positiveMargin must be in (-∞, ∞), received NaN");
  }

  private static void assertRefused(Runnable make, String message) {
    assertThatThrownBy(make::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  /** Takes a triplet. */
  @FunctionalInterface
  private interface TripletConsumer {
    void accept(int a, int p, int n);
  }

  private static void eachTriplet(MiningBatch batch, TripletConsumer consumer) {
    for (int a = 0; a < batch.size(); a++) {
      for (int p = 0; p < batch.size(); p++) {
        for (int n = 0; n < batch.size(); n++) {
          if (batch.isPositive(a, p) && batch.isNegative(a, n)) {
            consumer.accept(a, p, n);
          }
        }
      }
    }
  }

  private static boolean hasBoth(MiningBatch batch, int a) {
    return !where(batch, j -> batch.isPositive(a, j)).isEmpty()
        && !where(batch, j -> batch.isNegative(a, j)).isEmpty();
  }

  private static List<Integer> where(MiningBatch batch, IntPredicate condition) {
    return IntStream.range(0, batch.size()).filter(condition).boxed().toList();
  }

  private static List<String> listed(Triplets triplets) {
    return IntStream.range(0, triplets.size())
        .mapToObj(t -> triplets.anchor(t) + " " + triplets.positive(t) + " " + triplets.negative(t))
        .toList();
  }

  private static List<String> listed(IndexPairs pairs) {
    return IntStream.range(0, pairs.size())
        .mapToObj(i -> pairs.anchor(i) + " " + pairs.other(i))
        .toList();
  }
}
