package org.kinema4j.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.kinema4j.optim.Tensor.Role;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;

/**
 * Puts into place what the optimizers of a model need besides gradients. An optimizer is configured
 * as one object, {@code updater(new AdamW(1e-3))}, and stored with the model; what it sees of the
 * model is not, so a model that was made, loaded or cloned is prepared before it trains:
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new AdamW(1e-3))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(66).nOut(8).build())
 *             .build());
 * network.init();
 * Training.prepare(network);
 * network.fit(Nd4j.rand(32, 66), Nd4j.rand(32, 8));
 * }</pre>
 *
 * <p>{@link SharpnessAware} and clipping by global norm work in a listener that this adds to the
 * model. {@code setListeners} removes it, and is followed by another call: else the next step says
 * so. The model must train with {@code fit}.
 *
 * <p>A model that was not prepared says so at its first step. Preparing twice, or a model whose
 * optimizers need nothing, changes nothing. Deeplearning4j makes new updaters in {@code
 * setLearningRate} and for each copy of a network that {@code ParallelWrapper} or Spark trains: the
 * first is followed by another call, the second is not supported.
 *
 * @since 0.1
 */
public final class Training {

  /** Gains of a layer, and of the two directions of a bidirectional one. */
  private static final Set<String> GAINS = Set.of("g", "fg", "bg");

  private Training() {}

  /**
   * Prepares a network.
   *
   * @param network a network after {@code init()}
   * @throws IllegalArgumentException if a layer has {@code weightDecay} and its optimizer decays
   *     too, or if layers change the gradients of the whole model differently
   */
  public static void prepare(MultiLayerNetwork network) {
    prepareBlocks(network.getUpdater());
    GradientStage.install(network);
  }

  /**
   * Prepares a graph of layers.
   *
   * @param graph a graph after {@code init()}
   * @throws IllegalArgumentException if a layer has {@code weightDecay} and its optimizer decays
   *     too, or if layers change the gradients of the whole model differently
   */
  public static void prepare(ComputationGraph graph) {
    prepareBlocks(graph.getUpdater());
    GradientStage.install(graph);
  }

  /**
   * Prepares a SameDiff graph.
   *
   * @param graph a graph with a training configuration
   * @throws IllegalArgumentException if the optimizer must see all arrays together, or both the
   *     configuration and the optimizer decay weights
   */
  public static void prepare(SameDiff graph) {
    GraphUpdaters.of(graph).forEach((name, updater) -> show(graph, name, updater));
  }

  private static void prepareBlocks(Object updater) {
    for (UpdaterBlock block : ((BaseMultiLayerUpdater<?>) updater).getUpdaterBlocks()) {
      if (block.getGradientUpdater() instanceof OptimizerUpdater ours) {
        ours.see(tensors(block, ours.getConfig()));
      }
    }
  }

  /** Returns the arrays that a block steps, in the order of its state. */
  static List<Tensor> tensors(UpdaterBlock block, Optimizer optimizer) {
    List<Tensor> tensors = new ArrayList<>();
    for (UpdaterBlock.ParamState state : block.getLayersAndVariablesInBlock()) {
      Trainable layer = state.getLayer();
      String parameter = state.getParamName();
      String name = layer.getConfig().getLayerName() + "_" + parameter;
      requireOneDecay(name, optimizer, layer.getConfig().getRegularizationByParam(parameter));
      INDArray array = layer.paramTable(false).get(parameter);
      long start = (long) state.getParamOffsetStart() - block.getParamOffsetStart();
      tensors.add(
          new Tensor(
              name, role(layer, parameter), start, array.shape(), array.ordering(), () -> array));
    }
    return tensors;
  }

  /** Deeplearning4j counts the gains of its layer normalization among the weights. */
  private static Role role(Trainable layer, String parameter) {
    boolean weight = isWeight(layer.getConfig(), parameter) && !GAINS.contains(parameter);
    return weight ? Role.WEIGHT : Role.OTHER;
  }

  /** Attention and other vertices of graphs have parameters, too. */
  private static boolean isWeight(TrainingConfig config, String parameter) {
    if (config instanceof SameDiffVertex vertex) {
      return vertex.getVertexParams().isWeightParam(parameter);
    }
    return config instanceof Layer layer && layer.initializer().isWeightParam(layer, parameter);
  }

  private static void show(SameDiff graph, String name, GradientUpdater<?> updater) {
    if (updater instanceof OptimizerUpdater ours) {
      Optimizer optimizer = ours.getConfig();
      if (optimizer.sight().compareTo(Sight.TENSOR) > 0) {
        throw new IllegalArgumentException(
            optimizer
                + " must see all parameters together, but SameDiff steps one variable at a time;"
                + " use it in a MultiLayerNetwork or a ComputationGraph");
      }
      requireOneDecay(name, optimizer, graph.getTrainingConfig().getRegularization());
      ours.see(List.of(tensor(graph, name)));
    }
  }

  /** Returns a variable, which has a state of its own. */
  static Tensor tensor(SameDiff graph, String name) {
    long[] shape = graph.getVariable(name).getArr().shape();
    Role role = shape.length > 1 ? Role.WEIGHT : Role.OTHER;
    return new Tensor(name, role, 0, shape, 'c', () -> graph.getVariable(name).getArr());
  }

  private static void requireOneDecay(
      String name, Optimizer optimizer, List<Regularization> regularization) {
    boolean besides =
        regularization != null
            && regularization.stream().anyMatch(r -> r.applyStep() == ApplyStep.POST_UPDATER);
    if (besides && decays(optimizer)) {
      throw new IllegalArgumentException(
          String.format(
              "%s must decay once, but has weightDecay and the decay of %s; remove weightDecay",
              name, optimizer));
    }
  }

  /** Tells whether an optimizer, or one within, decays weights. */
  static boolean decays(Optimizer optimizer) {
    boolean itself =
        optimizer instanceof DecayingOptimizer decaying && decaying.weightDecay().coefficient() > 0;
    return itself || (optimizer instanceof WrappingOptimizer outer && decays(outer.optimizer()));
  }
}
