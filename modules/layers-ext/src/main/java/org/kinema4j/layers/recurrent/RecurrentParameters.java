package org.kinema4j.layers.recurrent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Names, shapes and first values of a recurrent layer's parameters. */
final class RecurrentParameters implements ParamInitializer {

  static final RecurrentParameters INSTANCE = new RecurrentParameters();

  static final String INPUT_WEIGHT = "W";
  static final String RECURRENT_WEIGHT = "RW";
  static final String BIAS = "b";

  private static final List<String> ONE_DIRECTION = List.of("");
  private static final List<String> BOTH_DIRECTIONS = List.of("f", "b");
  private static final char ORDER = 'c';

  private RecurrentParameters() {}

  /** What precedes a parameter's name, for each direction. */
  static List<String> prefixes(RecurrentConfiguration layer) {
    return layer.bidirectional() ? BOTH_DIRECTIONS : ONE_DIRECTION;
  }

  /** One parameter's names in all directions. */
  static List<String> keys(RecurrentConfiguration layer, String... parameters) {
    List<String> keys = new ArrayList<>();
    for (String prefix : prefixes(layer)) {
      for (String parameter : parameters) {
        keys.add(prefix + parameter);
      }
    }
    return keys;
  }

  /** Names and shapes, in the order of the flat vector. */
  static Map<String, long[]> shapes(RecurrentConfiguration layer) {
    long units = layer.getNOut();
    long columns = layer.cellKind().gates() * units;
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (String prefix : prefixes(layer)) {
      shapes.put(prefix + INPUT_WEIGHT, new long[] {layer.getNIn(), columns});
      shapes.put(prefix + RECURRENT_WEIGHT, new long[] {units, columns});
      shapes.put(prefix + BIAS, new long[] {1, layer.cellKind().biases() * units});
    }
    return shapes;
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return shapes((RecurrentConfiguration) layer).values().stream()
        .mapToLong(shape -> shape[0] * shape[1])
        .sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return keys((RecurrentConfiguration) layer, INPUT_WEIGHT, RECURRENT_WEIGHT, BIAS);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return keys((RecurrentConfiguration) layer, INPUT_WEIGHT, RECURRENT_WEIGHT);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return keys((RecurrentConfiguration) layer, BIAS);
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
      NeuralNetConfiguration conf, INDArray parameters, boolean initialize) {
    RecurrentConfiguration layer = (RecurrentConfiguration) conf.getLayer();
    Map<String, INDArray> views = views(layer, parameters);
    if (initialize) {
      for (String prefix : prefixes(layer)) {
        IWeightInit input = layer.getWeightInitFn();
        IWeightInit recurrent = layer.getWeightInitFnRecurrent();
        fill(views.get(prefix + INPUT_WEIGHT), input);
        fill(views.get(prefix + RECURRENT_WEIGHT), recurrent == null ? input : recurrent);
        fillBias(views.get(prefix + BIAS), layer);
      }
    }
    paramKeys(layer).forEach(conf::addVariable);
    return views;
  }

  private static void fill(INDArray weight, IWeightInit init) {
    init.init(
        (double) weight.size(0),
        (double) weight.size(1),
        weight.shape(),
        ORDER,
        weight.reshape(weight.length()));
  }

  private static void fillBias(INDArray bias, RecurrentConfiguration layer) {
    bias.assign(layer.getBiasInit());
    if (layer instanceof Lstm lstm) {
      long units = layer.getNOut();
      bias.get(NDArrayIndex.all(), NDArrayIndex.interval(units, 2 * units))
          .assign(lstm.getForgetGateBias());
    }
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradients) {
    return views((RecurrentConfiguration) conf.getLayer(), gradients);
  }

  private Map<String, INDArray> views(RecurrentConfiguration layer, INDArray vector) {
    if (vector.length() != numParams(layer)) {
      throw new IllegalArgumentException(
          "a vector of "
              + numParams(layer)
              + " parameters is needed, received one of "
              + vector.length());
    }
    INDArray flat = vector.reshape(vector.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    long start = 0;
    for (Map.Entry<String, long[]> entry : shapes(layer).entrySet()) {
      long[] shape = entry.getValue();
      long end = start + shape[0] * shape[1];
      INDArray part = flat.get(NDArrayIndex.interval(start, end));
      views.put(entry.getKey(), part.reshape(ORDER, shape));
      start = end;
    }
    return views;
  }
}
