package org.kinema4j.optim;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The weights to evaluate, in a model as long as this is open: the averages of {@link Averaged},
 * the slow weights of {@link Lookahead}, the mean of schedule-free methods. Closed, the model has
 * the weights of training again, bit for bit. Of nested optimizers the outermost that keeps weights
 * gives them.
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new Averaged(new Momentum(0.05)))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(66).nOut(8).build())
 *             .build());
 * network.init();
 * Training.prepare(network);
 * network.fit(Nd4j.rand(32, 66), Nd4j.rand(32, 8));
 * try (EvaluationWeights averages = EvaluationWeights.in(network)) {
 *   network.output(Nd4j.rand(1, 66));
 * }
 * MultiLayerNetwork toKeep = EvaluationWeights.copy(network);
 * }</pre>
 *
 * <p>Meanwhile the model must not train: its optimizers refuse to step. Nor should it be saved to
 * train later: the file would have these weights beside the state of training. Save it closed, or
 * {@link #copy(MultiLayerNetwork)} it to predict. Layers without such an optimizer, among them
 * frozen ones, keep their weights. Mean and variance of batch normalization are those of training,
 * not those that the averaged weights would give.
 *
 * @since 0.1
 */
public final class EvaluationWeights implements AutoCloseable {

  private final List<Block> blocks;

  /** An optimizer, the arrays that it steps, and a place for their weights of training. */
  private record Block(OptimizerUpdater updater, List<Tensor> tensors, INDArray training) {

    static Block of(OptimizerUpdater updater, List<Tensor> tensors) {
      long length = tensors.stream().mapToLong(Tensor::length).sum();
      INDArray first = tensors.get(0).parameters();
      return new Block(
          updater, tensors, Nd4j.createUninitializedDetached(first.dataType(), length));
    }

    void begin() {
      KeptWeights.assignParameters(training, tensors);
      INDArray evaluated = training.dup();
      AveragingOptimizer optimizer = averaging(updater.getConfig());
      if (optimizer != null) {
        optimizer.toEvaluation(evaluated, updater.states());
      }
      set(evaluated);
      updater.evaluating(true);
    }

    void end() {
      set(training);
      updater.evaluating(false);
    }

    private void set(INDArray weights) {
      tensors.forEach(tensor -> tensor.parameters().assign(tensor.shaped(weights)));
    }
  }

  private EvaluationWeights(List<Block> blocks, String model) {
    if (blocks.stream().noneMatch(block -> averaging(block.updater().getConfig()) != null)) {
      throw new IllegalArgumentException(
          model
              + " must have an optimizer that keeps weights to evaluate (Averaged, Lookahead,"
              + " ScheduleFreeSgd, ScheduleFreeAdamW), but has "
              + blocks.stream().map(block -> block.updater().getConfig()).distinct().toList());
    }
    if (blocks.stream().anyMatch(block -> block.updater().isEvaluating())) {
      throw new IllegalStateException(model + " has the weights to evaluate already");
    }
    this.blocks = blocks;
    blocks.forEach(Block::begin);
  }

  /**
   * Puts the weights to evaluate into a network.
   *
   * @param network a network after {@code init()}
   * @return to be closed before training goes on
   * @throws IllegalArgumentException if none of its optimizers keeps weights to evaluate
   * @throws IllegalStateException if it has them already
   */
  public static EvaluationWeights in(MultiLayerNetwork network) {
    return new EvaluationWeights(blocks(network.getUpdater()), "network");
  }

  /**
   * Puts the weights to evaluate into a graph of layers.
   *
   * @param graph a graph after {@code init()}
   * @return to be closed before training goes on
   * @throws IllegalArgumentException if none of its optimizers keeps weights to evaluate
   * @throws IllegalStateException if it has them already
   */
  public static EvaluationWeights in(ComputationGraph graph) {
    return new EvaluationWeights(blocks(graph.getUpdater()), "graph");
  }

  /**
   * Puts the weights to evaluate into a SameDiff graph.
   *
   * @param graph a graph with a training configuration
   * @return to be closed before training goes on
   * @throws IllegalArgumentException if its optimizer keeps no weights to evaluate
   * @throws IllegalStateException if it has them already
   */
  public static EvaluationWeights in(SameDiff graph) {
    List<Block> blocks = new ArrayList<>();
    GraphUpdaters.of(graph)
        .forEach(
            (name, updater) -> {
              if (updater instanceof OptimizerUpdater ours) {
                blocks.add(Block.of(ours, List.of(Training.tensor(graph, name))));
              }
            });
    return new EvaluationWeights(blocks, "SameDiff graph");
  }

  /**
   * Copies a network with the weights to evaluate, to predict with and to save. Training goes on
   * from the network, not from the copy.
   *
   * @param network a network after {@code init()}
   * @return the copy
   * @throws IllegalArgumentException if none of its optimizers keeps weights to evaluate
   */
  public static MultiLayerNetwork copy(MultiLayerNetwork network) {
    EvaluationWeights weights = in(network);
    try {
      return network.clone();
    } finally {
      weights.close();
    }
  }

  /**
   * Copies a graph of layers with the weights to evaluate, to predict with and to save. Training
   * goes on from the graph, not from the copy.
   *
   * @param graph a graph after {@code init()}
   * @return the copy
   * @throws IllegalArgumentException if none of its optimizers keeps weights to evaluate
   */
  public static ComputationGraph copy(ComputationGraph graph) {
    EvaluationWeights weights = in(graph);
    try {
      return graph.clone();
    } finally {
      weights.close();
    }
  }

  /**
   * Copies a SameDiff graph with the weights to evaluate, to predict with and to save. Training
   * goes on from the graph, not from the copy.
   *
   * @param graph a graph with a training configuration
   * @return the copy
   * @throws IllegalArgumentException if its optimizer keeps no weights to evaluate
   */
  public static SameDiff copy(SameDiff graph) {
    EvaluationWeights weights = in(graph);
    try {
      return graph.dup();
    } finally {
      weights.close();
    }
  }

  /**
   * Tells whether an optimizer keeps weights to evaluate, itself or within.
   *
   * @param updater any updater
   * @return whether a model with it can be given to {@code in} and {@code copy}
   */
  public static boolean keptBy(IUpdater updater) {
    return updater instanceof Optimizer optimizer && averaging(optimizer) != null;
  }

  /** Gives the model the weights of training back. */
  @Override
  public void close() {
    blocks.stream().filter(block -> block.updater().isEvaluating()).forEach(Block::end);
  }

  private static List<Block> blocks(Object updater) {
    List<Block> blocks = new ArrayList<>();
    for (UpdaterBlock block : ((BaseMultiLayerUpdater<?>) updater).getUpdaterBlocks()) {
      if (block.getGradientUpdater() instanceof OptimizerUpdater ours) {
        blocks.add(Block.of(ours, Training.tensors(block, ours.getConfig())));
      }
    }
    return blocks;
  }

  /** Returns the outermost optimizer that keeps weights, or null. */
  private static AveragingOptimizer averaging(Optimizer optimizer) {
    if (optimizer instanceof AveragingOptimizer averaging) {
      return averaging;
    }
    return optimizer instanceof WrappingOptimizer outer ? averaging(outer.optimizer()) : null;
  }
}
