package org.kinema4j.losses.proxy;

import java.util.Arrays;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.classification.LabelFormat;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/** What the losses of cosines share. */
final class Cosines {

  /** What rounding may add to a cosine, in half precision too. */
  private static final double GREATEST = 1.01;

  private Cosines() {}

  /**
   * Takes the cosines of several vectors a class apart.
   *
   * @param cosines {@code [N, K * C]}
   * @param centres K
   * @return K times {@code [N, C]}
   */
  static SDVariable[] ofCentres(SDVariable cosines, int centres) {
    return centres == 1 ? new SDVariable[] {cosines} : GraphMath.parts(cosines, centres);
  }

  /** The greater of two; the first one at a tie, so that only one has a gradient. */
  static SDVariable greater(SDVariable a, SDVariable b) {
    SDVariable first = a.gte(b).castTo(a.dataType());
    return a.mul(first).add(b.mul(first.rsub(1)));
  }

  /** 1 at the class of each row, 0 elsewhere, as wide as the classes. */
  static SDVariable target(SDVariable labels, SDVariable classes, LabelFormat format) {
    return format == LabelFormat.CLASS_INDEX
        ? GraphMath.indicators(labels, classes)
        : labels.castTo(classes.dataType());
  }

  /** Cross entropy of each row, {@code [N, 1]}. */
  static SDVariable crossEntropy(SDVariable target, SDVariable logits) {
    return target.mul(GraphMath.logSoftmax(logits)).sum(true, 1).neg();
  }

  /** Checks that a batch has the cosines of at least two classes, and labels of those classes. */
  static void require(LossInput input, ProxyLoss loss) {
    long width = input.preOutput().size(1);
    int centres = loss.centres();
    if (width % centres != 0 || width < 2L * centres) {
      throw new IllegalArgumentException(
          "preOutput must have %d columns a class, of at least 2 classes, received preOutput %s"
              .formatted(centres, Arrays.toString(input.preOutput().shape())));
    }
    if (loss.labelFormat() == LabelFormat.CLASS_INDEX) {
      input.requireClassIndices(width / centres);
    } else {
      input.requireLabelWidth(width / centres, "one a class");
    }
    requireCosines(input, loss);
  }

  private static void requireCosines(LossInput input, ProxyLoss loss) {
    double greatest = input.examples() == 0 ? 0 : input.preOutput().amaxNumber().doubleValue();
    if (greatest > GREATEST) { // what is not a number goes through, and is seen in the score
      throw new IllegalArgumentException(
          "preOutput must hold cosines in [-1, 1] for %s, received %s in size; use %s"
              .formatted(loss.name(), greatest, CosineOutputLayer.class.getSimpleName()));
    }
  }
}
