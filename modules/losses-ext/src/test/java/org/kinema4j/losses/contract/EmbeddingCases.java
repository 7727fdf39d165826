package org.kinema4j.losses.contract;

import java.util.List;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.metric.AngularLoss;
import org.kinema4j.losses.metric.BatchContrastiveLoss;
import org.kinema4j.losses.metric.BatchTripletLoss;
import org.kinema4j.losses.metric.CircleLoss;
import org.kinema4j.losses.metric.LiftedStructureLoss;
import org.kinema4j.losses.metric.MarginLoss;
import org.kinema4j.losses.metric.MultiSimilarityLoss;
import org.kinema4j.losses.metric.NPairsLoss;
import org.kinema4j.losses.metric.NTXentLoss;
import org.kinema4j.losses.metric.PairLoss;
import org.kinema4j.losses.metric.SupervisedContrastiveLoss;
import org.kinema4j.losses.metric.distance.CosineSimilarity;
import org.kinema4j.losses.metric.distance.L1Distance;
import org.kinema4j.losses.metric.distance.L2Distance;
import org.kinema4j.losses.metric.distance.LpDistance;
import org.kinema4j.losses.metric.distance.SnrDistance;
import org.kinema4j.losses.metric.distance.SquaredL2Distance;
import org.kinema4j.losses.metric.mining.BatchHard;
import org.kinema4j.losses.metric.mining.MultiSimilarityMiner;
import org.kinema4j.losses.metric.mining.SemiHard;
import org.kinema4j.losses.metric.reduction.ClassWeightedReducer;
import org.kinema4j.losses.metric.reduction.MeanReducer;
import org.kinema4j.losses.metric.reduction.PerAnchorReducer;
import org.kinema4j.losses.metric.reduction.SumReducer;
import org.kinema4j.losses.metric.reduction.ThresholdReducer;
import org.kinema4j.losses.ranking.TripletMargin;
import org.kinema4j.losses.ranking.TripletSwap;

/** Losses of embeddings within a batch, each with the loop of its paper. */
final class EmbeddingCases {

  private static final List<Double> WEIGHTS = List.of(0.5, 2.0, 1.0, 1.5);

  private EmbeddingCases() {}

  static List<LossCase> all() {
    return List.of(
        triplet("as it is", new BatchTripletLoss()),
        triplet("of FaceNet", BatchTripletLoss.faceNet()),
        triplet(
            "hard, soft margin, not normalized, per anchor",
            new BatchTripletLoss()
                .withForm(TripletMargin.SOFT)
                .withDistance(new L2Distance(false))
                .withMiner(new BatchHard())
                .withReducer(new PerAnchorReducer())),
        triplet(
            "swapped cosines, weighted classes",
            new BatchTripletLoss()
                .withSwap(TripletSwap.ON)
                .withMargin(0.3)
                .withDistance(new CosineSimilarity())
                .withReducer(new ClassWeightedReducer(WEIGHTS))),
        triplet(
            "city blocks, semi-hard, sum",
            new BatchTripletLoss()
                .withDistance(new L1Distance(false))
                .withMiner(new SemiHard())
                .withReducer(new SumReducer())),
        contrastive("as it is", new BatchContrastiveLoss()),
        contrastive(
            "cosines between thresholds",
            new BatchContrastiveLoss()
                .withPositiveMargin(1)
                .withNegativeMargin(0)
                .withDistance(new CosineSimilarity())
                .withReducer(new ThresholdReducer(0.1, 1.5))),
        contrastive(
            "signal to noise",
            new BatchContrastiveLoss()
                .withDistance(new SnrDistance())
                .withReducer(new PerAnchorReducer())),
        contrastive(
            "cubes, mined",
            new BatchContrastiveLoss()
                .withDistance(new LpDistance(3, true))
                .withMiner(new MultiSimilarityMiner(0.2))),
        multiSimilarity("as it is", new MultiSimilarityLoss()),
        multiSimilarity(
            "mined", new MultiSimilarityLoss().withMiner(new MultiSimilarityMiner(0.05))),
        circle("as it is", new CircleLoss()),
        circle(
            "wider, mean", new CircleLoss(0.25, 8, new MultiSimilarityMiner(), new MeanReducer())),
        nPairs("as it is", new NPairsLoss()),
        nPairs("distances", new NPairsLoss(new SquaredL2Distance(), new SumReducer())),
        ntXent("as it is", new NTXentLoss()),
        ntXent(
            "distances, per anchor",
            new NTXentLoss()
                .withTemperature(0.5)
                .withDistance(new L2Distance())
                .withReducer(new PerAnchorReducer())),
        supervisedContrastive("as it is", new SupervisedContrastiveLoss()),
        supervisedContrastive(
            "cooler, weighted",
            new SupervisedContrastiveLoss()
                .withTemperature(0.5)
                .withReducer(new ClassWeightedReducer(WEIGHTS))),
        lifted("as it is", new LiftedStructureLoss()),
        lifted("not normalized", new LiftedStructureLoss().withDistance(new L2Distance(false))),
        margin("as it is", new MarginLoss()),
        margin(
            "semi-hard, per anchor",
            new MarginLoss()
                .withBeta(0.7)
                .withMiner(new SemiHard())
                .withReducer(new PerAnchorReducer())),
        angular("as it is", new AngularLoss()),
        angular("of 80 degrees", new AngularLoss().withAlphaDegrees(80)));
  }

