package org.kinema4j.layers.recurrent;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.kinema4j.layers.recurrent.internal.CellKind;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The plain recurrent layer, in one direction or both.
 *
 * <pre>
 *   h = a(x W + h' R + b)
 * </pre>
 *
 * <p>{@code h'} is the state before the step, zero at first. A network's default activation is not
 * taken over; say {@code .activation(Activation.RELU)} on the layer.
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
 *   <tr><td>a</td><td>{@code activation}</td><td>TANH, RELU, SIGMOID</td><td>{@link
 *       #DEFAULT_ACTIVATION TANH}</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> In {@code [N, C, T]}, or {@code [N, T, C]} where {@code dataFormat} is NWC; out
 * the same with O for C, or {@code [N, O]} for {@link Output#LAST_STATE}; O is 2H for {@link
 * Merge#CONCAT}, else H. Parameters: {@code W [C, H]}, {@code RW [H, H]}, {@code b [1, H]}.
 *
 * <p><b>Masks.</b> At a masked step the state is carried over, the output is zero, and nothing
 * flows back; {@link Output#LAST_STATE} ends the mask.
 *
 * <p><b>Errors.</b> Refused are a missing {@code nOut}, another activation, and, with both
 * directions, {@code rnnTimeStep}, stored states and truncated backpropagation.
 *
 * <p><b>Edge cases.</b> An example without any unmasked step has the state zero. With ReLU the
 * state is not bounded. {@link RecurrentWeights} converts parameters from and to Keras.
 *
 * <pre>{@code
 * SimpleRecurrent simple =
 *     new SimpleRecurrent.Builder().nIn(69).nOut(32).activation(Activation.RELU).build();
 * }</pre>
 *
 * @deviation none
 * @see <a href="https://doi.org/10.1207/s15516709cog1402_1">Elman, Finding Structure in Time,
 *     1990</a>
 * @since 0.1
 */
public final class SimpleRecurrent extends RecurrentConfiguration {

  /** The activation unless the builder names another one. */
  public static final Activation DEFAULT_ACTIVATION = Activation.TANH;

  // For deserialization.
  private SimpleRecurrent() {}

  private SimpleRecurrent(Builder builder) {
    super(builder, DEFAULT_ACTIVATION.getActivationFunction());
  }

  @Override
  CellKind cellKind() {
    return cellKind(getActivationFn());
  }

  private static CellKind cellKind(IActivation activation) {
    if (activation instanceof ActivationTanH) {
      return CellKind.SIMPLE_TANH;
    }
    if (activation instanceof ActivationSigmoid) {
      return CellKind.SIMPLE_SIGMOID;
    }
    // A ReLU with a slope, a threshold or a maximum is another function.
    return new ActivationReLU().equals(activation) ? CellKind.SIMPLE_RELU : null;
  }

  @Override
  boolean supports(IActivation activation) {
    return cellKind(activation) != null;
  }

  @Override
  String supportedActivations() {
    return "TANH, RELU or SIGMOID";
  }

  @Override
  SequenceLayer runtime(NeuralNetConfiguration conf, DataType dataType) {
    return new SimpleRecurrentLayer(conf, dataType);
  }

  @Override
  String details() {
    return ", activation=" + getActivationFn();
  }

  /** Builds a {@link SimpleRecurrent}; only {@code nOut} is required. */
  @SuppressWarnings("unchecked") // build() of Deeplearning4j lets its caller choose the type
  public static final class Builder extends RecurrentConfiguration.Builder<Builder> {

    /** Sets every option to its default. */
    public Builder() {}

    @Override
    public SimpleRecurrent build() {
      return new SimpleRecurrent(this);
    }
  }
}
