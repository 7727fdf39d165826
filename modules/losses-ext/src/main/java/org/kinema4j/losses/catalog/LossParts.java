package org.kinema4j.losses.catalog;

import java.util.List;
import java.util.Map;
import org.kinema4j.losses.metric.distance.CosineSimilarity;
import org.kinema4j.losses.metric.distance.DotProductSimilarity;
import org.kinema4j.losses.metric.distance.L1Distance;
import org.kinema4j.losses.metric.distance.L2Distance;
import org.kinema4j.losses.metric.distance.LpDistance;
import org.kinema4j.losses.metric.distance.SnrDistance;
import org.kinema4j.losses.metric.distance.SquaredL2Distance;
import org.kinema4j.losses.metric.mining.AngularMiner;
import org.kinema4j.losses.metric.mining.BatchAll;
import org.kinema4j.losses.metric.mining.BatchEasyHard;
import org.kinema4j.losses.metric.mining.BatchHard;
import org.kinema4j.losses.metric.mining.DistanceWeighted;
import org.kinema4j.losses.metric.mining.FarthestPositives;
import org.kinema4j.losses.metric.mining.MultiSimilarityMiner;
import org.kinema4j.losses.metric.mining.PairMarginMiner;
import org.kinema4j.losses.metric.mining.SemiHard;
import org.kinema4j.losses.metric.reduction.AverageNonZeroReducer;
import org.kinema4j.losses.metric.reduction.ClassWeightedReducer;
import org.kinema4j.losses.metric.reduction.MeanReducer;
import org.kinema4j.losses.metric.reduction.PerAnchorReducer;
import org.kinema4j.losses.metric.reduction.SumReducer;
import org.kinema4j.losses.metric.reduction.ThresholdReducer;

/**
 * What losses are composed of: distances, miners and reducers, each as its constructor makes it.
 */
final class LossParts {

  static final List<Record> DISTANCES =
      List.of(
          new L2Distance(),
          new SquaredL2Distance(),
          new L1Distance(),
          new LpDistance(),
          new CosineSimilarity(),
          new DotProductSimilarity(),
          new SnrDistance());

  static final List<Record> MINERS =
      List.of(
          new BatchAll(),
          new BatchHard(),
          new SemiHard(),
          new BatchEasyHard(),
          new DistanceWeighted(),
          new MultiSimilarityMiner(),
          new AngularMiner(),
          new PairMarginMiner(),
          new FarthestPositives());

  static final List<Record> REDUCERS =
      List.of(
          new MeanReducer(),
          new SumReducer(),
          new AverageNonZeroReducer(),
          new ThresholdReducer(),
          new ClassWeightedReducer(List.of(1.0)),
          new PerAnchorReducer());

  /** Parameters that have no default; the values above stand in for them. */
  private static final Map<Class<?>, String> REQUIRED =
      Map.of(ClassWeightedReducer.class, "weights");

  /** Names shorter than the class without its ending. */
  private static final Map<String, Class<?>> SHORT = Map.of("dot", DotProductSimilarity.class);

  private static final String SIMILARITY = "Similarity";

  private LossParts() {}

  /**
   * Returns the parts of a kind.
   *
   * @param kind a class or an interface
   * @return one of each class
   */
  static List<Record> of(Class<?> kind) {
    return List.of(DISTANCES, MINERS, REDUCERS).stream()
        .flatMap(List::stream)
        .filter(kind::isInstance)
        .toList();
  }

  /**
   * Returns whether a name is that of a part: that of its class, from which the kind may be left
   * out, as in {@code l1} and {@code cosine} of distances.
   *
   * @param part the part
   * @param kind what the part is one of
   * @param name the name, however spelled
   * @return true if the part is meant
   */
  static boolean isNamed(Record part, Class<?> kind, String name) {
    String plain = Spelling.plain(name);
    String whole = Spelling.plain(part.getClass().getSimpleName());
    return whole.equals(plain)
        || whole.equals(plain + Spelling.plain(kind.getSimpleName()))
        || whole.equals(plain + Spelling.plain(SIMILARITY))
        || part.getClass() == SHORT.get(plain);
  }

  /**
   * Checks that what has no default is given.
   *
   * @param part the part
   * @param settings its parameters by name
   * @throws IllegalArgumentException if one is missing
   */
  static void requireGiven(Record part, Map<String, Object> settings) {
    String required = REQUIRED.get(part.getClass());
    if (required != null && !settings.containsKey(required)) {
      throw new IllegalArgumentException(
          "%s of %s must be given, received none"
              .formatted(required, part.getClass().getSimpleName()));
    }
  }
}
