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
 * <p>{@code s} is the logistic function, {@code h'} the state before the step, zero at first. Gates
 * lie in the parameters in the order z, r, h, as in Keras; with the reset after the product the
 * bias has a fourth part, {@code bm}.
 *
 * <pre>{@code
 * Gru gru = new Gru.Builder().nIn(69).nOut(32).output(Output.LAST_STATE).build();
 * }</pre>
 *
 * @deviation the paper's update gate is {@code 1 - z}; as in Keras, PyTorch and cuDNN, {@code z} is
 *     the share of the old state that is kept, and the reset gate is applied after the product by
 *     default (the paper: before)
 * @see <a href="https://arxiv.org/abs/1406.1078">Cho et al., Learning Phrase Representations using
 *     RNN Encoder-Decoder for Statistical Machine Translation, 2014</a>
 */
public final class Gru extends RecurrentConfiguration {

  /** Where the reset gate is applied. */
  public enum Reset {
    /** To the product of state and recurrent weights: Keras's reset_after, PyTorch, cuDNN. */
    AFTER_PRODUCT,
    /** To the state, before it meets the recurrent weights: the paper. */
    BEFORE_PRODUCT
  }

  /** Where the reset gate is applied. */
  private Reset reset = Reset.AFTER_PRODUCT;

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

    private Reset reset = Reset.AFTER_PRODUCT;

    /** Sets every option to its default. */
    public Builder() {}

    /**
     * Sets where the reset gate is applied. Default: {@link Reset#AFTER_PRODUCT}.
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
