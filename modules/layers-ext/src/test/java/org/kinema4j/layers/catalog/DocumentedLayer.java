package org.kinema4j.layers.catalog;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.ConstantDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer of the catalog beside its section of the documentation. */
record DocumentedLayer(LayerEntry entry, LayerPage.Section section) {

  static final int CHANNELS = 3;
  static final int UNITS = 2;

  /** What parameters begin as here: different from each other and from every default. */
  static final Map<String, Double> FIRST_VALUES =
      Map.of("weightInit", 0.5, "weightInitRecurrent", 0.25, "biasInit", 0.125, "gainInit", 0.75);

  private static final Map<String, String> UNUSUAL_GETTERS =
      Map.of(
          "bidirectional", "Merge",
          "dropOut", "IDropout",
          "dataFormat", "RnnDataFormat",
          "activation", "ActivationFn",
          "weightInit", "WeightInitFn",
          "weightInitRecurrent", "WeightInitFnRecurrent");

  /** Options that the documentation names, those of the kind first. */
  List<LayerPage.Row> options() {
    return section.all("option");
  }

  LayerPage.Row option(String name) {
    return options().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  /** Options of this project's builders; those of Deeplearning4j's own are its matter. */
  Set<String> optionsOfOurs() {
    return Arrays.stream(entry.builder().get().getClass().getMethods())
        .filter(method -> method.getDeclaringClass().getName().startsWith("org.kinema4j."))
        .filter(method -> !method.isBridge() && method.getParameterCount() == 1)
        .map(Method::getName)
        .collect(Collectors.toSet());
  }

  /** A network of this layer alone, everything that can be left unsaid being so. */
  MultiLayerNetwork network() {
    return network(builder -> {});
  }

  /** A network of this layer with an option set to one of an enumeration's names. */
  MultiLayerNetwork network(String option, String value) {
    return network(builder -> set(builder, option, value));
  }

  /** A network of this layer whose weights, gains and biases begin as {@link #FIRST_VALUES}. */
  MultiLayerNetwork filled(String option, String value) {
    FeedForwardLayer.Builder<?> builder = required();
    set(builder, option, value);
    return filled(builder);
  }

  MultiLayerNetwork filled() {
    return filled(required());
  }

  private static MultiLayerNetwork filled(FeedForwardLayer.Builder<?> builder) {
    if (builder instanceof BaseRecurrentLayer.Builder<?> recurrent) {
      recurrent.weightInitRecurrent(distribution("weightInitRecurrent"));
    }
    builder.gainInit(FIRST_VALUES.get("gainInit"));
    return network(
        new NeuralNetConfiguration.Builder()
            .weightInit(distribution("weightInit"))
            .biasInit(FIRST_VALUES.get("biasInit")),
        builder.build());
  }

  private static ConstantDistribution distribution(String name) {
    return new ConstantDistribution(FIRST_VALUES.get(name));
  }

  private MultiLayerNetwork network(Consumer<FeedForwardLayer.Builder<?>> more) {
    FeedForwardLayer.Builder<?> builder = required();
    more.accept(builder);
    return network(new NeuralNetConfiguration.Builder(), builder.build());
  }

  private FeedForwardLayer.Builder<?> required() {
    FeedForwardLayer.Builder<?> builder = entry.builder().get();
    if (options().stream().anyMatch(row -> row.name().equals("nOut"))) {
      builder.nOut(UNITS);
    }
    return builder;
  }

  static MultiLayerNetwork network(NeuralNetConfiguration.Builder settings, Layer layer) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            settings.list().layer(layer).setInputType(InputType.recurrent(CHANNELS, 4)).build());
    network.init();
    return network;
  }

  /** What the configuration has for an option. */
  static Object value(MultiLayerNetwork network, String option) {
    String name =
        UNUSUAL_GETTERS.getOrDefault(
            option, Character.toUpperCase(option.charAt(0)) + option.substring(1));
    Object layer = network.getLayerWiseConfigurations().getConf(0).getLayer();
    try {
      return layer.getClass().getMethod("get" + name).invoke(layer);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no getter of option " + option, e);
    }
  }

  static Map<String, INDArray> parameters(MultiLayerNetwork network) {
    return network.getLayer(0).paramTable();
  }

  private static void set(FeedForwardLayer.Builder<?> builder, String option, String value) {
    try {
      for (Method method : builder.getClass().getMethods()) {
        if (method.getName().equals(option) && method.getParameterCount() == 1) {
          Class<?> type = method.getParameterTypes()[0];
          if (type.isEnum()) {
            method.invoke(builder, constant(type, value));
            return;
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(option + " does not take " + value, e);
    }
    throw new AssertionError("no option " + option + " with an enumeration");
  }

  private static Object constant(Class<?> type, String name) {
    return List.of(type.getEnumConstants()).stream()
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + type));
  }

  @Override
  public String toString() {
    return entry.name();
  }
}
