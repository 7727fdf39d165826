package org.kinema4j.layers.normalization;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.kinema4j.layers.internal.Arguments;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Batch normalization of sequences: standardizes each channel over all examples and all their time
 * steps that the mask keeps. Deeplearning4j's {@code BatchNormalization} cannot be trained on
 * sequences.
 *
 * <pre>
 *   training:   mean_c = 1/n sum_nt m_nt x_nct     var_c = 1/n sum_nt m_nt (x_nct - mean_c)^2
 *               running mean_c &lt;- decay (running mean_c) + (1 - decay) mean_c
 *               running var_c  &lt;- decay (running var_c)  + (1 - decay) n / (n - 1) var_c
 *   inference:  mean and var are the running ones
 *   y_nct = m_nt (gain_c (x_nct - mean_c) / sqrt(var_c + epsilon) + bias_c)
 * </pre>
 *
 * <p>with n the number of steps that the mask m keeps.
 *
 * <table>
 *   <caption>Settings</caption>
 *   <tr><th>symbol</th><th>builder</th><th>domain</th><th>default</th></tr>
 *   <tr><td>epsilon</td><td>{@code epsilon}</td><td>(0, ∞)</td><td>{@value
 *       Normalization#DEFAULT_EPSILON}</td></tr>
 *   <tr><td>decay</td><td>{@code decay}</td><td>[0, 1)</td><td>{@value #DEFAULT_DECAY}</td></tr>
 *   <tr><td>gain, bias</td><td>{@code affine}</td><td>{@link Affine}</td><td>{@link
 *       #DEFAULT_AFFINE both}</td></tr>
 *   <tr><td>gain at first</td><td>{@code gainInit}</td><td>finite</td><td>1</td></tr>
 *   <tr><td>bias at first</td><td>{@code biasInit}</td><td>finite</td><td>the network's, 0</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> {@code [N, C, T]}, or {@code [N, C]} as sequences of one step, in and out;
 * gain, bias, running mean and variance {@code [C]}.
 *
 * <p><b>Masks.</b> At a masked step the output is zero, whatever the bias, and nothing flows back;
 * it counts in no statistic; the mask is handed on.
 *
 * <p><b>Errors.</b> Convolutional input and sequences {@code [N, T, C]} are refused when the
 * network is configured, {@code activation} by the builder.
 *
 * <p><b>State.</b> The running statistics are the parameters {@code mean} (at first 0) and {@code
 * var} (at first 1), so that they are stored, averaged and copied with the network. They move with
 * each update of the parameters, not with the forward pass: like Deeplearning4j's, the layer hands
 * the change over as a gradient, which a {@code NoOp} updater applies as it is. Regularization,
 * constraints, gradient clipping and division by the minibatch size leave them alone. A gradient
 * check must exclude them.
 *
 * <p><b>Edge cases.</b> A batch that keeps no step changes no statistic; one that keeps a single
 * step gives the bias and moves the running mean only. Frozen, or after a forward pass for
 * inference, the layer uses the running statistics backward too.
 *
 * <pre>{@code
 * SequenceBatchNormalization norm =
 *     new SequenceBatchNormalization.Builder().decay(0.95).build();
 * }</pre>
 *
 * @deviation none in what is computed: as in the paper and in PyTorch's {@code BatchNorm1d}, the
 *     variance that normalizes is the batch's (divided by n), the running one the estimate (divided
 *     by n - 1). Deeplearning4j, for other data, keeps the former. PyTorch calls 1 - decay the
 *     momentum.
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy, Batch Normalization, 2015</a>
 * @see <a href="https://arxiv.org/abs/1510.01378">Laurent et al., Batch Normalized Recurrent Neural
 *     Networks, 2015</a>
 * @since 0.1
 */
public final class SequenceBatchNormalization extends Normalization {

  /** What is applied to the standardized values unless the builder says otherwise. */
  public static final Affine DEFAULT_AFFINE = Affine.GAIN_AND_BIAS;

  /** Share of the running statistics that an update keeps, unless the builder says otherwise. */
  public static final double DEFAULT_DECAY = 0.9;

  /** Share of the running statistics that an update keeps. */
  @JsonProperty private double decay;

  // For Jackson, which then sets what the file says.
  private SequenceBatchNormalization() {
    this(new Builder());
  }

  private SequenceBatchNormalization(Builder builder) {
    super(builder);
    decay = builder.decay;
  }

  /**
   * Returns the share of the running statistics that an update keeps.
   *
   * @return a number in [0, 1)
   */
  public double getDecay() {
    return decay;
  }

  @Override
  Normalizer<?> normalizer(NeuralNetConfiguration conf, DataType dataType) {
    return new SequenceBatchNormalizer(conf, dataType);
  }

  @Override
  List<String> parameterNames() {
    return Stream.concat(
            learnedNames().stream(),
            Stream.of(NormalizationParameters.MEAN, NormalizationParameters.VARIANCE))
        .toList();
  }

  @Override
  double initialValue(String parameter) {
    return switch (parameter) {
      case NormalizationParameters.MEAN -> 0;
      case NormalizationParameters.VARIANCE -> 1;
      default -> super.initialValue(parameter);
    };
  }

  /** Running statistics are changed by what the layer computes, as it is. */
  @Override
  public IUpdater getUpdaterByParam(String paramName) {
    return learnedNames().contains(paramName) ? super.getUpdaterByParam(paramName) : new NoOp();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SequenceBatchNormalization that
        && super.equals(other)
        && decay == that.decay;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), decay);
  }

  @Override
  String settings() {
    return super.settings() + ", decay=" + decay;
  }

  /** Builds a {@link SequenceBatchNormalization}. */
  @SuppressWarnings("unchecked") // build() of DL4J lets the caller choose the type.
  public static final class Builder extends Normalization.Builder<Builder> {

    private double decay = DEFAULT_DECAY;

    /** Starts with the defaults: gain and bias. */
    public Builder() {
      super(DEFAULT_AFFINE);
    }

    /**
     * Sets the share of the running statistics that an update keeps.
     *
     * @param decay a number in [0, 1); {@value SequenceBatchNormalization#DEFAULT_DECAY} unless set
     * @return this builder
     */
    public Builder decay(double decay) {
      this.decay = Arguments.fraction("decay", decay);
      return this;
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    public SequenceBatchNormalization build() {
      return new SequenceBatchNormalization(this);
    }
  }
}
