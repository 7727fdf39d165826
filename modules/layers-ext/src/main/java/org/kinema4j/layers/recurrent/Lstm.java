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
 * cell before the step, zero at first.
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
 *   <tr><td>bf at first</td><td>{@code forgetGateBias}</td><td>finite</td><td>{@value
 *       #DEFAULT_FORGET_GATE_BIAS}</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> In {@code [N, C, T]}, or {@code [N, T, C]} where {@code dataFormat} is NWC; out
 * the same with O for C, or {@code [N, O]} for {@link Output#LAST_STATE}; O is 2H for {@link
 * Merge#CONCAT}, else H. Parameters: {@code W [C, 4H]}, {@code RW [H, 4H]}, {@code b [1, 4H]} with
 * the gates in the order i, f, c, o, as in Keras.
 *
 * <p><b>Masks.</b> At a masked step the state and the memory cell is carried over, the output is
 * zero, and nothing flows back; {@link Output#LAST_STATE} ends the mask.
 *
 * <p><b>Errors.</b> Refused are a missing {@code nOut}, an activation other than tanh, and, with
 * both directions, {@code rnnTimeStep}, stored states and truncated backpropagation.
 *
 * <p><b>Edge cases.</b> An example without any unmasked step has the state zero. Unlike
 * Deeplearning4j's own LSTM it is always a tanh LSTM (a network's default activation does not
 * change it), it carries its state over masked steps and its gradient respects masks, and it may
 * return its last state and be bidirectional without a wrapper. {@link RecurrentWeights} converts
 * parameters between both, and from and to Keras.
 *
 * <pre>{@code
 * Lstm lstm =
 *     new Lstm.Builder()
 *         .nIn(69)
 *         .nOut(32)
 *         .bidirectional(Merge.CONCAT)
 *         .output(Output.LAST_STATE)
 *         .recurrentDropout(0.2)
 *         .build();
 * }</pre>
 *
 * @deviation the forget gate, which the paper of 1997 lacks, is that of Gers et al.; no peephole
 *     connections; the forget gate's bias starts at 1 (Jozefowicz et al., 2015)
 * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber, Long
 *     Short-Term Memory, 1997</a>
 * @see <a href="https://doi.org/10.1162/089976600300015015">Gers et al., Learning to Forget,
 *     2000</a>
 * @see <a href="https://proceedings.mlr.press/v37/jozefowicz15.html">Jozefowicz et al., An
 *     Empirical Exploration of Recurrent Network Architectures, 2015</a>
 * @since 0.1
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
