package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * ADOPT: Adam that divides by the root of the squares before this one and averages afterwards,
 * which converges for any beta2.
 *
 * <pre>
 *   v_1 = g_1^2,   s_1 = 0
 *   c_t = (t - 1)^(1/4)
 *   m_t = beta1 m_(t-1) + (1 - beta1) clip(g_t / max(sqrt(v_(t-1)), epsilon), -c_t, c_t)
 *   v_t = beta2 v_(t-1) + (1 - beta2) g_t^2
 *   s_t = eta m_t   for t &gt;= 2
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ m_t = \beta_1 m_{t-1} + (1 - \beta_1)\, \mathrm{clip}\!\left(
 * \frac{g_t}{\max(\sqrt{v_{t-1}}, \varepsilon)}, \pm (t-1)^{1/4} \right), \quad \theta_t =
 * \theta_{t-1} - \eta m_t \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>0.001</td></tr>
 *   <tr><td>\( \beta_1 \)</td><td>{@code beta1}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA1}</td><td>0.9</td></tr>
 *   <tr><td>\( \beta_2 \)</td><td>{@code beta2}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA2}</td><td>0.9999</td></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code epsilon}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON}</td><td>1e-6</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code m}, mean of the gradients; {@code v}, mean of their squares.
 *
 * <p><b>First step.</b> 0: the first gradient only starts v.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new ADOPT(0.001));
 * }</pre>
 *
 * @deviation none; the paper counts from 0 the gradient that starts v, so its clipping is at
 *     t^(1/4)
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta1 how much of the mean of gradients stays
 * @param beta2 how much of the mean of squares stays
 * @param epsilon least root that is divided by
 * @see <a href="https://arxiv.org/abs/2411.02853">Taniguchi et al., ADOPT: Modified Adam Can
 *     Converge with Any β2 with the Optimal Rate, 2024</a>
 * @since 0.1
 */
public record ADOPT(LearningRate learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.001;

  /** Default of {@code beta1}. */
  public static final double DEFAULT_BETA1 = 0.9;

  /** Default of {@code beta2}. */
  public static final double DEFAULT_BETA2 = 0.9999;

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 1e-6;

  /** How the bound of the normalized gradient grows with the steps; the paper's number. */
  private static final double CLIPPING = 0.25;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param beta1 how much of the mean of gradients stays
   * @param beta2 how much of the mean of squares stays
   * @param epsilon least root that is divided by
   */
  public ADOPT {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
    Arguments.positive("epsilon", epsilon);
  }

  /** Makes the optimizer with its defaults. */
  public ADOPT() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public ADOPT(double learningRate) {
    this(LearningRate.of(learningRate), DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public ADOPT(ISchedule schedule) {
    this(LearningRate.of(schedule), DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON);
  }

  /**
   * Returns a copy with another beta1.
   *
   * @param newBeta1 how much of the mean of gradients stays
   * @return the copy
   */
  public ADOPT withBeta1(double newBeta1) {
    return new ADOPT(learningRate, newBeta1, beta2, epsilon);
  }

  /**
   * Returns a copy with another beta2.
   *
   * @param newBeta2 how much of the mean of squares stays
   * @return the copy
   */
  public ADOPT withBeta2(double newBeta2) {
    return new ADOPT(learningRate, beta1, newBeta2, epsilon);
  }

  /**
   * Returns a copy with another epsilon.
   *
   * @param newEpsilon least root that is divided by
   * @return the copy
   */
  public ADOPT withEpsilon(double newEpsilon) {
    return new ADOPT(learningRate, beta1, beta2, newEpsilon);
  }

  @Override
  public List<String> states() {
    return List.of("m", "v");
  }

  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    INDArray m = step.state(0);
    INDArray v = step.state(1);
    if (step.t() == 1) {
      g.muli(g, v);
      g.assign(0);
      return;
    }
    INDArray normal = Vectors.root(step.scratch(0), v, 1, 0);
    Transforms.max(normal, epsilon, false);
    g.divi(normal, normal);
    double bound = Math.pow(step.t() - 1.0, CLIPPING);
    Vectors.clip(normal, -bound, bound);
    Vectors.averageSquare(v, beta2, g, g);
    Vectors.average(m, beta1, normal);
    g.assign(m).muli(step.rate());
  }

  @Override
  public ADOPT clone() {
    return new ADOPT(learningRate, beta1, beta2, epsilon);
  }
}
