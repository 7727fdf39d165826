package org.kinema4j.losses.contract;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.kinema4j.losses.classification.LabelFormat;
import org.kinema4j.losses.contract.LossCase.Level;
import org.kinema4j.losses.contract.LossCase.RowOfLabels;
import org.kinema4j.losses.proxy.ArcFace;
import org.kinema4j.losses.proxy.CosFace;
import org.kinema4j.losses.proxy.NormalizedSoftmax;
import org.kinema4j.losses.proxy.ProxyAnchor;
import org.kinema4j.losses.proxy.ProxyLoss;
import org.kinema4j.losses.proxy.ProxyNCA;
import org.kinema4j.losses.proxy.SoftTriple;
import org.kinema4j.losses.proxy.SphereFace;
import org.kinema4j.losses.proxy.SubCenterArcFace;

/** Losses of cosines to class vectors, each with the loop of its paper, in angles where it is. */
final class ProxyCases {

  private static final int CLASSES = 3;
  private static final LabelFormat INDEX = LabelFormat.CLASS_INDEX;

  private ProxyCases() {}

  static List<LossCase> all() {
    return List.of(
        softmax("as it is", new NormalizedSoftmax()),
        softmax("warm, by index", new NormalizedSoftmax(0.5, INDEX)),
        cosFace("as it is", new CosFace()),
        cosFace("scale 5, by index", new CosFace(0.1, 5, INDEX)),
        arcFace("as it is", new ArcFace()),
        arcFace("margin 1.2, scale 5, by index", new ArcFace(1.2, 5, INDEX)),
        sphereFace("as it is", new SphereFace()),
        sphereFace("margin 1", new SphereFace().withMargin(1)),
        sphereFace("margin 3, scale 5, by index", new SphereFace(3, 5, INDEX)),
        nca("as it is", new ProxyNCA()),
        nca("all, scale 9, by index", new ProxyNCA(9, ProxyNCA.Comparison.ALL_CLASSES, INDEX)),
        nca("others, scale 40", new ProxyNCA().withScale(40)),
        anchor("as it is", new ProxyAnchor()),
        anchor("margin 0.5, alpha 4, by index", new ProxyAnchor(0.5, 4, INDEX)),
        softTriple("as it is", new SoftTriple()),
        softTriple("2 centres, by index", new SoftTriple(2, 0.3, 5, 0.2, INDEX)),
        subCentres("as it is", new SubCenterArcFace()),
        subCentres("2 centres, by index", new SubCenterArcFace(2, 0.3, 10, INDEX)));
  }

  /** The cosines of a class's vectors, and 1 for the class of the example. */
  @FunctionalInterface
  private interface NaiveLogit {
    double of(double[] cosines, int right);
  }

  private static LossCase softmax(String name, NormalizedSoftmax loss) {
    return ofLogits(name, loss, (cosines, right) -> cosines[0] / loss.temperature());
  }

  private static LossCase cosFace(String name, CosFace loss) {
    return ofLogits(
        name, loss, (cosines, right) -> loss.scale() * (cosines[0] - right * loss.margin()));
  }

  private static LossCase arcFace(String name, ArcFace loss) {
    return ofAngles(name, loss, loss.scale(), angle -> widened(angle, loss.margin()));
  }

  private static double widened(double angle, double margin) {
    return angle <= Math.PI - margin
        ? Math.cos(angle + margin)
        : Math.cos(angle) - margin * Math.sin(margin);
  }

  private static LossCase sphereFace(String name, SphereFace loss) {
    return ofAngles(
        name,
        loss,
        loss.scale(),
        angle -> {
          int k = (int) Math.floor(angle * loss.margin() / Math.PI);
          return (k % 2 == 0 ? 1 : -1) * Math.cos(loss.margin() * angle) - 2 * k;
        });
  }

  private static LossCase ofAngles(
      String name, ProxyLoss loss, double scale, DoubleUnaryOperator ofRight) {
    return ofLogits(
        name,
        loss,
        (cosines, right) ->
            scale * (right == 1 ? ofRight.applyAsDouble(Math.acos(cosines[0])) : cosines[0]));
  }

