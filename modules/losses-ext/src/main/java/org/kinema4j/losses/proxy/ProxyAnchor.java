package org.kinema4j.losses.proxy;

import org.kinema4j.losses.BatchLoss;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.OutputKind;
import org.kinema4j.losses.classification.LabelFormat;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.ops.SDMath;

/**
 * Proxy-anchor: each class vector pulls at the examples of its class and pushes the others, the
 * hardest ones most, over a whole batch.
 *
 * <pre>
 *   loss = 1/|P+| sum_{p in P+} log(1 + sum_{i of p}     exp(-a (cos_ip - d)))
 *        + 1/|P|  sum_{p in P}  log(1 + sum_{i not of p} exp( a (cos_ip + d)))
 *   P all classes, P+ those of which the batch has an example; score_i = loss
 * </pre>
 *
 * <p>\[ L = \frac{1}{|P^+|} \sum_{p \in P^+} \log\Bigl(1 + \sum_{i \in p} e^{-\alpha (\cos_{ip} -
 * \delta)}\Bigr) + \frac{1}{|P|} \sum_{p \in P} \log\Bigl(1 + \sum_{i \notin p} e^{\alpha
 * (\cos_{ip} + \delta)}\Bigr) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \delta \)</td><td>{@code margin}</td><td>\( (-\infty, \infty) \)</td><td>{@value #DEFAULT_MARGIN}</td><td>0.1</td></tr>
 *   <tr><td>\( \alpha \)</td><td>{@code alpha}</td><td>\( (0, \infty) \)</td><td>{@value #DEFAULT_ALPHA}</td><td>32</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Cosines {@code [N, C]}; labels one-hot {@code [N, C]}, or {@code [N, 1]} with
 * class indices; mask {@code [N, 1]}. Each row has the loss of the batch as its score.
 *
 * <p><b>Edge cases.</b> Rows that the mask drops do not exist for the others; a weight other than 0
 * counts as 1. A batch without examples has loss 0.
 *
 * <pre>{@code
 * CosineOutputLayer out =
 *     new CosineOutputLayer.Builder(new ProxyAnchor().withAlpha(16))
 *         .nIn(64)
 *         .nOut(8)
 *         .build();
 * }</pre>
 *
 * @deviation none; the network puts out the softmax of alpha times the cosines, of which the paper
 *     says nothing
 * @param margin how near an example has to come to its own vector, and how far it may come to
 *     others
 * @param alpha how much more the harder examples count
 * @param labelFormat how labels say the class
 * @see <a href="https://arxiv.org/abs/2003.13911">Kim et al., Proxy Anchor Loss for Deep Metric
 *     Learning, 2020</a>
 * @since 0.1
 */
public record ProxyAnchor(double margin, double alpha, LabelFormat labelFormat)
    implements ProxyLoss, BatchLoss {

  /** Default of {@code margin}. */
  public static final double DEFAULT_MARGIN = 0.1;

  /** Default of {@code alpha}. */
  public static final double DEFAULT_ALPHA = 32;

  /**
   * Checks the parameters.
   *
   * @param margin how near an example has to come to its own vector, and how far it may come to
   *     others
   * @param alpha how much more the harder examples count
   * @param labelFormat how labels say the class
   */
  public ProxyAnchor {
    Arguments.finite("margin", margin);
    Arguments.positive("alpha", alpha);
    Arguments.present("labelFormat", labelFormat);
  }

  /** Makes the loss with its defaults. */
  public ProxyAnchor() {
    this(DEFAULT_MARGIN, DEFAULT_ALPHA, LabelFormat.DISTRIBUTION);
  }

  /**
   * Returns a copy with another {@code margin}.
   *
   * @param newMargin how near an example has to come to its own vector, and how far it may come to
   *     others
   * @return the copy
   */
  public ProxyAnchor withMargin(double newMargin) {
    return new ProxyAnchor(newMargin, alpha, labelFormat);
  }

  /**
   * Returns a copy with another {@code alpha}.
   *
   * @param newAlpha how much more the harder examples count
   * @return the copy
   */
  public ProxyAnchor withAlpha(double newAlpha) {
    return new ProxyAnchor(margin, newAlpha, labelFormat);
  }

  /**
   * Returns a copy with another {@code labelFormat}.
   *
   * @param newLabelFormat how labels say the class
   * @return the copy
   */
  public ProxyAnchor withLabelFormat(LabelFormat newLabelFormat) {
    return new ProxyAnchor(margin, alpha, newLabelFormat);
  }

  @Override
  public OutputKind outputKind() {
    return OutputKind.CLASS_LOGITS;
  }

  @Override
  public void requireBatch(LossInput input) {
    Cosines.require(input, this);
  }

  @Override
  public SDVariable logits(SDVariable cosines) {
    return cosines.mul(alpha);
  }

  @Override
  public SDVariable whole(SDVariable labels, SDVariable output, SDVariable mask) {
    SameDiff graph = output.getSameDiff();
    SDVariable kept = mask.neq(0).castTo(output.dataType());
    SDVariable target = Cosines.target(labels, output, labelFormat);
    SDVariable ofClass = graph.transpose(target.mul(kept)); // [C, N]: a class a row
    SDVariable ofOthers = graph.transpose(target.rsub(1).mul(kept));
    SDVariable cosines = graph.transpose(output);

    SDVariable pull = logOnePlusSum(cosines.sub(margin).mul(-alpha), ofClass);
    SDVariable push = logOnePlusSum(cosines.add(margin).mul(alpha), ofOthers);
    SDVariable present = GraphMath.rowSum(ofClass).gt(0).castTo(output.dataType()).sum();
    SDVariable none = present.eq(0).castTo(output.dataType());
    return pull.sum().div(present.add(none)).add(push.mean());
  }

  /** {@code log(1 + sum of exp(z))} of each row, over the columns that the mask keeps. */
  private static SDVariable logOnePlusSum(SDVariable z, SDVariable mask) {
    SameDiff graph = z.getSameDiff();
    SDMath math = graph.math();
    SDVariable one = GraphMath.rowSum(graph.zerosLike(z)); // exp(0)
    SDVariable kept = z.mul(mask);
    SDVariable greatest = graph.concat(1, kept, one).max(true, 1);
    SDVariable terms = math.exp(kept.sub(greatest)).mul(mask);
    return math.log(GraphMath.rowSum(terms).add(math.exp(greatest.neg()))).add(greatest);
  }
}
