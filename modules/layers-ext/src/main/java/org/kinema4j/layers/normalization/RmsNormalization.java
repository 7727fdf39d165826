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
 *   <tr><td>gain</td><td>{@code affine}</td><td>{@link Affine}</td><td>gain only; a bias is added
 *       where asked for</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> {@code [N, C]} or {@code [N, C, T]}, in and out; gain {@code [C]}. For masks
 * see the package.
 *
 * <p><b>Edge cases.</b> Zero stays zero. Multiplying the input by a positive number changes nothing
 * while the mean square is far above epsilon.
 *
 * <pre>{@code
 * new RmsNormalization.Builder().build();
 * }</pre>
 *
 * @deviation epsilon is added to the mean square, below the root, as in PyTorch's {@code RMSNorm};
 *     the paper's equation has none. The paper's partial form (pRMSNorm) is not offered.
 * @see <a href="https://arxiv.org/abs/1910.07467">Zhang and Sennrich, Root Mean Square Layer
 *     Normalization, 2019</a>
 * @since 0.1
 */
public final class RmsNormalization extends Normalization {

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
      super(Affine.GAIN);
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
