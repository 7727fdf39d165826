package org.kinema4j.layers.normalization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Lays the parameters of a normalization out: vectors of one length, one after the other. */
final class NormalizationParameters implements ParamInitializer {

  static final String GAIN = "gain";
  static final String BIAS = "bias";
  static final String MEAN = "mean";
  static final String VARIANCE = "var";

  static final NormalizationParameters INSTANCE = new NormalizationParameters();

  private NormalizationParameters() {}

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return paramKeys(layer).size() * ((Normalization) layer).getNOut();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return ((Normalization) layer).parameterNames();
  }

  /** Neither gain nor statistics are weights: regularization meant for weights must not act. */
  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of();
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return ((Normalization) layer).getAffine().hasBias() ? List.of(BIAS) : List.of();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return weightKeys(layer).contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return biasKeys(layer).contains(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
    Normalization layer = (Normalization) conf.getLayer();
    Map<String, INDArray> parameters = split(layer, paramsView);
    parameters.forEach(
        (name, values) -> {
          if (initializeParams) {
            values.assign(layer.initialValue(name));
          }
          conf.addVariable(name);
        });
    return parameters;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradientView) {
    return split((Normalization) conf.getLayer(), gradientView);
  }

  private static Map<String, INDArray> split(Normalization layer, INDArray view) {
    Map<String, INDArray> parts = new LinkedHashMap<>();
    if (layer.parameterNames().isEmpty()) {
      return parts;
    }
    INDArray flat = view.reshape(view.length());
    long offset = 0;
    for (String name : layer.parameterNames()) {
      parts.put(name, flat.get(NDArrayIndex.interval(offset, offset + layer.getNOut())));
      offset += layer.getNOut();
    }
    return parts;
  }
}
