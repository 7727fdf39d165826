package org.kinema4j.losses.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.metric.BatchTripletLoss;
import org.kinema4j.losses.metric.NPairsLoss;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.distance.DotProductSimilarity;
import org.kinema4j.losses.metric.distance.LpDistance;
import org.kinema4j.losses.metric.mining.BatchHard;
import org.kinema4j.losses.metric.mining.Miner;
import org.kinema4j.losses.metric.reduction.ClassWeightedReducer;
import org.kinema4j.losses.metric.reduction.Reducer;

/** Every distance, miner and reducer can be had by name. */
class LossPartsTest {

  private static final LossEntry TRIPLET = Losses.named("batch-triplet");

  static Stream<Loss> compositions() {
    BatchTripletLoss loss = new BatchTripletLoss();
    return Stream.of(
            LossParts.DISTANCES.stream().map(part -> loss.withDistance((Distance) part)),
            LossParts.MINERS.stream().map(part -> loss.withMiner((Miner) part)),
            LossParts.REDUCERS.stream().map(part -> loss.withReducer((Reducer) part)),
            Stream.of(
                BatchTripletLoss.faceNet(),
                loss.withDistance(new LpDistance(3, false)),
                loss.withReducer(new ClassWeightedReducer(List.of(0.5, 2.0)))))
        .flatMap(losses -> losses);
  }

  @ParameterizedTest
  @MethodSource("compositions")
  void whatIsPlainIsTakenBack(Loss loss) {
    assertThat(TRIPLET.with(Losses.parameters(loss))).isEqualTo(loss);
  }

  /** A part that is missing from the list cannot be configured. */
  @ParameterizedTest
  @CsvSource({"distance, Distance", "mining, Miner", "reduction, Reducer"})
  void noPartIsMissing(String folder, String kind) throws Exception {
    String base = "org.kinema4j.losses.metric." + folder + ".";
    Class<?> type = Class.forName(base + kind);
    Path sources = Path.of("src", "main", "java").resolve(base.replace('.', '/'));
    try (Stream<Path> files = Files.list(sources)) {
      List<String> parts =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .filter(name -> !name.equals("package-info"))
              .filter(name -> isPart(base + name, type))
              .toList();
      assertThat(new LossParts().of(type).stream().map(part -> part.getClass().getSimpleName()))
          .containsExactlyInAnyOrderElementsOf(parts);
    }
  }

  private static boolean isPart(String name, Class<?> type) {
    try {
      Class<?> part = Class.forName(name);
      return type.isAssignableFrom(part) && part.isRecord();
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "distance, l1, L1Distance",
    "distance, squared-l2, SquaredL2Distance",
    "distance, lp, LpDistance",
    "distance, snr, SnrDistance",
    "distance, cosine, CosineSimilarity",
    "distance, dot, DotProductSimilarity",
    "distance, dot-product, DotProductSimilarity",
    "miner, batch-hard, BatchHard",
    "miner, BatchHard, BatchHard",
    "miner, semi hard, SemiHard",
    "miner, multi-similarity, MultiSimilarityMiner",
    "miner, angular, AngularMiner",
    "miner, distance-weighted, DistanceWeighted",
    "reducer, sum, SumReducer",
    "reducer, per-anchor, PerAnchorReducer",
    "reducer, threshold, ThresholdReducer",
  })
  void shortNamesDo(String parameter, String name, String part) {
    assertThat(Losses.parameters(TRIPLET.with(Map.of(parameter, name))))
        .extractingByKey(parameter)
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("type", part);
  }

  /** Not those of another loss that holds the part. */
  @Test
  void aNamedPartHasItsOwnDefaults() {
    assertThat(new NPairsLoss().distance()).isEqualTo(new DotProductSimilarity(false));
    assertThat(TRIPLET.with(Map.of("distance", "dot")))
        .isEqualTo(new BatchTripletLoss().withDistance(new DotProductSimilarity(true)));
    assertThat(TRIPLET.with(Map.of("distance", Map.of("type", "lp", "p", 3))))
        .isEqualTo(new BatchTripletLoss().withDistance(new LpDistance(3, true)));
    assertThat(TRIPLET.with(Map.of("miner", "batch-hard")))
        .isEqualTo(new BatchTripletLoss().withMiner(new BatchHard()));
  }

  @Test
  void whatHasNoDefaultMustBeGiven() {
    assertThat(
            TRIPLET.with(
                Map.of("reducer", Map.of("type", "class-weighted", "weights", List.of(1, 3)))))
        .isEqualTo(new BatchTripletLoss().withReducer(new ClassWeightedReducer(List.of(1.0, 3.0))));
    assertThatThrownBy(() -> TRIPLET.with(Map.of("reducer", "class-weighted")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weights of ClassWeightedReducer must be given, received none");
  }

  @Test
  void anUnknownPartListsTheKnownOnes() {
    assertThatThrownBy(() -> TRIPLET.with(Map.of("miner", "batch-hart")))
        .hasMessageStartingWith("miner must be one of BatchAll, BatchHard, SemiHard, ")
        .hasMessageEndingWith("received batch-hart; did you mean BatchHard?");
  }
}
