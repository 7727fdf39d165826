package org.kinema4j.optim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kinema4j.optim.internal.Flat;
import org.kinema4j.optim.internal.Scratch;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * An optimizer with its state: one for each block of a network, or for each variable of a SameDiff
 * graph. The state is flat, {@code [state 1 of all | state 2 of all | ...]}, in the row-major order
 * of the gradient's elements, whatever the order of its memory.
 */
final class OptimizerUpdater implements GradientUpdater<Optimizer> {

  private final Optimizer config;
  private final Scratch scratch = new Scratch();
  private List<INDArray> states = List.of();
  private List<Tensor> tensors = List.of();
  private boolean evaluating;
  private GradientStage stage;

  OptimizerUpdater(Optimizer config) {
    this.config = config;
  }

  @Override
  public Optimizer getConfig() {
    return config;
  }

  /** Learns what it steps. */
  void see(List<Tensor> arrays) {
    tensors = List.copyOf(arrays);
  }

  /** Refuses steps as long as the model has other weights than those of training. */
  void evaluating(boolean now) {
    evaluating = now;
  }

  boolean isEvaluating() {
    return evaluating;
  }

  /** Returns the arrays of the state. */
  List<INDArray> states() {
    return states;
  }

  /** Learns what changes the gradients of the whole model before it steps. */
  void follow(GradientStage newStage) {
    stage = newStage;
  }

  /** Uses a view as state. SameDiff hands it over twice, first without having it initialized. */
  void attach(INDArray view, boolean initialize) {
    int count = config.states().size();
    if (count == 0) {
      return;
    }
    INDArray flat = Flat.view(view);
    long size = flat.length() / count;
    if (size * count != flat.length()) {
      throw new IllegalArgumentException(
          String.format(
              "state of %s must be a multiple of %d, received length %d",
              config, count, flat.length()));
    }
    List<INDArray> views = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // of order c like the gradient: over mixed orders, Adam's native updater is slower
      INDArray part = flat.get(NDArrayIndex.interval(i * size, (i + 1) * size));
      views.add(part.reshape('c', new long[] {size}));
    }
    use(views, initialize);
  }

  @Override
  public void setStateViewArray(
      INDArray viewArray, long[] gradientShape, char gradientOrder, boolean initialize) {
    attach(viewArray, initialize);
  }

  @Override
  public void setState(Map<String, INDArray> stateMap, boolean initialize) {
    if (!stateMap.keySet().equals(Set.copyOf(config.states()))) {
      throw new IllegalArgumentException(
          String.format(
              "state of %s must be %s, received %s", config, config.states(), stateMap.keySet()));
    }
    use(config.states().stream().map(stateMap::get).map(Flat::view).toList(), initialize);
  }

  @Override
  public Map<String, INDArray> getState() {
    Map<String, INDArray> named = new LinkedHashMap<>();
    for (int i = 0; i < states.size(); i++) {
      named.put(config.states().get(i), states.get(i));
    }
    return named;
  }

  @Override
  public void applyUpdater(INDArray gradient, int iteration, int epoch) {
    requireTraining();
    requireState(gradient);
    requireSight();
    requireStage(iteration);
    double rate = config.getLearningRate(iteration, epoch);
    Flat.change(
        gradient,
        flat -> config.step(new Step(flat, states, rate, iteration + 1, tensors, scratch)));
  }

  private void use(List<INDArray> arrays, boolean initialize) {
    states = arrays;
    for (int i = 0; initialize && i < arrays.size(); i++) {
      arrays.get(i).assign(config.initial(i));
    }
  }

  private void requireTraining() {
    if (evaluating) {
      throw new IllegalStateException(
          config + " cannot step while its model has the weights to evaluate; close them first");
    }
  }

  private void requireSight() {
    if (config.sight() != Sight.ELEMENT && tensors.isEmpty()) {
      throw new IllegalStateException(
          String.format(
              "%s needs the parameters that it steps; call Training.prepare(model) after init(),"
                  + " after loading, after clone() and after setLearningRate",
              config));
    }
  }

  private void requireStage(int iteration) {
    if (stage != null && !stage.hasRun(iteration)) {
      throw new IllegalStateException(
          String.format(
              "%s changes the gradients of the whole model in a listener, which did not run in"
                  + " iteration %d; call Training.prepare(model) after setListeners, and train with"
                  + " fit",
              config, iteration));
    }
  }

  private void requireState(INDArray gradient) {
    if (states.size() != config.states().size()) {
      throw new IllegalStateException(config + " has no state; call setStateViewArray first");
    }
    if (!states.isEmpty() && states.get(0).length() != gradient.length()) {
      throw new IllegalArgumentException(
          String.format(
              "gradient of %s must have length %d, received %d",
              config, states.get(0).length(), gradient.length()));
    }
  }
}
