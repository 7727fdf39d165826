package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Gradient descent with momentum (heavy ball): the step is a velocity that keeps a share of itself
 * and takes up the gradient.
 *
 * <pre>
 *   v_t = gamma v_(t-1) + eta g_t
 *   s_t = v_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ v_t = \gamma v_{t-1} + \eta g_t, \quad \theta_t = \theta_{t-1} - v_t \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>none</td></tr>
 *   <tr><td>\( \gamma \)</td><td>{@code momentum}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_MOMENTUM}</td><td>none</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code v}, velocity.
 *
 * <p><b>First step.</b> {@code η g}, a step of gradient descent.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new Momentum(0.01));
 * }</pre>
 *
 * @deviation none; with a schedule it differs from PyTorch, which keeps the rate out of the
 *     velocity: there a new rate scales the whole step at once, here only what comes new
 * @param learningRate how long the steps are, as a number or a schedule
 * @param momentum share of the velocity that stays
 * @see <a href="https://doi.org/10.1016/0041-5553(64)90137-5">Polyak, Some methods of speeding up
 *     the convergence of iteration methods, 1964</a>
 * @since 0.1
 */
public record Momentum(LearningRate learningRate, double momentum) implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.01;

  /** Default of {@code momentum}. */
  public static final double DEFAULT_MOMENTUM = 0.9;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param momentum share of the velocity that stays
   */
  public Momentum {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("momentum", momentum);
  }

  /** Makes the optimizer with its defaults. */
  public Momentum() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public Momentum(double learningRate) {
    this(LearningRate.of(learningRate), DEFAULT_MOMENTUM);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public Momentum(ISchedule schedule) {
    this(LearningRate.of(schedule), DEFAULT_MOMENTUM);
  }

  /**
   * Returns a copy with another momentum.
   *
   * @param newMomentum share of the velocity that stays
   * @return the copy
   */
  public Momentum withMomentum(double newMomentum) {
    return new Momentum(learningRate, newMomentum);
  }

  @Override
  public List<String> states() {
    return List.of("v");
  }

  @Override
  public void step(Step step) {
    INDArray v = step.state(0);
    v.muli(momentum);
    Vectors.add(v, step.rate(), step.gradient());
    step.gradient().assign(v);
  }

  @Override
  public Momentum clone() {
    return new Momentum(learningRate, momentum);
  }
}
