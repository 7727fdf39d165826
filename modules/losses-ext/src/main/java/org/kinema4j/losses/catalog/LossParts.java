package org.kinema4j.losses.catalog;

import java.util.List;
import java.util.Map;
import org.kinema4j.catalog.Parts;
import org.kinema4j.catalog.Spelling;
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
final class LossParts implements Parts {

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

  /** Names shorter than the class without its ending. */
  private static final Map<String, Class<?>> SHORT = Map.of("dot", DotProductSimilarity.class);

  private static final String SIMILARITY = "Similarity";

  @Override
  public List<Record> of(Class<?> kind) {
    return List.of(DISTANCES, MINERS, REDUCERS).stream()
        .flatMap(List::stream)
        .filter(kind::isInstance)
        .toList();
  }

  /** The kind may be left out, as in {@code l1} and {@code cosine} of distances. */
  @Override
  public boolean isNamed(Record part, Class<?> kind, String name) {
    String whole = part.getClass().getSimpleName();
    return Spelling.same(whole, name)
        || Spelling.same(whole, name + kind.getSimpleName())
        || Spelling.same(whole, name + SIMILARITY)
        || part.getClass() == SHORT.get(Spelling.plain(name));
  }
}
