package org.kinema4j.layers.normalization;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Root mean square normalization: layer normalization that scales the channels without centring
 * them.
 *
 * <pre>
 *   meanSquare_nt = 1/C sum_c x_nct^2
 *   y_nct         = gain_c x_nct / sqrt(meanSquare_nt + epsilon)
 * </pre>
 *
 * <table>
 *   <caption>Settings</caption>
 *   <tr><th>symbol</th><th>builder</th><th>domain</th><th>default</th></tr>
 *   <tr><td>epsilon</td><td>{@code epsilon}</td><td>(0, ∞)</td><td>{@value
 *       Normalization#DEFAULT_EPSILON}</td></tr>
 *   <tr><td>gain</td><td>{@code affine}</td><td>{@link Affine}</td><td>{@link #DEFAULT_AFFINE gain
 *       only}; a bias is added where asked for</td></tr>
 *   <tr><td>gain at first</td><td>{@code gainInit}</td><td>finite</td><td>1</td></tr>
 *   <tr><td>bias at first</td><td>{@code biasInit}</td><td>finite</td><td>the network's, 0</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> {@code [N, C]} or {@code [N, C, T]}, in and out; gain {@code [C]}.
 *
 * <p><b>Masks.</b> At a masked step the output is zero, whatever the bias, and nothing flows back;
 * the mask is handed on.
 *
 * <p><b>Errors.</b> Convolutional input and sequences {@code [N, T, C]} are refused when the
 * network is configured, {@code activation} by the builder.
 *
 * <p><b>Edge cases.</b> Zero stays zero. Multiplying the input by a positive number changes nothing
 * while the mean square is far above epsilon.
 *
 * <pre>{@code
 * RmsNormalization norm = new RmsNormalization.Builder().build();
 * }</pre>
 *
 * @deviation epsilon is added to the mean square, below the root, as in PyTorch's {@code RMSNorm};
 *     the paper's equation has none. The paper's partial form (pRMSNorm) is not offered.
 * @see <a href="https://arxiv.org/abs/1910.07467">Zhang and Sennrich, Root Mean Square Layer
 *     Normalization, 2019</a>
 * @since 0.1
 */
public final class RmsNormalization extends Normalization {

  /** What is applied to the standardized values unless the builder says otherwise. */
  public static final Affine DEFAULT_AFFINE = Affine.GAIN;

  // For Jackson, which then sets what the file says.
  private RmsNormalization() {
    this(new Builder());
  }

  private RmsNormalization(Builder builder) {
    super(builder);
  }

  @Override
  Normalizer<?> normalizer(NeuralNetConfiguration conf, DataType dataType) {
    return new RmsNormalizer(conf, dataType);
  }

  /** Builds an {@link RmsNormalization}. */
  @SuppressWarnings("unchecked") // build() of DL4J lets the caller choose the type.
  public static final class Builder extends Normalization.Builder<Builder> {

    /** Starts with the defaults: a gain, no bias. */
    public Builder() {
      super(DEFAULT_AFFINE);
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    public RmsNormalization build() {
      return new RmsNormalization(this);
    }
  }
}
