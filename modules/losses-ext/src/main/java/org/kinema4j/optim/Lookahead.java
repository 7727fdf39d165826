package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Lookahead: slow weights go a part of the way that an optimizer leads in some steps, and it starts
 * anew from there.
 *
 * <pre>
 *   f_t = theta_(t-1) - s'_t                          s'_t of the optimizer within
 *   phi_t = phi_(t-1) + alpha (f_t - phi_(t-1))       in every k-th step, else phi_(t-1);   phi_0 = theta_0
 *   s_t = theta_(t-1) - phi_t                         in every k-th step, else s'_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ \phi_t = \phi_{t-1} + \alpha (f_t - \phi_{t-1}), \quad \theta_t = \phi_t \quad \text{if } k
 * \mid t \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( s'_t \)</td><td>{@code optimizer}</td><td>any optimizer of this
 *       module</td><td>none</td><td>SGD, Adam</td></tr>
 *   <tr><td>\( k \)</td><td>{@code steps}</td><td>\( [1, \infty) \)</td><td>{@value
 *       #DEFAULT_STEPS}</td><td>5</td></tr>
 *   <tr><td>\( \alpha \)</td><td>{@code alpha}</td><td>\( (0, 1] \)</td><td>{@value
 *       #DEFAULT_ALPHA}</td><td>0.5</td></tr>
 * </table>
 *
 * <p><b>State.</b> That of the optimizer within, which goes on; {@code slow}, the slow weights, not
 * a number before the first step.
 *
 * <p><b>First step.</b> That of the optimizer within, if {@code steps} is more than 1.
 *
 * <p>The slow weights are put into a model by {@link EvaluationWeights}.
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new Lookahead(new AdamW(1e-3)))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(66).nOut(8).build())
 *             .build());
 * network.init();
 * Training.prepare(network);
 * }</pre>
 *
 * @deviation none; of the paper's three ways with the state within it is kept, the paper's own
 *     choice
 * @param optimizer the optimizer that leads
 * @param steps number of its steps from one step of the slow weights to the next
 * @param alpha part of the way that the slow weights go
 * @see <a href="https://arxiv.org/abs/1907.08610">Zhang et al., Lookahead Optimizer: k steps
 *     forward, 1 step back, 2019</a>
 * @since 0.1
 */
public record Lookahead(Optimizer optimizer, int steps, double alpha)
    implements WrappingOptimizer, AveragingOptimizer {

  /** Default of {@code steps}. */
  public static final int DEFAULT_STEPS = 5;

  /** Default of {@code alpha}. */
  public static final double DEFAULT_ALPHA = 0.5;

  /**
   * Checks the parameters.
   *
   * @param optimizer the optimizer that leads
   * @param steps number of its steps from one step of the slow weights to the next
   * @param alpha part of the way that the slow weights go
   */
  public Lookahead {
    optimizer = Arguments.present("optimizer", optimizer).clone();
    Arguments.atLeast("steps", steps, 1);
    Arguments.positiveFraction("alpha", alpha);
  }

  /**
   * Goes around an optimizer with the defaults.
   *
   * @param optimizer the optimizer that leads
   */
  public Lookahead(Optimizer optimizer) {
    this(optimizer, DEFAULT_STEPS, DEFAULT_ALPHA);
  }

  /**
   * Returns a copy with another number of steps.
   *
   * @param newSteps number of its steps from one step of the slow weights to the next
   * @return the copy
   */
  public Lookahead withSteps(int newSteps) {
    return new Lookahead(optimizer, newSteps, alpha);
  }

  /**
   * Returns a copy with another alpha.
   *
   * @param newAlpha part of the way that the slow weights go
   * @return the copy
   */
  public Lookahead withAlpha(double newAlpha) {
    return new Lookahead(optimizer, steps, newAlpha);
  }

  @Override
  public List<String> ownStates() {
    return List.of("slow");
  }

  @Override
  public double initial(int index) {
    return KeptWeights.initial(this, index);
  }

  @Override
  public Sight ownSight() {
    return Sight.TENSOR;
  }

  @Override
  public void step(Step step) {
    INDArray slow = KeptWeights.of(this, step);
    optimizer.step(step);
    if (step.t() % steps == 0) {
      INDArray gap = KeptWeights.gap(slow, step);
      Vectors.add(slow, -alpha, gap);
      Vectors.add(step.gradient(), alpha - 1, gap);
    }
  }

  @Override
  public void toEvaluation(INDArray parameters, List<INDArray> states) {
    KeptWeights.replace(this, parameters, states);
  }

  @Override
  public Lookahead clone() {
    return new Lookahead(optimizer, steps, alpha);
  }
}