  private static LossCase softTriple(String name, SoftTriple loss) {
    return ofLogits(
        name,
        loss,
        (cosines, right) -> {
          double above = 0;
          double below = 0;
          for (double cosine : cosines) {
            above += Math.exp(cosine / loss.gamma()) * cosine;
            below += Math.exp(cosine / loss.gamma());
          }
          return loss.scale() * (above / below - right * loss.margin());
        });
  }

  private static LossCase subCentres(String name, SubCenterArcFace loss) {
    return ofLogits(
        name,
        loss,
        (cosines, right) -> {
          double nearest = Double.NEGATIVE_INFINITY;
          for (double cosine : cosines) {
            nearest = Math.max(nearest, cosine);
          }
          double angle = Math.acos(nearest);
          return loss.scale() * (right == 1 ? widened(angle, loss.margin()) : nearest);
        });
  }

  /** Cross entropy of logits, each of which depends on its own class only. */
  private static LossCase ofLogits(String name, ProxyLoss loss, NaiveLogit logit) {
    return of(
        name,
        loss,
        LossCase.eachRow(
            (labels, cosines) -> {
              double[] logits = new double[CLASSES];
              for (int c = 0; c < CLASSES; c++) {
                double[] ofClass = new double[loss.centres()];
                for (int k = 0; k < ofClass.length; k++) {
                  ofClass[k] = cosines[k * CLASSES + c];
                }
                logits[c] = logit.of(ofClass, c == right(loss, labels) ? 1 : 0);
              }
              return new double[] {-NaiveMath.logSoftmax(logits, right(loss, labels))};
            }));
  }

  private static LossCase nca(String name, ProxyNCA loss) {
    return of(
        name,
        loss,
        LossCase.eachRow(
            (labels, cosines) -> {
              int right = right(loss, labels);
              double below = 0;
              for (int c = 0; c < CLASSES; c++) {
                if (c != right || loss.comparison() == ProxyNCA.Comparison.ALL_CLASSES) {
                  below += Math.exp(-loss.scale() * squaredDistance(cosines[c]));
                }
              }
              return new double[] {
                loss.scale() * squaredDistance(cosines[right]) + Math.log(below)
              };
            }));
  }

  private static double squaredDistance(double cosine) {
    return 2 - 2 * cosine;
  }

  private static LossCase anchor(String name, ProxyAnchor loss) {
    return of(
        name,
        loss,
        (labels, cosines) -> {
          double pull = 0;
          double push = 0;
          int present = 0;
          for (int p = 0; p < CLASSES; p++) {
            double near = 0;
            double far = 0;
            int examples = 0;
            for (int i = 0; i < labels.length; i++) {
              if (right(loss, labels[i]) == p) {
                near += Math.exp(-loss.alpha() * (cosines[i][p] - loss.margin()));
                examples++;
              } else {
                far += Math.exp(loss.alpha() * (cosines[i][p] + loss.margin()));
              }
            }
            pull += Math.log1p(near);
            push += Math.log1p(far);
            present += examples > 0 ? 1 : 0;
          }
          double total = pull / present + push / CLASSES;
          double[][] scores = new double[labels.length][1];
          for (double[] score : scores) {
            score[0] = total;
          }
          return scores;
        });
  }

  private static LossCase of(String name, ProxyLoss loss, LossCase.Naive naive) {
    RowOfLabels labels =
        loss.labelFormat() == INDEX
            ? (random, width) -> LabelRows.classIndex(random, CLASSES)
            : (random, width) -> LabelRows.oneHot(random, CLASSES);
    return new LossCase(name, loss, CLASSES * loss.centres(), labels, ProxyCases::cosines, naive);
  }

  private static int right(ProxyLoss loss, double[] labels) {
    if (loss.labelFormat() == INDEX) {
      return (int) labels[0];
    }
    int c = 0;
    while (labels[c] == 0) {
      c++;
    }
    return c;
  }

  /** Cosines anywhere, or near 1 and -1, but a step away from where angles lose their gradient. */
  private static double[] cosines(Random random, int width, Level level) {
    double[] row = new double[width];
    for (int j = 0; j < width; j++) {
      row[j] =
          level == Level.ORDINARY
              ? 1.8 * random.nextDouble() - 0.9
              : (random.nextBoolean() ? 1 : -1) * (0.97 - 0.1 * random.nextDouble());
    }
    return row;
  }
}
