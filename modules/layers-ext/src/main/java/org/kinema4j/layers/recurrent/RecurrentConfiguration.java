package org.kinema4j.layers.recurrent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.kinema4j.layers.recurrent.internal.CellKind;
import org.kinema4j.layers.recurrent.internal.CellShape;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the configurations of all recurrent layers have in common: directions, output, recurrent
 * dropout.
 *
 * <p>{@code nOut} is the number of units of <em>each</em> direction; a bidirectional layer merged
 * by {@link Merge#CONCAT} has {@code 2 * nOut} outputs. Shapes, masks and errors stand with each
 * layer; the layout of the parameters, which all share, with the package.
 *
 * @since 0.1
 */
public abstract sealed class RecurrentConfiguration extends BaseRecurrentLayer
    permits Gru, Lstm, SimpleRecurrent {

  /** What the next layer gets unless the builder says otherwise. */
  public static final Output DEFAULT_OUTPUT = Output.SEQUENCE;

  /** Share of the state's values that are dropped unless the builder says otherwise. */
  public static final double DEFAULT_RECURRENT_DROPOUT = 0.0;

  /** How both directions are merged; null for one direction. */
  private Merge merge;

  /** What the next layer gets. */
  private Output output = DEFAULT_OUTPUT;

  /** Share of the state's values that are dropped. */
  private double recurrentDropout = DEFAULT_RECURRENT_DROPOUT;

  /** For deserialization. */
  RecurrentConfiguration() {}

  RecurrentConfiguration(Builder<?> builder, IActivation defaultActivation) {
    super(builder);
    this.merge = builder.merge;
    this.output = builder.output;
    this.recurrentDropout = builder.recurrentDropout;
    this.activationFn = builder.getActivationFn() == null ? defaultActivation : checked(builder);
    initializeConstraints(builder);
  }

  private IActivation checked(Builder<?> builder) {
    IActivation activation = builder.getActivationFn();
    if (!supports(activation)) {
      throw new IllegalArgumentException(
          "activation of "
              + getClass().getSimpleName()
              + " must be "
              + supportedActivations()
              + ", received "
              + activation);
    }
    return activation;
  }

  abstract CellKind cellKind();

  abstract boolean supports(IActivation activation);

  abstract String supportedActivations();

  abstract SequenceLayer runtime(NeuralNetConfiguration conf, DataType dataType);

  /**
   * How both directions are merged.
   *
   * @return null for a layer that reads in one direction
   */
  public Merge getMerge() {
    return merge;
  }

  /**
   * What the next layer gets.
   *
   * @return sequence or last state
   */
  public Output getOutput() {
    return output;
  }

  /**
   * Share of the state's values that are dropped where the state meets the recurrent weights.
   *
   * @return in [0, 1)
   */
  public double getRecurrentDropout() {
    return recurrentDropout;
  }

  /**
   * Whether the layer reads in both directions.
   *
   * @return true if a merge is set
   */
  public boolean bidirectional() {
    return merge != null;
  }

  /**
   * Values of the output, for each example or for each of its steps.
   *
   * @return {@code nOut}, or {@code 2 * nOut} for {@link Merge#CONCAT}
   */
  public long outputs() {
    return merge == Merge.CONCAT ? 2 * nOut : nOut;
  }

  int directions() {
    return bidirectional() ? 2 : 1;
  }

  CellShape cellShape() {
    return new CellShape(cellKind(), Math.toIntExact(nIn), Math.toIntExact(nOut));
  }

  /**
   * {@inheritDoc}
   *
   * <p>An activation that the recurrence cannot have is not taken over: a default that is meant for
   * all layers of a network must not change what the layer computes.
   */
  @Override
  public void setActivationFn(IActivation activation) {
    if (supports(activation)) {
      super.setActivationFn(activation);
    }
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray parameters,
      boolean initializeParameters,
      DataType dataType) {
    LayerValidation.assertNInNOutSet(
        getClass().getSimpleName(), getLayerName(), layerIndex, getNIn(), getNOut());
    SequenceLayer layer = runtime(conf, dataType);
    layer.setListeners(listeners);
    layer.setIndex(layerIndex);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(conf, parameters, initializeParameters));
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return RecurrentParameters.INSTANCE;
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    InputType.InputTypeRecurrent states =
        (InputType.InputTypeRecurrent) super.getOutputType(layerIndex, inputType);
    return output == Output.LAST_STATE
        ? InputType.feedForward(outputs())
        : InputType.recurrent(outputs(), states.getTimeSeriesLength(), states.getFormat());
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    return MemoryEstimate.of(this, inputType);
  }

  @Override
  protected void initializeConstraints(org.deeplearning4j.nn.conf.layers.Layer.Builder<?> builder) {
    super.initializeConstraints(builder);
    BaseRecurrentLayer.Builder<?> recurrent = (BaseRecurrentLayer.Builder<?>) builder;
    constrain(recurrent.getRecurrentConstraints(), RecurrentParameters.RECURRENT_WEIGHT);
    constrain(recurrent.getInputWeightConstraints(), RecurrentParameters.INPUT_WEIGHT);
  }

  private void constrain(List<LayerConstraint> added, String parameter) {
    if (added == null) {
      return;
    }
    if (constraints == null) {
      constraints = new ArrayList<>();
    }
    for (LayerConstraint constraint : added) {
      LayerConstraint own = constraint.clone();
      own.setParams(new HashSet<>(RecurrentParameters.keys(this, parameter)));
      constraints.add(own);
    }
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof RecurrentConfiguration;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecurrentConfiguration that
        && getClass() == that.getClass()
        && super.equals(that)
        && merge == that.merge
        && output == that.output
        && Double.compare(recurrentDropout, that.recurrentDropout) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), merge, output, recurrentDropout);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName()
        + "(nIn="
        + nIn
        + ", nOut="
        + nOut
        + ", merge="
        + merge
        + ", output="
        + output
        + ", recurrentDropout="
        + recurrentDropout
        + details()
        + ", "
        + super.toString()
        + ")";
  }

  abstract String details();

  /**
   * What the builders of all recurrent layers have in common.
   *
   * @param <T> the builder itself
   */
  public abstract static sealed class Builder<T extends Builder<T>>
      extends BaseRecurrentLayer.Builder<T>
      permits Gru.Builder, Lstm.Builder, SimpleRecurrent.Builder {

    private Merge merge;
    private Output output = DEFAULT_OUTPUT;
    private double recurrentDropout = DEFAULT_RECURRENT_DROPOUT;

    Builder() {}

    /**
     * Reads sequences in both directions. Default: from the first step only.
     *
     * @param merge how the states of both directions become one output
     * @return this
     */
    public T bidirectional(Merge merge) {
      this.merge = Objects.requireNonNull(merge, "merge");
      return self();
    }

    /**
     * Sets what the next layer gets. Default: {@link #DEFAULT_OUTPUT}.
     *
     * @param output sequence or last state
     * @return this
     */
    public T output(Output output) {
      this.output = Objects.requireNonNull(output, "output");
      return self();
    }

    /**
     * Drops values of the state where it meets the recurrent weights, while training. One mask is
     * drawn for each example of a batch and used at every step; kept values are divided by {@code 1
     * - rate}. Default: {@value #DEFAULT_RECURRENT_DROPOUT}. For dropout of the inputs see {@code
     * dropOut}.
     *
     * @param rate share of values dropped, in [0, 1)
     * @return this
     * @see <a href="https://arxiv.org/abs/1512.05287">Gal and Ghahramani, A Theoretically Grounded
     *     Application of Dropout in Recurrent Neural Networks, 2016</a>
     */
    public T recurrentDropout(double rate) {
      if (!(rate >= 0 && rate < 1)) {
        throw new IllegalArgumentException("recurrentDropout must be in [0, 1), received " + rate);
      }
      this.recurrentDropout = rate;
      return self();
    }

    @SuppressWarnings("unchecked") // T is the builder itself
    private T self() {
      return (T) this;
    }
  }
}
