package org.kinema4j.optim.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kinema4j.optim.contract.DecayNets.base;
import static org.kinema4j.optim.contract.DecayNets.dense;
import static org.kinema4j.optim.contract.DecayNets.end;
import static org.kinema4j.optim.contract.DecayNets.lstm;
import static org.kinema4j.optim.contract.DecayNets.network;
import static org.kinema4j.optim.contract.DecayNets.output;
import static org.kinema4j.optim.contract.DecayNets.sequences;
import static org.kinema4j.optim.contract.DecayNets.simple;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.compat.QuietGradients;
import org.kinema4j.optim.AdamW;
import org.kinema4j.optim.Clipped;
import org.kinema4j.optim.Clipping;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.SharpnessAware;
import org.kinema4j.optim.Training;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.schedule.FixedSchedule;

/**
 * What decays, decays once, wherever an optimizer with decay is set and whatever happens to the
 * model: a step with decay differs from a step without by the share of the weights.
 */
class DecayOnceTest {

  private static final double RATE = 0.1;
  private static final double COEFFICIENT = 0.3;
  private static final double EXACT = 1e-14;
  private static final Set<String> WEIGHTS = Set.of("0_W", "1_W");

  @TempDir static Path directory;

  /** An optimizer for each decay. */
  record Method(String name, Function<Decay, Optimizer> make) {
    Optimizer with(double coefficient) {
      return make.apply(Decay.coupled(coefficient));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Method> methods() {
    return Stream.of(
        new Method("AdamW", decay -> new AdamW(RATE).withWeightDecay(decay)),
        new Method("Decayed", decay -> new Decayed(new Momentum(RATE), decay)),
        new Method(
            "SharpnessAware",
            decay ->
                new SharpnessAware(
                    new Clipped(
                        new Decayed(new Momentum(RATE), decay), Clipping.byGlobalNorm(1)))));
  }

  /** What may happen to a network before it trains. */
  enum Past {
    NONE {
      @Override
      MultiLayerNetwork live(MultiLayerNetwork network) {
        return network;
      }
    },
    JSON {
      @Override
      MultiLayerNetwork live(MultiLayerNetwork network) {
        String json = network.getLayerWiseConfigurations().toJson();
        MultiLayerNetwork other = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
        other.init();
        other.setParams(network.params());
        return other;
      }
    },
    FILE {
      @Override
      MultiLayerNetwork live(MultiLayerNetwork network) {
        try {
          File file = directory.resolve("network.zip").toFile();
          ModelSerializer.writeModel(network, file, true);
          return ModelSerializer.restoreMultiLayerNetwork(file, true);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    },
    CLONE {
      @Override
      MultiLayerNetwork live(MultiLayerNetwork network) {
        return network.clone();
      }
    };

    abstract MultiLayerNetwork live(MultiLayerNetwork network);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void setForTheWholeNetwork(Method method) {
    for (Past past : Past.values()) {
      check(past, WEIGHTS, c -> SmallNets.network(method.with(c)));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void setForEachLayer(Method method) {
    for (Past past : Past.values()) {
      check(
          past,
          WEIGHTS,
          c ->
              network(
                  base(new Momentum(RATE)),
                  dense().updater(method.with(c)).build(),
                  output().updater(method.with(c)).build()));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void biasesWithAnOptimizerOfTheirOwn(Method method) {
    for (Past past : Past.values()) {
      check(
          past,
          WEIGHTS,
          c ->
              network(
                  base(method.with(c)), dense().biasUpdater(rate(method.with(c))).build(), end()));
      check(
          past,
          Set.of("0_W", "0_b", "1_W", "1_b"),
          c -> {
            Optimizer all = method.make().apply(Decay.coupled(c).withBiasesAndGains());
            return network(base(all), dense().biasUpdater(all).build(), end());
          });
    }
  }

  /** The same rate as a schedule: not equal, and so a block of its own. */
  private static Optimizer rate(Optimizer optimizer) {
    optimizer.setLrAndSchedule(Double.NaN, new FixedSchedule(RATE));
    return optimizer;
  }

  @ParameterizedTest
  @MethodSource("methods")
  void gainsAndNormalizationsStay(Method method) {
    BatchNormalization normalization = new BatchNormalization.Builder().nIn(4).nOut(4).build();
    for (Past past : Past.values()) {
      check(
          past,
          Set.of("0_W", "2_W"),
          c ->
              network(
                  base(method.with(c)),
                  dense().hasLayerNorm(true).build(),
                  (Layer) normalization.clone(),
                  end()));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void frozenLayersStay(Method method) {
    for (Past past : new Past[] {Past.NONE, Past.JSON, Past.FILE}) {
      check(
          past,
          Set.of("1_W"),
          c -> network(base(method.with(c)), new FrozenLayer(dense().build()), end()));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void recurrentLayers(Method method) {
    for (Past past : Past.values()) {
      check(past, Set.of("0_W", "0_RW", "1_W"), c -> sequences(method.with(c), lstm()));
      check(
          past,
          Set.of("0_fW", "0_fRW", "0_bW", "0_bRW", "1_W"),
          c -> sequences(method.with(c), new Bidirectional(Bidirectional.Mode.ADD, lstm())));
      check(past, Set.of("0_W", "0_RW", "1_W"), c -> sequences(method.with(c), simple()));
      check(
          past,
          Set.of("0_fW", "0_fRW", "0_bW", "0_bRW", "1_W"),
          c -> sequences(method.with(c), new Bidirectional(Bidirectional.Mode.ADD, simple())));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void graphs(Method method) throws IOException {
    for (boolean saved : new boolean[] {false, true}) {
      ComputationGraph plain = graph(method.with(0), saved);
      ComputationGraph decaying = graph(method.with(COEFFICIENT), saved);
      Map<String, INDArray> start = copies(plain.paramTable());
      plain.fit(SmallNets.data(1));
      decaying.fit(SmallNets.data(1));
      compare(start, plain.paramTable(), decaying.paramTable(), WEIGHTS);

      ComputationGraph clone = graph(method.with(COEFFICIENT), saved).clone();
      Training.prepare(clone);
      clone.fit(SmallNets.data(1));
      assertThat(clone.params()).isEqualTo(decaying.params());
    }
  }

  private static ComputationGraph graph(Optimizer optimizer, boolean saved) throws IOException {
    ComputationGraph graph = SmallNets.graph(optimizer);
    graph.setParams(some(graph.numParams()));
    if (saved) {
      File file = directory.resolve("graph.zip").toFile();
      ModelSerializer.writeModel(graph, file, true);
      graph = ModelSerializer.restoreComputationGraph(file, true);
    }
    Training.prepare(graph);
    return graph;
  }

  @Test
  void sameDiff() {
    for (Method method : methods().limit(2).toList()) {
      for (boolean saved : new boolean[] {false, true}) {
        SameDiff plain = sameDiff(method.with(0), saved);
        SameDiff decaying = sameDiff(method.with(COEFFICIENT), saved);
        Map<String, INDArray> start = copies(parameters(plain));
        plain.fit(SmallNets.data(1));
        decaying.fit(SmallNets.data(1));
        compare(start, parameters(plain), parameters(decaying), WEIGHTS);
      }
    }
  }

  private static SameDiff sameDiff(Optimizer optimizer, boolean saved) {
    MultiLayerNetwork weights = SmallNets.network(new Momentum());
    weights.setParams(some(weights.numParams()));
    SameDiff sd = SmallNets.sameDiff(optimizer, weights);
    QuietGradients.create(sd, SmallNets.NAMES.values().toArray(new String[0]));
    if (saved) {
      File file = directory.resolve("graph.sd").toFile();
      sd.save(file, true);
      sd = SameDiff.load(file, true);
    }
    Training.prepare(sd);
    return sd;
  }

  /** By the names that a network gives. */
  private static Map<String, INDArray> parameters(SameDiff sd) {
    return new TreeMap<>(
        SmallNets.NAMES.keySet().stream()
            .collect(
                Collectors.toMap(
                    name -> name, name -> sd.getVariable(SmallNets.NAMES.get(name)).getArr())));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aSecondDecayIsRefused(Method method) {
    String once = "layer0_W must decay once, but has weightDecay and the decay of ";
    MultiLayerNetwork global =
        network(base(method.with(COEFFICIENT)).weightDecay(0.1), dense().build(), end());
    MultiLayerNetwork layer =
        network(base(method.with(COEFFICIENT)), dense().weightDecay(0.1).build(), end());
    MultiLayerNetwork none = network(base(method.with(0)), dense().weightDecay(0.1).build(), end());

    assertThatThrownBy(() -> Training.prepare(global))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(once);
    assertThatThrownBy(() -> Training.prepare(layer)).hasMessageStartingWith(once);
    Training.prepare(none);
  }

  @Test
  void aSecondDecayIsRefusedInSameDiff() {
    for (Method method : methods().limit(2).toList()) {
      SameDiff sd = SmallNets.sameDiff(method.with(COEFFICIENT), SmallNets.network(new Momentum()));
      sd.getTrainingConfig().setRegularization(List.of(new WeightDecay(0.1, true)));
      assertThatThrownBy(() -> Training.prepare(sd))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must decay once, but has weightDecay and the decay of ");
    }
  }

  private static void check(
      Past past, Set<String> decaying, Function<Double, MultiLayerNetwork> make) {
    MultiLayerNetwork without = ready(past, make.apply(0.0));
    MultiLayerNetwork with = ready(past, make.apply(COEFFICIENT));
    Map<String, INDArray> start = copies(with.paramTable());
    step(without);
    step(with);
    compare(start, without.paramTable(), with.paramTable(), decaying);
  }

  /** With parameters that are all away from 0, so that what decays shows. */
  private static MultiLayerNetwork ready(Past past, MultiLayerNetwork network) {
    network.setParams(some(network.numParams()));
    MultiLayerNetwork ready = past.live(network);
    Training.prepare(ready);
    return ready;
  }

  private static INDArray some(long length) {
    Nd4j.getRandom().setSeed(7);
    return Nd4j.rand(DataType.DOUBLE, 1, length).addi(0.5);
  }

  private static void step(MultiLayerNetwork network) {
    if (network.getOutputLayer().conf().getLayer() instanceof RnnOutputLayer) {
      INDArray in = Nd4j.linspace(-1, 1, 2 * 3 * 5, DataType.DOUBLE).reshape(2, 3, 5);
      network.fit(in, Nd4j.linspace(0, 1, 2 * 2 * 5, DataType.DOUBLE).reshape(2, 2, 5));
    } else {
      network.fit(SmallNets.data(1));
    }
  }

  private static Map<String, INDArray> copies(Map<String, INDArray> parameters) {
    Map<String, INDArray> copies = new TreeMap<>();
    parameters.forEach((name, array) -> copies.put(name, array.dup()));
    return copies;
  }

  private static void compare(
      Map<String, INDArray> start,
      Map<String, INDArray> without,
      Map<String, INDArray> with,
      Set<String> decaying) {
    assertThat(new TreeSet<>(start.keySet())).containsAll(decaying);
    start.forEach(
        (name, array) -> {
          double share = decaying.contains(name) ? RATE * COEFFICIENT : 0;
          INDArray difference = without.get(name).sub(with.get(name));
          assertThat(flat(difference))
              .as(name)
              .containsExactly(flat(array.mul(share)), within(EXACT));
        });
  }

  private static double[] flat(INDArray array) {
    return array.dup('c').reshape(array.length()).toDoubleVector();
  }
}
