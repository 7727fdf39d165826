package org.kinema4j.optim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Changes the gradients of a whole model between back-propagation and the updaters. They are sums
 * over the batch then; Deeplearning4j divides them afterwards.
 */
final class GradientStage extends BaseTrainingListener {

  private final Model model;
  private final List<GradientChange> changes;
  private final List<UpdaterBlock> stepped = new ArrayList<>();
  private final List<UpdaterBlock> others = new ArrayList<>();
  private int iteration = -1;

  private GradientStage(Model model, BaseMultiLayerUpdater<?> updater) {
    this.model = model;
    for (UpdaterBlock block : updater.getUpdaterBlocks()) {
      (GradientChange.concerns(block) ? stepped : others).add(block);
    }
    changes = GradientChange.common(stepped);
  }

  static void install(MultiLayerNetwork network) {
    GradientStage stage =
        new GradientStage(network, (BaseMultiLayerUpdater<?>) network.getUpdater());
    stage.install(network.getListeners());
  }

  static void install(ComputationGraph graph) {
    new GradientStage(graph, graph.getUpdater()).install(graph.getListeners());
  }

  /** Puts itself first, so that other listeners see the gradients that the updaters get. */
  private void install(Collection<TrainingListener> present) {
    List<TrainingListener> listeners = new ArrayList<>(present);
    boolean replaces = listeners.removeIf(GradientStage.class::isInstance);
    if (!changes.isEmpty()) {
      listeners.add(0, this);
      stepped.forEach(block -> ((OptimizerUpdater) block.getGradientUpdater()).follow(this));
    }
    if (replaces || !changes.isEmpty()) {
      model.setListeners(listeners);
    }
  }

  boolean hasRun(int ofIteration) {
    return iteration == ofIteration;
  }

  @Override
  public void onGradientCalculation(Model trained) {
    if (trained == model) {
      changes.forEach(this::apply);
      iteration = BaseOptimizer.getIterationCount(model);
    }
  }

  private void apply(GradientChange change) {
    switch (change.kind()) {
      case SHARPNESS_AWARE -> sharpen(change.size());
      case CLIPPED_BY_GLOBAL_NORM -> clip(change.size());
    }
  }

  /** Makes the mean gradient no longer than this. */
  private void clip(double threshold) {
    double norm = norm() / (model.conf().isMiniBatch() ? model.batchSize() : 1);
    if (norm > threshold) {
      stepped.forEach(block -> block.getGradientView().muli(threshold / norm));
    }
  }

  /** Takes the gradients at another place: this far along themselves. */
  private void sharpen(double rho) {
    double norm = norm();
    if (norm > 0 && norm < Double.POSITIVE_INFINITY) {
      SecondPass pass = SecondPass.start(model, statistics());
      INDArray parameters = pass.parameters();
      for (UpdaterBlock block : stepped) {
        INDArray part =
            parameters.get(
                NDArrayIndex.interval(block.getParamOffsetStart(), block.getParamOffsetEnd()));
        Vectors.add(part, rho / norm, block.getGradientView());
      }
      pass.finish();
    }
  }

  /** What is no gradient, though it lies among them: of batch normalization, center loss. */
  private List<INDArray> statistics() {
    return others.stream().map(UpdaterBlock::getGradientView).filter(Objects::nonNull).toList();
  }

  private double norm() {
    double squares = 0;
    for (UpdaterBlock block : stepped) {
      double norm = block.getGradientView().norm2Number().doubleValue();
      squares += norm * norm;
    }
    return Math.sqrt(squares);
  }
}
