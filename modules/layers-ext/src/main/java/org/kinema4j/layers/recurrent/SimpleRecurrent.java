package org.kinema4j.layers.recurrent;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.kinema4j.layers.recurrent.internal.CellKind;
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
 * <p>{@code h'} is the state before the step, zero at first; the activation {@code a} is tanh
 * (default), ReLU or the logistic function. A network's default activation is not taken over; say
 * {@code .activation(Activation.RELU)} on the layer.
 *
 * <pre>{@code
 * SimpleRecurrent layer = new SimpleRecurrent.Builder().nIn(69).nOut(32).build();
 * }</pre>
 *
 * @deviation none
 * @see <a href="https://doi.org/10.1207/s15516709cog1402_1">Elman, Finding Structure in Time,
 *     1990</a>
 */
public final class SimpleRecurrent extends RecurrentConfiguration {

  // For deserialization.
  private SimpleRecurrent() {}

  private SimpleRecurrent(Builder builder) {
    super(builder, new ActivationTanH());
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
