package org.kinema4j.losses.proxy;

import org.kinema4j.losses.classification.LabelFormat;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Normalized softmax: cross entropy of the cosines between embedding and class vectors, divided by
 * a temperature.
 *
 * <pre>
 *   score_i = -log( exp(cos_iy / t) / sum_c exp(cos_ic / t) )
 * </pre>
 *
 * <p>\[ L_i = -\log \frac{e^{\cos_{iy} / \tau}}{\sum_c e^{\cos_{ic} / \tau}} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \tau \) (NormFace: \( 1/s \))</td><td>{@code temperature}</td><td>\( (0, \infty) \)</td><td>{@value #DEFAULT_TEMPERATURE}</td><td>0.05</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Cosines {@code [N, C]}; labels one-hot {@code [N, C]}, or {@code [N, 1]} with
 * class indices; mask {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> A high temperature makes all classes alike; the loss then tends to log C.
 *
 * <pre>{@code
 * CosineOutputLayer out =
 *     new CosineOutputLayer.Builder(new NormalizedSoftmax().withTemperature(0.1))
 *         .nIn(64)
 *         .nOut(8)
 *         .build();
 * }</pre>
 *
 * @deviation none; NormFace learns its scale s, which is fixed here as in Zhai and Wu's work
 * @param temperature what the cosines are divided by
 * @param labelFormat how labels say the class
 * @see <a href="https://arxiv.org/abs/1811.12649">Zhai and Wu, Classification is a Strong Baseline
 *     for Deep Metric Learning, 2018</a>
 * @see <a href="https://arxiv.org/abs/1704.06369">Wang et al., NormFace: L2 Hypersphere Embedding
 *     for Face Verification, 2017</a>
 * @since 0.1
 */
public record NormalizedSoftmax(double temperature, LabelFormat labelFormat) implements CosineLoss {

  /** Default of {@code temperature}. */
  public static final double DEFAULT_TEMPERATURE = 0.05;

  /**
   * Checks the parameters.
   *
   * @param temperature what the cosines are divided by
   * @param labelFormat how labels say the class
   */
  public NormalizedSoftmax {
    Arguments.positive("temperature", temperature);
    Arguments.present("labelFormat", labelFormat);
  }

  /** Makes the loss with its defaults. */
  public NormalizedSoftmax() {
    this(DEFAULT_TEMPERATURE, LabelFormat.DISTRIBUTION);
  }

  /**
   * Returns a copy with another {@code temperature}.
   *
   * @param newTemperature what the cosines are divided by
   * @return the copy
   */
  public NormalizedSoftmax withTemperature(double newTemperature) {
    return new NormalizedSoftmax(newTemperature, labelFormat);
  }

  /**
   * Returns a copy with another {@code labelFormat}.
   *
   * @param newLabelFormat how labels say the class
   * @return the copy
   */
  public NormalizedSoftmax withLabelFormat(LabelFormat newLabelFormat) {
    return new NormalizedSoftmax(temperature, newLabelFormat);
  }

  @Override
  public SDVariable logits(SDVariable cosines) {
    return cosines.div(temperature);
  }

  @Override
  public SDVariable compare(SDVariable target, SDVariable... cosines) {
    return Cosines.crossEntropy(target, logits(cosines[0]));
  }
}
