package org.kinema4j.layers.normalization;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Layer normalization: standardizes the channels of each example, at each time step, by their own
 * mean and variance.
 *
 * <pre>
 *   mean_nt = 1/C sum_c x_nct          var_nt = 1/C sum_c (x_nct - mean_nt)^2
 *   y_nct   = gain_c (x_nct - mean_nt) / sqrt(var_nt + epsilon) + bias_c
 * </pre>
 *
 * <table>
 *   <caption>Settings</caption>
 *   <tr><th>symbol</th><th>builder</th><th>domain</th><th>default</th></tr>
 *   <tr><td>epsilon</td><td>{@code epsilon}</td><td>(0, ∞)</td><td>{@value
 *       Normalization#DEFAULT_EPSILON}</td></tr>
 *   <tr><td>gain, bias</td><td>{@code affine}</td><td>{@link Affine}</td><td>{@link
 *       #DEFAULT_AFFINE both}</td></tr>
 *   <tr><td>gain at first</td><td>{@code gainInit}</td><td>finite</td><td>1</td></tr>
 *   <tr><td>bias at first</td><td>{@code biasInit}</td><td>finite</td><td>the network's, 0</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> {@code [N, C]} or {@code [N, C, T]}, in and out; gain and bias {@code [C]}.
 *
 * <p><b>Masks.</b> At a masked step the output is zero, whatever the bias, and nothing flows back;
 * the mask is handed on.
 *
 * <p><b>Errors.</b> Convolutional input and sequences {@code [N, T, C]} are refused when the
 * network is configured, {@code activation} by the builder.
 *
 * <p><b>Edge cases.</b> Constant channels give the bias, and so does C = 1. Training and inference
 * compute the same; no example and no step influences another.
 *
 * <pre>{@code
 * LayerNormalization norm = new LayerNormalization.Builder().epsilon(1e-6).build();
 * }</pre>
 *
 * @deviation none from PyTorch's {@code LayerNorm} over the channels. The paper sets the recurrent
 *     form inside of the recurrence; here it is a layer of its own, behind or before one.
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba, Kiros and Hinton, Layer Normalization,
 *     2016</a>
 * @since 0.1
 */
public final class LayerNormalization extends Normalization {

  /** What is applied to the standardized values unless the builder says otherwise. */
  public static final Affine DEFAULT_AFFINE = Affine.GAIN_AND_BIAS;

  // For Jackson, which then sets what the file says.
  private LayerNormalization() {
    this(new Builder());
  }

  private LayerNormalization(Builder builder) {
    super(builder);
  }

  @Override
  Normalizer<?> normalizer(NeuralNetConfiguration conf, DataType dataType) {
    return new LayerNormalizer(conf, dataType);
  }

  /** Builds a {@link LayerNormalization}. */
  @SuppressWarnings("unchecked") // build() of DL4J lets the caller choose the type.
  public static final class Builder extends Normalization.Builder<Builder> {

    /** Starts with the defaults: gain and bias. */
    public Builder() {
      super(DEFAULT_AFFINE);
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    public LayerNormalization build() {
      return new LayerNormalization(this);
    }
  }
}
