package org.kinema4j.layers.recurrent;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.kinema4j.layers.recurrent.internal.CellKind;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Long short-term memory, in one direction or both.
 *
 * <pre>
 *   i = s(x Wi + h' Ri + bi)       f = s(x Wf + h' Rf + bf)
 *   g = tanh(x Wc + h' Rc + bc)    o = s(x Wo + h' Ro + bo)
 *   c = f * c' + i * g             h = o * tanh(c)
 * </pre>
 *
 * <p>{@code s} is the logistic function, {@code h'} and {@code c'} are the state and the memory
 * cell before the step, zero at first. Gates lie in the parameters in the order i, f, c, o, as in
 * Keras.
 *
 * <p>Unlike Deeplearning4j's own LSTM it is always a tanh LSTM (a network's default activation does
 * not change it), it carries its state over masked steps and its gradient respects masks, and it
 * may return its last state and be bidirectional without a wrapper. {@link RecurrentWeights}
 * converts parameters between both, and from and to Keras.
 *
 * <pre>{@code
 * Lstm lstm = new Lstm.Builder().nIn(69).nOut(32).bidirectional(Merge.CONCAT).build();
 * }</pre>
 *
 * @deviation no peephole connections; the forget gate's bias starts at 1 (Jozefowicz et al., 2015)
 * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber, Long
 *     Short-Term Memory, 1997</a>
 * @see <a href="https://doi.org/10.1162/089976600300015015">Gers et al., Learning to Forget,
 *     2000</a>
 * @see <a href="https://proceedings.mlr.press/v37/jozefowicz15.html">Jozefowicz et al., An
 *     Empirical Exploration of Recurrent Network Architectures, 2015</a>
 */
public final class Lstm extends RecurrentConfiguration {

  /** Initial bias of the forget gate. */
  public static final double DEFAULT_FORGET_GATE_BIAS = 1.0;

  /** The forget gate's bias before training. */
  private double forgetGateBias = DEFAULT_FORGET_GATE_BIAS;

  // For deserialization.
  private Lstm() {}

  private Lstm(Builder builder) {
    super(builder, new ActivationTanH());
    this.forgetGateBias = builder.forgetGateBias;
  }

  /**
   * The forget gate's bias before training.
   *
   * @return any number
   */
  public double getForgetGateBias() {
    return forgetGateBias;
  }

  @Override
  CellKind cellKind() {
    return CellKind.LSTM;
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
    return new LstmLayer(conf, dataType);
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof Lstm that
        && Double.compare(forgetGateBias, that.forgetGateBias) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Double.hashCode(forgetGateBias);
  }

  @Override
  String details() {
    return ", forgetGateBias=" + forgetGateBias;
  }

  /** Builds an {@link Lstm}; only {@code nOut} is required. */
  @SuppressWarnings("unchecked") // build() of Deeplearning4j lets its caller choose the type
  public static final class Builder extends RecurrentConfiguration.Builder<Builder> {

    private double forgetGateBias = DEFAULT_FORGET_GATE_BIAS;

    /** Sets every option to its default. */
    public Builder() {}

    /**
     * Sets the forget gate's bias before training. Default: {@value #DEFAULT_FORGET_GATE_BIAS}.
     *
     * @param bias a finite number
     * @return this
     */
    public Builder forgetGateBias(double bias) {
      if (!Double.isFinite(bias)) {
        throw new IllegalArgumentException(
            "forgetGateBias must be a finite number, received " + bias);
      }
      this.forgetGateBias = bias;
      return this;
    }

    @Override
    public Lstm build() {
      return new Lstm(this);
    }
  }
}
