package org.kinema4j.losses.dense;

import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.params.EmptyParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Output layer without parameters that hands a loss whole images or sequences, where
 * Deeplearning4j's {@code CnnLossLayer} and {@code RnnLossLayer} hand it rows.
 *
 * <p><b>Shapes.</b> Input and labels: images {@code [N, C, H, W]}, or {@code [N, H, W, C]} if so
 * configured, or sequences {@code [N, C, T]}. Output: probabilities, of the shape of the input. The
 * activation works along the classes.
 *
 * <p><b>Masks.</b> {@code [N, 1]} drops or weighs examples: it multiplies their scores. {@code [N,
 * T]}, {@code [N, H, W]}, {@code [N, 1, H, W]} or {@code [N, H, W, 1]} drops or weighs steps or
 * pixels: they count so much in the sums of the loss. Masks of single classes are refused.
 *
 * <p><b>Score.</b> Of an example: the loss. Of a batch: the mean over all its examples.
 *
 * <pre>{@code
 * RegionLossLayer out =
 *     new RegionLossLayer.Builder(new DiceLoss()).activation(Activation.SOFTMAX).build();
 * }</pre>
 *
 * @since 0.1
 */
public final class RegionLossLayer extends BaseOutputLayer {

  private static final long serialVersionUID = 1L;
  private static final String NO_WIDTH =
      "RegionLossLayer has no parameters: leave nIn and nOut away";

  /** Order of the dimensions of images. */
  @JsonProperty private CNN2DFormat format = CNN2DFormat.NCHW;

  private RegionLossLayer() {} // for Jackson, which then sets what the file says

  private RegionLossLayer(Builder builder) {
    super(builder);
    setLossFn(builder.getLossFn());
    setHasBias(false);
    format = builder.format;
  }

  /**
   * Sets the loss.
   *
   * @param loss a {@link RegionLoss}
   * @throws IllegalArgumentException if it is another one
   */
  @Override
  public void setLossFn(ILossFunction loss) {
    super.setLossFn(regionLoss(loss));
  }

  /**
   * Returns the loss.
   *
   * @return what judges the regions
   */
  public RegionLoss regionLoss() {
    return regionLoss(getLossFn());
  }

  private static RegionLoss regionLoss(ILossFunction loss) {
    if (loss instanceof RegionLoss regionLoss) {
      return regionLoss;
    }
    throw new IllegalArgumentException(
        "loss of a RegionLossLayer must be a RegionLoss such as DiceLoss, received %s; losses of"
            .concat(" single pixels go with CnnLossLayer, of single steps with RnnLossLayer")
            .formatted(loss));
  }

  /**
   * Returns the order of the dimensions of images.
   *
   * @return channels first or last
   */
  public CNN2DFormat getFormat() {
    return format;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> trainingListeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    RegionOutput layer = new RegionOutput(conf, networkDataType);
    layer.setListeners(trainingListeners);
    layer.setIndex(layerIndex);
    layer.setParamsViewArray(layerParamsView);
    layer.setParamTable(initializer().init(conf, layerParamsView, initializeParams));
    layer.setConf(conf);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return EmptyParamInitializer.getInstance();
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    boolean sequence =
        inputType instanceof InputType.InputTypeRecurrent recurrent
            && recurrent.getFormat() == RNNFormat.NCW;
    if (sequence || inputType instanceof InputType.InputTypeConvolutional) {
      return inputType;
    }
    throw new IllegalStateException(
        "RegionLossLayer takes images, or sequences [N, C, T] (NCW), received " + inputType);
  }

  /** Takes the order of the dimensions from the input; there is no width to set. */
  @Override
  public void setNIn(InputType inputType, boolean override) {
    if (inputType instanceof InputType.InputTypeConvolutional image) {
      format = image.getFormat();
    }
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    return inputType instanceof InputType.InputTypeRecurrent
        ? null
        : InputTypeUtil.getPreProcessorForInputTypeCnnLayers(inputType, getLayerName());
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    return new LayerMemoryReport.Builder(getLayerName(), getClass(), inputType, inputType)
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, 2 * inputType.arrayElementsPerExample())
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegionLossLayer that && super.equals(other) && format == that.format;
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof RegionLossLayer;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), format);
  }

  @Override
  public String toString() {
    return "RegionLossLayer(" + super.toString() + ", format=" + format + ")";
  }

  /** Builds a {@link RegionLossLayer}. */
  @SuppressWarnings("unchecked") // build() of DL4J lets the caller choose the type.
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {

    private CNN2DFormat format = CNN2DFormat.NCHW;

    /**
     * Starts with activation softmax.
     *
     * @param loss what judges the regions
     */
    public Builder(RegionLoss loss) {
      super(loss);
      activation(Activation.SOFTMAX);
    }

    /**
     * Sets the order of the dimensions of images; an input type of the network overrides it.
     *
     * @param format channels first, which is the default, or last
     * @return this builder
     */
    public Builder format(CNN2DFormat format) {
      this.format = Arguments.present("format", format);
      return this;
    }

    /**
     * Refuses: there are no parameters, so the width is that of the input.
     *
     * @param width ignored
     */
    @Override
    public void setNIn(long width) {
      throw new UnsupportedOperationException(NO_WIDTH);
    }

    /**
     * Refuses: there are no parameters, so the width is that of the input.
     *
     * @param width ignored
     */
    @Override
    public void setNOut(long width) {
      throw new UnsupportedOperationException(NO_WIDTH);
    }

    @Override
    public RegionLossLayer build() {
      return new RegionLossLayer(this);
    }
  }
}
