package org.kinema4j.losses.classification;

import java.util.List;
import org.kinema4j.losses.ElementLoss;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.OutputKind;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A loss for classes of which one is right: logits {@code [N, C]}, C at least 2, activation
 * softmax.
 *
 * @since 0.1
 */
public interface CategoricalLoss extends ElementLoss {

  /**
   * Returns how labels say the class.
   *
   * @return the format
   */
  LabelFormat labelFormat();

  /**
   * Returns the factor of each class.
   *
   * @return one positive factor a class, or none for all 1
   */
  default List<Double> classWeights() {
    return List.of();
  }

  /**
   * Adds the formula to a graph, for labels that are distributions.
   *
   * @param target probability of each class, {@code [N, C]}
   * @param logits logits, {@code [N, C]}
   * @return losses, {@code [N, 1]}
   */
  SDVariable categorical(SDVariable target, SDVariable logits);

  @Override
  default SDVariable elements(SDVariable labels, SDVariable output) {
    SDVariable target =
        labelFormat() == LabelFormat.CLASS_INDEX
            ? GraphMath.indicators(labels, output)
            : labels.castTo(output.dataType());
    return categorical(target, output);
  }

  @Override
  default OutputKind outputKind() {
    return OutputKind.CLASS_LOGITS;
  }

  @Override
  default Coupling coupling() {
    return Coupling.WHOLE_EXAMPLE;
  }

  @Override
  default void requireBatch(LossInput input) {
    input.requireClasses(2);
    input.requireOnePerClass("classWeights", classWeights());
    if (labelFormat() == LabelFormat.CLASS_INDEX) {
      input.requireClassIndices();
    } else {
      input.requireSameShape();
    }
  }

  /**
   * Multiplies each column by the factor of its class.
   *
   * @param terms {@code [N, C]}
   * @param factors one a class, or none for all 1
   * @return {@code [N, C]}
   */
  static SDVariable weighted(SDVariable terms, List<Double> factors) {
    if (factors.isEmpty()) {
      return terms;
    }
    double[] row = factors.stream().mapToDouble(Double::doubleValue).toArray();
    SameDiff graph = terms.getSameDiff();
    return terms.mul(graph.constant(Nd4j.createFromArray(row).castTo(terms.dataType())));
  }

  /**
   * Moves a share of each target evenly to all classes, {@code (1 - e) y + e / C}.
   *
   * @param target {@code [N, C]}
   * @param smoothing the share, in [0, 1)
   * @return {@code [N, C]}
   */
  static SDVariable smoothed(SDVariable target, double smoothing) {
    if (smoothing == 0) {
      return target;
    }
    SameDiff graph = target.getSameDiff();
    SDVariable classes = graph.sizeAt(target, 1).castTo(target.dataType());
    return target.mul(1 - smoothing).add(classes.rdiv(smoothing));
  }
}
