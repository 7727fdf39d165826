package org.kinema4j.losses.proxy;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Output layer with one or more trainable vectors a class, for the losses that compare an embedding
 * with them by the cosine, such as {@link ArcFace}.
 *
 * <pre>
 *   pre-output_ij = cos(x_i, w_j) = sum_d x_id w_dj / (|x_i| |w_j|)
 *   output_i      = softmax(logits of the loss (pre-output_i))
 * </pre>
 *
 * <p>The loss sees the pre-output; what the network puts out are probabilities of the classes, with
 * the scale of the loss and without its margin. With activation identity it puts out the logits.
 *
 * <p><b>Shapes.</b> Input, the embedding: {@code [N, nIn]}. Parameter {@code W}: {@code [nIn, K *
 * nOut]}, where K is {@link ProxyLoss#centres}; column {@code k * nOut + c} is vector k of class c.
 * There is no bias. Output: {@code [N, nOut]}. Labels: those of the loss. A mask of labels {@code
 * [N, 1]} drops or weighs examples, as the loss has it.
 *
 * <p><b>Edge cases.</b> A zero vector, and one so short that its square is 0, has cosine 0 with
 * everything, and gradient 0.
 *
 * <p><b>Builder.</b> {@code nIn} (may come from the input type), {@code nOut}, and all that
 * Deeplearning4j's {@code OutputLayer} has: weight initialization, updater, dropout (of the
 * embedding), weight noise, regularization and constraints of {@code W}. Lengths of the vectors do
 * not matter to the output, so weight decay acts on the speed of learning only.
 *
 * <pre>{@code
 * CosineOutputLayer out =
 *     new CosineOutputLayer.Builder(new ArcFace().withScale(30)).nIn(64).nOut(8).build();
 * }</pre>
 *
 * @since 0.1
 */
public final class CosineOutputLayer extends BaseOutputLayer {

  private static final long serialVersionUID = 1L;

  private CosineOutputLayer() {} // for Jackson, which then sets what the file says

  private CosineOutputLayer(Builder builder) {
    super(builder);
    setLossFn(builder.getLossFn());
    setHasBias(false);
    initializeConstraints(builder);
  }

  /**
   * Sets the loss.
   *
   * @param loss a {@link ProxyLoss}
   * @throws IllegalArgumentException if it is another one
   */
  @Override
  public void setLossFn(ILossFunction loss) {
    super.setLossFn(proxyLoss(loss));
  }

  /**
   * Returns the loss.
   *
   * @return what compares the cosines
   */
  public ProxyLoss proxyLoss() {
    return proxyLoss(getLossFn());
  }

  private static ProxyLoss proxyLoss(ILossFunction loss) {
    if (loss instanceof ProxyLoss proxyLoss) {
      return proxyLoss;
    }
    throw new IllegalArgumentException(
        "loss of a CosineOutputLayer must be a ProxyLoss such as ArcFace, received " + loss);
  }

  /** Vectors of all classes together. */
  long vectors() {
    return proxyLoss().centres() * getNOut();
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> trainingListeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    LayerValidation.assertNInNOutSet(
        getClass().getSimpleName(), getLayerName(), layerIndex, getNIn(), getNOut());
    CosineOutput layer = new CosineOutput(conf, networkDataType);
    layer.setListeners(trainingListeners);
    layer.setIndex(layerIndex);
    layer.setParamsViewArray(layerParamsView);
    layer.setParamTable(initializer().init(conf, layerParamsView, initializeParams));
    layer.setConf(conf);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return CosineParameters.INSTANCE;
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof CosineOutputLayer;
  }

  @Override
  public String toString() {
    return "CosineOutputLayer(" + super.toString() + ")";
  }

  /** Builds a {@link CosineOutputLayer}. */
  @SuppressWarnings("unchecked") // build() of DL4J lets the caller choose the type.
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {

    /**
     * Starts with activation softmax.
     *
     * @param loss what compares the cosines
     */
    public Builder(ProxyLoss loss) {
      super(loss);
      activation(Activation.SOFTMAX);
    }

    /**
     * Refuses a bias: a cosine has none.
     *
     * @param hasBias must be false
     * @return this builder
     * @throws IllegalArgumentException if it is true
     */
    @Override
    public Builder hasBias(boolean hasBias) {
      if (hasBias) {
        throw new IllegalArgumentException(
            "hasBias of a CosineOutputLayer must be false, received true");
      }
      return this;
    }

    @Override
    public CosineOutputLayer build() {
      return new CosineOutputLayer(this);
    }
  }
}
