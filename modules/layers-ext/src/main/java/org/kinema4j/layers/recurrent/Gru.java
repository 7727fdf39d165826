package org.kinema4j.layers.recurrent;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.kinema4j.layers.recurrent.internal.CellKind;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Gated recurrent unit, in one direction or both.
 *
 * <pre>
 *   z = s(x Wz + h' Rz + bz)       r = s(x Wr + h' Rr + br)
 *   n = tanh(x Wh + bh + r * (h' Rh + bm))     reset after the product
 *   n = tanh(x Wh + bh + (r * h') Rh)          reset before the product
 *   h = z * h' + (1 - z) * n
 * </pre>
 *
 * <p>{@code s} is the logistic function, {@code h'} the state before the step, zero at first.
 *
 * <table>
 *   <caption>Settings</caption>
 *   <tr><th>symbol</th><th>builder</th><th>domain</th><th>default</th></tr>
 *   <tr><td>H</td><td>{@code nOut}</td><td>1, 2, ...</td><td>required</td></tr>
 *   <tr><td></td><td>{@code bidirectional}</td><td>{@link Merge}</td><td>one direction</td></tr>
 *   <tr><td></td><td>{@code output}</td><td>{@link Output}</td><td>{@link #DEFAULT_OUTPUT
 *       SEQUENCE}</td></tr>
 *   <tr><td></td><td>{@code recurrentDropout}</td><td>[0, 1)</td><td>{@value
 *       RecurrentConfiguration#DEFAULT_RECURRENT_DROPOUT}</td></tr>
 *   <tr><td></td><td>{@code reset}</td><td>{@link Reset}</td><td>{@link #DEFAULT_RESET
 *       AFTER_PRODUCT}</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> In {@code [N, C, T]}, or {@code [N, T, C]} where {@code dataFormat} is NWC; out
 * the same with O for C, or {@code [N, O]} for {@link Output#LAST_STATE}; O is 2H for {@link
 * Merge#CONCAT}, else H. Parameters: {@code W [C, 3H]}, {@code RW [H, 3H]}, {@code b [1, 4H]} with
 * the gates in the order z, r, h, as in Keras, and {@code bm} last in the bias; {@code b [1, 3H]}
 * for {@link Reset#BEFORE_PRODUCT}, which has no {@code bm}.
 *
 * <p><b>Masks.</b> At a masked step the state is carried over, the output is zero, and nothing
 * flows back; {@link Output#LAST_STATE} ends the mask.
 *
 * <p><b>Errors.</b> Refused are a missing {@code nOut}, an activation other than tanh, and, with
 * both directions, {@code rnnTimeStep}, stored states and truncated backpropagation.
 *
 * <p><b>Edge cases.</b> An example without any unmasked step has the state zero. Recurrent dropout
 * acts where the state meets the recurrent weights, not on the {@code h'} of the last line. {@link
 * RecurrentWeights} converts parameters from and to Keras.
 *
 * <pre>{@code
 * Gru gru = new Gru.Builder().nIn(69).nOut(32).reset(Gru.Reset.BEFORE_PRODUCT).build();
 * }</pre>
 *
 * @deviation the paper's update gate is {@code 1 - z}; as in Keras, PyTorch and cuDNN, {@code z} is
 *     the share of the old state that is kept, and the reset gate is applied after the product by
 *     default (the paper: before)
 * @see <a href="https://arxiv.org/abs/1406.1078">Cho et al., Learning Phrase Representations using
 *     RNN Encoder-Decoder for Statistical Machine Translation, 2014</a>
 * @since 0.1
 */
public final class Gru extends RecurrentConfiguration {

  /** Where the reset gate is applied. */
  public enum Reset {
    /** To the product of state and recurrent weights: Keras's reset_after, PyTorch, cuDNN. */
    AFTER_PRODUCT,
    /** To the state, before it meets the recurrent weights: the paper. */
    BEFORE_PRODUCT
  }

  /** Where the reset gate is applied unless the builder says otherwise. */
  public static final Reset DEFAULT_RESET = Reset.AFTER_PRODUCT;

  /** Where the reset gate is applied. */
  private Reset reset = DEFAULT_RESET;

  // For deserialization.
  private Gru() {}

  private Gru(Builder builder) {
    super(builder, new ActivationTanH());
    this.reset = builder.reset;
  }

  /**
   * Where the reset gate is applied.
   *
   * @return after or before the product
   */
  public Reset getReset() {
    return reset;
  }

  @Override
  CellKind cellKind() {
    return reset == Reset.BEFORE_PRODUCT ? CellKind.GRU_RESET_BEFORE : CellKind.GRU_RESET_AFTER;
  }

  @Override
  boolean supports(IActivation activation) {
    return activation instanceof ActivationTanH;
  }

  @Override
  String supportedActivations() {
    return "TANH";
  }

  @Override
  SequenceLayer runtime(NeuralNetConfiguration conf, DataType dataType) {
    return new GruLayer(conf, dataType);
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other) && other instanceof Gru that && reset == that.reset;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Objects.hashCode(reset);
  }

  @Override
  String details() {
    return ", reset=" + reset;
  }

  /** Builds a {@link Gru}; only {@code nOut} is required. */
  @SuppressWarnings("unchecked") // build() of Deeplearning4j lets its caller choose the type
  public static final class Builder extends RecurrentConfiguration.Builder<Builder> {

    private Reset reset = DEFAULT_RESET;

    /** Sets every option to its default. */
    public Builder() {}

    /**
     * Sets where the reset gate is applied. Default: {@link #DEFAULT_RESET}.
     *
     * @param reset after or before the product
     * @return this
     */
    public Builder reset(Reset reset) {
      this.reset = Objects.requireNonNull(reset, "reset");
      return this;
    }

    @Override
    public Gru build() {
      return new Gru(this);
    }
  }
}
