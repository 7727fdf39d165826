package org.kinema4j.losses.classification;

import java.util.List;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Hinge loss of classes: the score of the right class is to exceed those of the others by a margin.
 *
 * <p>The outputs are scores, not probabilities: identity is the natural activation. With softmax
 * the loss sees the scores before it, and what the network puts out orders the classes alike but is
 * no estimate of their probability.
 *
 * <pre>
 *   CRAMMER_SINGER   score_i = w_y * h(margin - z_iy + max_{c != y} z_ic)
 *   WESTON_WATKINS   score_i = w_y * sum_{c != y} h(margin - z_iy + z_ic)
 *   LINEAR   h(x) = max(x, 0)
 *   SQUARED  h(x) = max(x, 0)^2
 * </pre>
 *
 * <p>\[ L_i = w_y \, h\!\left( m - z_{iy} + \max_{c \neq y} z_{ic} \right) \quad\text{or}\quad L_i
 * = w_y \sum_{c \neq y} h( m - z_{iy} + z_{ic} ) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( m \)</td><td>{@code margin}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_MARGIN}</td><td>1</td></tr>
 *   <tr><td></td><td>{@code rivals}</td><td>{@code CRAMMER_SINGER}, {@code
 *       WESTON_WATKINS}</td><td>{@code CRAMMER_SINGER}</td><td>the greatest</td></tr>
 *   <tr><td>\( h \)</td><td>{@code penalty}</td><td>{@code LINEAR}, {@code SQUARED}</td><td>{@code
 *       LINEAR}</td><td>linear</td></tr>
 *   <tr><td>\( w \)</td><td>{@code classWeights}</td><td>\( (0, \infty)^C \) or empty</td><td>all
 *       1</td><td>none</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Scores {@code [N, C]}; labels one-hot {@code [N, C]}, or {@code [N, 1]} with
 * class indices; mask {@code [N, 1]}; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> At the kink, and where scores tie with the margin kept, the gradient is 0.
 * Soft labels are refused: there is no one right class.
 *
 * <pre>{@code
 * OutputLayer out =
 *     new OutputLayer.Builder(new MultiClassHinge().withPenalty(HingePenalty.SQUARED))
 *         .activation(Activation.IDENTITY)
 *         .nOut(8)
 *         .build();
 * }</pre>
 *
 * @deviation the squared form and the weights are additions. {@code CRAMMER_SINGER} is Keras's
 *     categorical hinge, but for that one's 0 among the rivals' scores; {@code WESTON_WATKINS} is
 *     of the second paper, and C times PyTorch's {@code MultiMarginLoss}, which divides by the
 *     number of classes
 * @param margin by how much the right class is to exceed the others
 * @param rivals which of the other classes count
 * @param penalty power of what is missing to the margin
 * @param classWeights factor of each class; none for all 1
 * @param labelFormat how labels say the class
 * @see <a href="https://www.jmlr.org/papers/v2/crammer01a.html">Crammer &amp; Singer, On the
 *     Algorithmic Implementation of Multiclass Kernel-based Vector Machines, 2001</a>
 * @see <a href="https://www.esann.org/sites/default/files/proceedings/legacy/es1999-461.pdf">Weston
 *     &amp; Watkins, Support Vector Machines for Multi-Class Pattern Recognition, 1999</a>
 * @since 0.1
 */
public record MultiClassHinge(
    double margin,
    HingeRivals rivals,
    HingePenalty penalty,
    List<Double> classWeights,
    LabelFormat labelFormat)
    implements CategoricalLoss {

  /** Default of {@code margin}. */
  public static final double DEFAULT_MARGIN = 1;

  /**
   * Checks the parameters.
   *
   * @param margin by how much the right class is to exceed the others
   * @param rivals which of the other classes count
   * @param penalty power of what is missing to the margin
   * @param classWeights factor of each class; none for all 1
   * @param labelFormat how labels say the class
   */
  public MultiClassHinge {
    Arguments.positive("margin", margin);
    Arguments.present("rivals", rivals);
    Arguments.present("penalty", penalty);
    classWeights = Arguments.allPositive("classWeights", classWeights);
    Arguments.present("labelFormat", labelFormat);
  }

  /** Makes the loss with its defaults. */
  public MultiClassHinge() {
    this(
        DEFAULT_MARGIN,
        HingeRivals.CRAMMER_SINGER,
        HingePenalty.LINEAR,
        List.of(),
        LabelFormat.DISTRIBUTION);
  }

  /**
   * Returns a copy with another {@code margin}.
   *
   * @param newMargin by how much the right class is to exceed the others
   * @return the copy
   */
  public MultiClassHinge withMargin(double newMargin) {
    return new MultiClassHinge(newMargin, rivals, penalty, classWeights, labelFormat);
  }

  /**
   * Returns a copy with another {@code rivals}.
   *
   * @param newRivals which of the other classes count
   * @return the copy
   */
  public MultiClassHinge withRivals(HingeRivals newRivals) {
    return new MultiClassHinge(margin, newRivals, penalty, classWeights, labelFormat);
  }

  /**
   * Returns a copy with another {@code penalty}.
   *
   * @param newPenalty power of what is missing to the margin
   * @return the copy
   */
  public MultiClassHinge withPenalty(HingePenalty newPenalty) {
    return new MultiClassHinge(margin, rivals, newPenalty, classWeights, labelFormat);
  }

  /**
   * Returns a copy with other {@code classWeights}.
   *
   * @param newClassWeights factor of each class; none for all 1
   * @return the copy
   */
  public MultiClassHinge withClassWeights(List<Double> newClassWeights) {
    return new MultiClassHinge(margin, rivals, penalty, newClassWeights, labelFormat);
  }

  /**
   * Returns a copy with another {@code labelFormat}.
   *
   * @param newLabelFormat how labels say the class
   * @return the copy
   */
  public MultiClassHinge withLabelFormat(LabelFormat newLabelFormat) {
    return new MultiClassHinge(margin, rivals, penalty, classWeights, newLabelFormat);
  }

  @Override
  public void requireBatch(LossInput input) {
    CategoricalLoss.super.requireBatch(input);
    if (labelFormat == LabelFormat.DISTRIBUTION) {
      input.requireOneHot();
    }
  }

  @Override
  public SDVariable categorical(SDVariable target, SDVariable logits) {
    SDVariable own = logits.mul(target).sum(true, 1);
    SDVariable penalties =
        switch (rivals) {
          case CRAMMER_SINGER -> penalty(GraphMath.greatestOther(logits, target).sub(own));
          case WESTON_WATKINS -> penalty(logits.sub(own)).mul(target.rsub(1)).sum(true, 1);
        };
    return penalties.mul(CategoricalLoss.weighted(target, classWeights).sum(true, 1));
  }

  private SDVariable penalty(SDVariable excess) {
    SDVariable missing = GraphMath.positivePart(excess.add(margin));
    return penalty == HingePenalty.SQUARED ? missing.mul(missing) : missing;
  }
}
