package org.kinema4j.layers.normalization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.kinema4j.layers.internal.Arguments;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * What the configurations of the normalization layers share: {@code epsilon}, gain and bias, and
 * inputs {@code [N, C]} and {@code [N, C, T]}.
 *
 * @since 0.1
 */
public abstract class Normalization extends FeedForwardLayer {

  /** What is added to the variance unless the builder says otherwise. */
  public static final double DEFAULT_EPSILON = 1e-5;

  /** What is added to the variance. */
  @JsonProperty private double epsilon;

  /** What is applied to the standardized values. */
  @JsonProperty private Affine affine;

  Normalization(Builder<?> builder) {
    super(builder);
    epsilon = builder.epsilon;
    affine = builder.affine;
    setNIn(channels(builder.getNIn(), builder.getNOut()));
    initializeConstraints(builder);
    if (constraints != null) {
      constraints.forEach(this::restrictToLearned);
    }
  }

  private static long channels(long in, long out) {
    if (in > 0 && out > 0 && in != out) {
      throw new IllegalArgumentException(
          "nIn and nOut of a normalization must be the same, received %d and %d"
              .formatted(in, out));
    }
    return Math.max(in, out);
  }

  /** Running statistics are measured, not learned: nothing may pull at them. */
  private void restrictToLearned(LayerConstraint constraint) {
    Set<String> names = new HashSet<>(constraint.getParams());
    names.retainAll(learnedNames());
    constraint.setParams(names);
  }

  /**
   * Returns what is added to the variance.
   *
   * @return a positive number
   */
  public double getEpsilon() {
    return epsilon;
  }

  /**
   * Returns what is applied to the standardized values.
   *
   * @return gain, bias, both or neither
   */
  public Affine getAffine() {
    return affine;
  }

  /** Sets the number of channels, of the output too. */
  @Override
  public void setNIn(long channels) {
    super.setNIn(channels);
    super.setNOut(channels);
  }

  /** Sets the number of channels, of the input too. */
  @Override
  public void setNOut(long channels) {
    setNIn(channels);
  }

  /** Makes the layer that computes. */
  abstract Normalizer<?> normalizer(NeuralNetConfiguration conf, DataType dataType);

  /** Names of all parameters, in the order of their values. */
  List<String> parameterNames() {
    return learnedNames();
  }

  final List<String> learnedNames() {
    List<String> names = new ArrayList<>();
    if (affine.hasGain()) {
      names.add(NormalizationParameters.GAIN);
    }
    if (affine.hasBias()) {
      names.add(NormalizationParameters.BIAS);
    }
    return names;
  }

  /** Value that every element of a parameter begins with. */
  double initialValue(String parameter) {
    return parameter.equals(NormalizationParameters.GAIN) ? getGainInit() : getBiasInit();
  }

  // Six parameters, as the base class has it.
  @Override
  public org.deeplearning4j.nn.api.Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> trainingListeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    LayerValidation.assertNInNOutSet(
        getClass().getSimpleName(), getLayerName(), layerIndex, getNIn(), getNOut());
    Normalizer<?> layer = normalizer(conf, networkDataType);
    layer.setListeners(trainingListeners);
    layer.setIndex(layerIndex);
    layer.setParamsViewArray(layerParamsView);
    layer.setParamTable(initializer().init(conf, layerParamsView, initializeParams));
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return NormalizationParameters.INSTANCE;
  }

  /** The output has the type of the input. */
  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    long channels = channelsOf(inputType);
    if (getNIn() > 0 && getNIn() != channels) {
      throw new IllegalStateException(
          "%s was set to nIn = %d, but receives %s".formatted(describe(), getNIn(), inputType));
    }
    return inputType;
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    long channels = channelsOf(inputType);
    if (getNIn() <= 0 || override) {
      setNIn(channels);
    }
  }

  /** No input that is accepted needs a change. */
  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    channelsOf(inputType);
    return null;
  }

  private long channelsOf(InputType inputType) {
    if (inputType instanceof InputType.InputTypeFeedForward feedForward) {
      return feedForward.getSize();
    }
    if (inputType instanceof InputType.InputTypeRecurrent recurrent
        && recurrent.getFormat() == RNNFormat.NCW) {
      return recurrent.getSize();
    }
    throw new IllegalStateException(
        "%s takes feed-forward [N, C] or recurrent [N, C, T] (NCW) input, received %s"
            .formatted(describe(), inputType));
  }

  private String describe() {
    String name = getLayerName() == null ? "" : " \"" + getLayerName() + "\"";
    return getClass().getSimpleName() + name;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    long updaterState =
        parameterNames().stream()
            .mapToLong(name -> getUpdaterByParam(name).stateSize(getNOut()))
            .sum();
    long perExample = inputType.arrayElementsPerExample();
    // Standardized values are kept for the backward pass, which needs one array more.
    return new LayerMemoryReport.Builder(
            getLayerName(), getClass(), inputType, getOutputType(-1, inputType))
        .standardMemory(initializer().numParams(this), updaterState)
        .workingMemory(0, 0, 0, 2 * perExample)
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Normalization that
        && super.equals(other)
        && epsilon == that.epsilon
        && affine == that.affine;
  }

  /** Layers of different classes differ, whatever they hold. */
  @Override
  protected boolean canEqual(Object other) {
    return getClass().isInstance(other);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), epsilon, affine);
  }

  @Override
  public String toString() {
    return "%s(super=%s, %s)".formatted(getClass().getSimpleName(), super.toString(), settings());
  }

  /** The settings of this layer, for {@link #toString}. */
  String settings() {
    return "epsilon=" + epsilon + ", affine=" + affine;
  }

  /**
   * What the builders of the normalization layers share.
   *
   * @param <T> the builder itself
   */
  public abstract static class Builder<T extends Builder<T>> extends FeedForwardLayer.Builder<T> {

    private double epsilon = DEFAULT_EPSILON;
    private Affine affine;

    Builder(Affine affine) {
      this.affine = affine;
    }

    /**
     * Sets what is added to the variance, so that constant input is not divided by zero.
     *
     * @param epsilon a positive number; {@value Normalization#DEFAULT_EPSILON} unless set
     * @return this builder
     */
    public T epsilon(double epsilon) {
      this.epsilon = Arguments.positive("epsilon", epsilon);
      return self();
    }

    /**
     * Sets what is applied to the standardized values. Default: {@code DEFAULT_AFFINE} of the
     * layer.
     *
     * @param affine gain, bias, both or neither
     * @return this builder
     */
    public T affine(Affine affine) {
      this.affine = Objects.requireNonNull(affine, "affine");
      return self();
    }

    /**
     * Refuses: a normalization has no activation function.
     *
     * @param activationFunction ignored
     * @return never
     * @throws UnsupportedOperationException always
     */
    @Override
    public T activation(IActivation activationFunction) {
      throw new UnsupportedOperationException(
          "a normalization has no activation; put an ActivationLayer behind it");
    }

    abstract T self();
  }
}