  private static LossCase of(String name, Loss loss, LossCase.Naive naive) {
    return new LossCase(name, loss, 3, LabelRows::oneOfFour, LossCase::anyOutputs, naive);
  }

  private static LossCase triplet(String name, BatchTripletLoss loss) {
    return of(
        name,
        loss,
        (labels, x) ->
            EmbeddingLoops.triplets(
                loss,
                labels,
                x,
                (far, a, p, n) -> {
                  double negative =
                      loss.swap() == TripletSwap.ON ? Math.min(far[a][n], far[p][n]) : far[a][n];
                  double violation = far[a][p] - negative + loss.margin();
                  return new double[] {
                    loss.form() == TripletMargin.SOFT
                        ? -NaiveMath.logSigmoid(-violation)
                        : Math.max(0, violation)
                  };
                }));
  }

  private static LossCase margin(String name, MarginLoss loss) {
    return of(
        name,
        loss,
        (labels, x) ->
            EmbeddingLoops.triplets(
                loss,
                labels,
                x,
                (far, a, p, n) ->
                    new double[] {
                      Math.max(0, far[a][p] - loss.beta() + loss.margin()),
                      Math.max(0, loss.beta() - far[a][n] + loss.margin())
                    }));
  }

  private static LossCase contrastive(String name, BatchContrastiveLoss loss) {
    return of(name, loss, (labels, x) -> EmbeddingLoops.contrastive(loss, labels, x));
  }

  private static LossCase multiSimilarity(String name, MultiSimilarityLoss loss) {
    return ofAnchors(
        name,
        loss,
        (far, a, positives, negatives) -> {
          double positive = 0;
          for (int p : positives) {
            positive += Math.exp(loss.alpha() * (far[a][p] + loss.base()));
          }
          double negative = 0;
          for (int n : negatives) {
            negative += Math.exp(-loss.beta() * (far[a][n] + loss.base()));
          }
          return Math.log1p(positive) / loss.alpha() + Math.log1p(negative) / loss.beta();
        });
  }

  private static LossCase circle(String name, CircleLoss loss) {
    double m = loss.margin();
    return ofAnchors(
        name,
        loss,
        (far, a, positives, negatives) -> {
          if (positives.isEmpty() || negatives.isEmpty()) {
            return null;
          }
          double sum = 0;
          for (int p : positives) {
            for (int n : negatives) {
              double pulled = Math.max(0, 1 + m + far[a][p]) * (1 - m + far[a][p]);
              double pushed = Math.max(0, m - far[a][n]) * (-far[a][n] - m);
              sum += Math.exp(loss.gamma() * (pulled + pushed));
            }
          }
          return Math.log1p(sum);
        });
  }

  private static LossCase supervisedContrastive(String name, SupervisedContrastiveLoss loss) {
    double t = loss.temperature();
    return ofAnchors(
        name,
        loss,
        (far, a, positives, negatives) -> {
          if (positives.isEmpty() || negatives.isEmpty()) {
            return null;
          }
          double sum = 0;
          for (int p : positives) {
            sum += Math.exp(-far[a][p] / t);
          }
          for (int n : negatives) {
            sum += Math.exp(-far[a][n] / t);
          }
          double mean = 0;
          for (int p : positives) {
            mean -= Math.log(Math.exp(-far[a][p] / t) / sum) / positives.size();
          }
          return mean;
        });
  }

  private static LossCase ofAnchors(String name, PairLoss loss, EmbeddingLoops.AnchorTerm term) {
    return of(name, loss, (labels, x) -> EmbeddingLoops.anchors(loss, labels, x, term));
  }

  private static LossCase ntXent(String name, NTXentLoss loss) {
    return ofPositives(
        name,
        loss,
        (far, a, p, mined) -> {
          double positive = Math.exp(-far[a][p] / loss.temperature());
          double sum = positive;
          for (int n : mined.negatives(loss.miner(), a)) {
            sum += Math.exp(-far[a][n] / loss.temperature());
          }
          return -Math.log(positive / sum);
        });
  }

  private static LossCase lifted(String name, LiftedStructureLoss loss) {
    return ofPositives(
        name,
        loss,
        (far, a, p, mined) -> {
          double sum = 0;
          for (int i : new int[] {a, p}) {
            for (int n : mined.negatives(loss.miner(), i)) {
              sum += Math.exp(loss.negativeMargin() - far[i][n]);
            }
          }
          double violation = far[a][p] - loss.positiveMargin() + Math.log(sum);
          return Math.pow(Math.max(0, violation), 2) / 2;
        });
  }

  private static LossCase angular(String name, AngularLoss loss) {
    double t = Math.pow(Math.tan(loss.alphaDegrees() * Math.PI / 180), 2);
    return ofPositives(
        name,
        loss,
        (far, a, p, mined) -> {
          double sum = 1;
          for (int n : mined.negatives(loss.miner(), a)) {
            sum += Math.exp(-4 * t * (far[a][n] + far[p][n]) + 2 * (1 + t) * far[a][p]);
          }
          return Math.log(sum);
        });
  }

  private static LossCase ofPositives(
      String name, PairLoss loss, EmbeddingLoops.PositiveTerm term) {
    return of(name, loss, (labels, x) -> EmbeddingLoops.positives(loss, labels, x, term));
  }

  private static LossCase nPairs(String name, NPairsLoss loss) {
    return of(name, loss, (labels, x) -> EmbeddingLoops.nPairs(loss, labels, x));
  }
}
