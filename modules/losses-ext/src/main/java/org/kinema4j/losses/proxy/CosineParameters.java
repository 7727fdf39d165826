package org.kinema4j.losses.proxy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitUtil;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Lays out the only parameter of a {@link CosineOutputLayer}: the class vectors. */
final class CosineParameters implements ParamInitializer {

  static final String WEIGHTS = DefaultParamInitializer.WEIGHT_KEY;
  static final CosineParameters INSTANCE = new CosineParameters();

  private CosineParameters() {}

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    CosineOutputLayer output = (CosineOutputLayer) layer;
    return output.getNIn() * output.vectors();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return weightKeys(layer);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of(WEIGHTS);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return WEIGHTS.equals(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return false;
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
    CosineOutputLayer layer = (CosineOutputLayer) conf.getLayer();
    INDArray flat = paramsView.reshape(paramsView.length());
    long[] shape = {layer.getNIn(), layer.vectors()};
    INDArray weights =
        initializeParams
            ? layer
                .getWeightInitFn()
                .init(
                    (double) shape[0],
                    (double) shape[1],
                    shape,
                    IWeightInit.DEFAULT_WEIGHT_INIT_ORDER,
                    flat)
            : WeightInitUtil.reshapeWeights(shape, flat);
    conf.addVariable(WEIGHTS);
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    parameters.put(WEIGHTS, weights);
    return Collections.synchronizedMap(parameters);
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradientView) {
    CosineOutputLayer layer = (CosineOutputLayer) conf.getLayer();
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    gradients.put(
        WEIGHTS,
        gradientView
            .reshape(gradientView.length())
            .reshape(IWeightInit.DEFAULT_WEIGHT_INIT_ORDER, layer.getNIn(), layer.vectors()));
    return gradients;
  }
}
