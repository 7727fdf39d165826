package org.kinema4j.losses.contract;

import java.util.Arrays;
import java.util.List;
import org.kinema4j.losses.ranking.ContrastiveFactor;
import org.kinema4j.losses.ranking.ContrastiveLoss;
import org.kinema4j.losses.ranking.CosineEmbeddingLoss;
import org.kinema4j.losses.ranking.MarginRankingLoss;
import org.kinema4j.losses.ranking.TripletDistance;
import org.kinema4j.losses.ranking.TripletMargin;
import org.kinema4j.losses.ranking.TripletMarginLoss;
import org.kinema4j.losses.ranking.TripletSwap;

/** Losses for explicit pairs and triplets, each with the loop of its paper. */
final class RankingCases {

  private RankingCases() {}

  static List<LossCase> all() {
    var triplet = new TripletMarginLoss();
    return List.of(
        ranking("as it is", new MarginRankingLoss()),
        ranking("margin 1", new MarginRankingLoss().withMargin(1)),
        contrastive("as it is", new ContrastiveLoss(), 6),
        contrastive("margin 3, factor 1", new ContrastiveLoss(3, ContrastiveFactor.ONE), 4),
        contrastive("of single numbers", new ContrastiveLoss().withMargin(4), 2),
        cosine("as it is", new CosineEmbeddingLoss(), 6),
        cosine("margin 0.5", new CosineEmbeddingLoss().withMargin(0.5), 4),
        cosine("margin -0.5", new CosineEmbeddingLoss().withMargin(-0.5), 4),
        triplet("as it is", triplet, 6),
        triplet("of single numbers", triplet, 3),
        triplet("soft", triplet.withForm(TripletMargin.SOFT), 6),
        triplet("Euclidean", triplet.withDistance(TripletDistance.EUCLIDEAN).withMargin(1), 6),
        triplet(
            "Euclidean, soft, swap",
            new TripletMarginLoss(0, TripletDistance.EUCLIDEAN, TripletMargin.SOFT, TripletSwap.ON),
            9),
        triplet("swap", triplet.withSwap(TripletSwap.ON), 6),
        triplet(
            "cosine, swap",
            triplet.withDistance(TripletDistance.COSINE).withSwap(TripletSwap.ON),
            9));
  }

  private static LossCase ranking(String name, MarginRankingLoss loss) {
    return LossCase.of(
        name,
        loss,
        2,
        LabelRows::oneOrMinusOne,
        (y, x) -> new double[] {Math.max(0, -y[0] * (x[0] - x[1]) + loss.margin())});
  }

  private static LossCase contrastive(String name, ContrastiveLoss loss, int width) {
    double factor = loss.factor() == ContrastiveFactor.HALF ? 0.5 : 1;
    return LossCase.of(
        name,
        loss,
        width,
        LabelRows::oneOrZero,
        (y, x) -> {
          double distance = Math.sqrt(squaredDistance(part(x, 0, 2), part(x, 1, 2)));
          double missing = Math.max(0, loss.margin() - distance);
          return new double[] {factor * (y[0] == 1 ? distance * distance : missing * missing)};
        });
  }

  private static LossCase cosine(String name, CosineEmbeddingLoss loss, int width) {
    return LossCase.of(
        name,
        loss,
        width,
        LabelRows::oneOrMinusOne,
        (y, x) -> {
          double cosine = cosine(part(x, 0, 2), part(x, 1, 2));
          return new double[] {y[0] == 1 ? 1 - cosine : Math.max(0, cosine - loss.margin())};
        });
  }

  private static LossCase triplet(String name, TripletMarginLoss loss, int width) {
    return LossCase.of(
        name,
        loss,
        width,
        LabelRows::oneOfFour,
        (y, x) -> {
          double[] a = part(x, 0, 3);
          double[] p = part(x, 1, 3);
          double[] n = part(x, 2, 3);
          double far = distance(loss.distance(), a, n);
          if (loss.swap() == TripletSwap.ON) {
            far = Math.min(far, distance(loss.distance(), p, n));
          }
          double violation = distance(loss.distance(), a, p) - far + loss.margin();
          return new double[] {
            loss.form() == TripletMargin.HARD
                ? Math.max(0, violation)
                : -NaiveMath.logSigmoid(-violation)
          };
        });
  }

  private static double distance(TripletDistance distance, double[] a, double[] b) {
    return switch (distance) {
      case SQUARED_EUCLIDEAN -> squaredDistance(a, b);
      case EUCLIDEAN -> Math.sqrt(squaredDistance(a, b));
      case COSINE -> 1 - cosine(a, b);
    };
  }

  private static double[] part(double[] row, int which, int parts) {
    int width = row.length / parts;
    return Arrays.copyOfRange(row, which * width, (which + 1) * width);
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return sum;
  }

  private static double cosine(double[] a, double[] b) {
    return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }
}
