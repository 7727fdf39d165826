package org.kinema4j.har.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.motion.BadDataException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Whether a configuration from a file is a network for windows of a shape. Sizes are worked out
 * from the configuration; nothing of those sizes is allocated before they are known to be those of
 * the weights that came with it.
 */
final class NetworkFit {

  /** Most values that a layer may put out for one window. */
  static final int MOST_ACTIVATIONS = 1 << 20;

  private final Path file;
  private final ObjectNode tree;
  private final NetworkShape shape;

  /**
   * @param file the bundle, for messages
   * @param tree the configuration
   * @param shape what the network must fit
   */
  NetworkFit(Path file, ObjectNode tree, NetworkShape shape) {
    this.file = file;
    this.tree = tree;
    this.shape = shape;
  }

  /**
   * Builds the network.
   *
   * @param weights its weights
   * @return the network with these weights
   * @throws BadDataException if the configuration does not fit the windows or the weights
   */
  ComputationGraph build(StoredWeights weights) {
    ComputationGraphConfiguration configuration = NetworkJson.parse(file, tree);
    try {
      checkGraph(configuration);
      Map<String, Long> parameters = parameters(configuration);
      checkLayers(parameters);
      INDArray values = weights.values(total(parameters));
      ComputationGraph network = new ComputationGraph(configuration);
      network.init(values.castTo(configuration.getDataType()), false);
      return network;
    } catch (BadDataException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BadDataException(
          file, NetworkJson.ENTRY, "a network for " + shape, Printable.of(e), e);
    }
  }

  private void checkGraph(ComputationGraphConfiguration configuration) {
    Set<String> names = new HashSet<>(configuration.getNetworkInputs());
    names.addAll(configuration.getVertices().keySet());
    require(
        configuration.getNetworkInputs().size() == 1
            && configuration.getNetworkOutputs().size() == 1
            && configuration.getVertices().containsKey(configuration.getNetworkOutputs().get(0))
            && names.size() == 1 + configuration.getVertices().size(),
        "one input and one output",
        configuration.getNetworkInputs() + " and " + configuration.getNetworkOutputs());
    DataType type = configuration.getDataType();
    require(
        type == DataType.FLOAT || type == DataType.DOUBLE,
        "numbers of type FLOAT or DOUBLE",
        String.valueOf(type));
    if (configuration.getTopologicalOrder() != null
        || configuration.getTopologicalOrderStr() != null) {
      checkOrder(configuration, names);
    }
  }

  /** Deeplearning4j computes in the stored order without a look at it. */
  private void checkOrder(ComputationGraphConfiguration configuration, Set<String> names) {
    int[] order = configuration.getTopologicalOrder();
    List<String> ordered = configuration.getTopologicalOrderStr();
    boolean sound =
        order != null
            && ordered != null
            && order.length == names.size()
            && ordered.size() == names.size()
            && order[0] == 0
            && ordered.get(0).equals(configuration.getNetworkInputs().get(0));
    Set<Integer> numbers = new HashSet<>();
    Set<String> computed = new HashSet<>();
    for (int i = 0; sound && i < order.length; i++) {
      String name = ordered.get(i);
      List<String> inputs = configuration.getVertexInputs().getOrDefault(name, List.of());
      sound =
          names.contains(name)
              && order[i] >= 0
              && order[i] < order.length
              && numbers.add(order[i])
              && computed.containsAll(inputs)
              && computed.add(name);
    }
    require(sound, "an order in which each layer follows its inputs", String.valueOf(ordered));
  }

  private static Map<String, Long> parameters(ComputationGraphConfiguration configuration) {
    Map<String, Long> parameters = new LinkedHashMap<>();
    configuration
        .getVertices()
        .forEach((name, vertex) -> parameters.put(name, vertex.numParams(true)));
    return parameters;
  }

  private long total(Map<String, Long> parameters) {
    long total = 0;
    for (Map.Entry<String, Long> layer : parameters.entrySet()) {
      long count = layer.getValue();
      total += count;
      require(
          count >= 0 && count <= StoredWeights.MOST && total <= StoredWeights.MOST,
          "at most " + StoredWeights.MOST + " parameters",
          count + " in " + layer.getKey());
    }
    require(total > 0, "a network with parameters", "one without");
    return total;
  }

  /** Has the input sizes of all layers worked out anew, and compares. */
  private void checkLayers(Map<String, Long> parameters) {
    ComputationGraphConfiguration fitted = NetworkJson.parse(file, tree);
    Map<String, InputType> outputs =
        fitted.getLayerActivationTypes(
            true, true, InputType.recurrent(shape.features(), shape.frames()));
    parameters(fitted)
        .forEach(
            (name, expected) ->
                require(
                    expected.equals(parameters.get(name)),
                    "%d parameters in %s to fit %s".formatted(expected, name, shape),
                    String.valueOf(parameters.get(name))));
    outputs.forEach(
        (name, type) ->
            require(
                values(type) <= MOST_ACTIVATIONS,
                "at most %d values of a layer for a window".formatted(MOST_ACTIVATIONS),
                values(type) + " of " + name));
    InputType output = outputs.get(fitted.getNetworkOutputs().get(0));
    require(
        output instanceof InputType.InputTypeFeedForward flat && flat.getSize() == shape.classes(),
        "%d outputs, one a class".formatted(shape.classes()),
        String.valueOf(output));
  }

  /** Not {@code arrayElementsPerExample}, which needs to know the length of a sequence. */
  private double values(InputType type) {
    double values = 1;
    for (long size : type.getShape()) {
      values *= size > 0 ? size : shape.frames();
    }
    return values;
  }

  private void require(boolean condition, String expected, String found) {
    if (!condition) {
      throw new BadDataException(
          file, NetworkJson.ENTRY, Printable.of(expected), Printable.of(found));
    }
  }
}
