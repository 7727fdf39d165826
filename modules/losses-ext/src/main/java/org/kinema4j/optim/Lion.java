package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Evolved sign momentum (Lion): every weight moves by the learning rate, in the direction of a mean
 * of gradients.
 *
 * <pre>
 *   s_t = eta sign(beta1 m_(t-1) + (1 - beta1) g_t)
 *   m_t = beta2 m_(t-1) + (1 - beta2) g_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ \theta_t = \theta_{t-1} - \eta\, \mathrm{sign}(\beta_1 m_{t-1} + (1 - \beta_1) g_t), \quad
 * m_t = \beta_2 m_{t-1} + (1 - \beta_2) g_t \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>1e-4</td></tr>
 *   <tr><td>\( \beta_1 \)</td><td>{@code beta1}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA1}</td><td>0.9</td></tr>
 *   <tr><td>\( \beta_2 \)</td><td>{@code beta2}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA2}</td><td>0.99</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code m}, mean of the gradients.
 *
 * <p><b>First step.</b> {@code η sign(g)}.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new Lion(1e-4));
 * }</pre>
 *
 * @deviation no decay of its own
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta1 how much of the mean counts in the direction
 * @param beta2 how much of the mean stays
 * @see <a href="https://arxiv.org/abs/2302.06675">Chen et al., Symbolic Discovery of Optimization
 *     Algorithms, 2023</a>
 * @since 0.1
 */
public record Lion(LearningRate learningRate, double beta1, double beta2) implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 1e-4;

  /** Default of {@code beta1}. */
  public static final double DEFAULT_BETA1 = 0.9;

  /** Default of {@code beta2}. */
  public static final double DEFAULT_BETA2 = 0.99;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param beta1 how much of the mean counts in the direction
   * @param beta2 how much of the mean stays
   */
  public Lion {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
  }

  /** Makes the optimizer with its defaults. */
  public Lion() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public Lion(double learningRate) {
    this(LearningRate.of(learningRate), DEFAULT_BETA1, DEFAULT_BETA2);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public Lion(ISchedule schedule) {
    this(LearningRate.of(schedule), DEFAULT_BETA1, DEFAULT_BETA2);
  }

  /**
   * Returns a copy with another beta1.
   *
   * @param newBeta1 how much of the mean counts in the direction
   * @return the copy
   */
  public Lion withBeta1(double newBeta1) {
    return new Lion(learningRate, newBeta1, beta2);
  }

  /**
   * Returns a copy with another beta2.
   *
   * @param newBeta2 how much of the mean stays
   * @return the copy
   */
  public Lion withBeta2(double newBeta2) {
    return new Lion(learningRate, beta1, newBeta2);
  }

  @Override
  public List<String> states() {
    return List.of("m");
  }

  @Override
  public void step(Step step) {
    INDArray direction = step.scratch(0);
    direction.assign(step.state(0));
    Vectors.average(direction, beta1, step.gradient());
    Vectors.average(step.state(0), beta2, step.gradient());
    Transforms.sign(direction, false);
    direction.muli(step.rate(), step.gradient());
  }

  @Override
  public Lion clone() {
    return new Lion(learningRate, beta1, beta2);
  }
}
