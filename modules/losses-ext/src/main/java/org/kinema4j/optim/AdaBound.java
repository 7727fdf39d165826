package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * AdaBound: Adam whose rates of single weights are held between bounds that close in on that of
 * gradient descent.
 *
 * <pre>
 *   m_t = beta1 m_(t-1) + (1 - beta1) g_t
 *   v_t = beta2 v_(t-1) + (1 - beta2) g_t^2
 *   F = eta * finalRatio
 *   low_t = F (1 - 1 / (gamma t + 1)),   high_t = F (1 + 1 / (gamma t))
 *   a_t = clip(eta sqrt(1 - beta2^t) / (1 - beta1^t) / (sqrt(v_t) + epsilon), low_t, high_t)
 *   s_t = a_t m_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ \theta_t = \theta_{t-1} - \mathrm{clip}\!\left( \frac{\eta \sqrt{1 - \beta_2^t}}{(1 -
 * \beta_1^t)(\sqrt{v_t} + \varepsilon)}, l_t, h_t \right) m_t \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>0.001</td></tr>
 *   <tr><td>\( \beta_1 \)</td><td>{@code beta1}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA1}</td><td>0.9</td></tr>
 *   <tr><td>\( \beta_2 \)</td><td>{@code beta2}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA2}</td><td>0.999</td></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code epsilon}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON}</td><td>1e-8</td></tr>
 *   <tr><td>\( F / \eta \)</td><td>{@code finalRatio}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_FINAL_RATIO}</td><td>100 (0.1 / 0.001)</td></tr>
 *   <tr><td>\( \gamma \)</td><td>{@code convergence}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_CONVERGENCE}</td><td>0.001</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code m}, mean of the gradients; {@code v}, mean of their squares.
 *
 * <p><b>First step.</b> {@code η sign(g)}, as Adam; with the defaults the bounds act on gradients
 * below 1e-4 or above 100 only.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new AdaBound(0.001));
 * }</pre>
 *
 * @deviation as the authors' program: biases are corrected, and the rate is not divided by the root
 *     of t as in the paper's algorithm; the final rate is given in learning rates, so that a
 *     schedule scales both
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta1 how much of the mean of gradients stays
 * @param beta2 how much of the mean of squares stays
 * @param epsilon what is added to the root
 * @param finalRatio rate of the gradient descent in the end, in learning rates
 * @param convergence how fast the bounds close
 * @see <a href="https://arxiv.org/abs/1902.09843">Luo et al., Adaptive Gradient Methods with
 *     Dynamic Bound of Learning Rate, 2019</a>
 * @since 0.1
 */
public record AdaBound(
    LearningRate learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double finalRatio,
    double convergence)
    implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.001;

  /** Default of {@code beta1}. */
  public static final double DEFAULT_BETA1 = 0.9;

  /** Default of {@code beta2}. */
  public static final double DEFAULT_BETA2 = 0.999;

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 1e-8;

  /** Default of {@code finalRatio}. */
  public static final double DEFAULT_FINAL_RATIO = 100;

  /** Default of {@code convergence}. */
  public static final double DEFAULT_CONVERGENCE = 0.001;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param beta1 how much of the mean of gradients stays
   * @param beta2 how much of the mean of squares stays
   * @param epsilon what is added to the root
   * @param finalRatio rate of the gradient descent in the end, in learning rates
   * @param convergence how fast the bounds close
   */
  public AdaBound {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
    Arguments.positive("epsilon", epsilon);
    Arguments.positive("finalRatio", finalRatio);
    Arguments.positive("convergence", convergence);
  }

  /** Makes the optimizer with its defaults. */
  public AdaBound() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public AdaBound(double learningRate) {
    this(
        LearningRate.of(learningRate),
        DEFAULT_BETA1,
        DEFAULT_BETA2,
        DEFAULT_EPSILON,
        DEFAULT_FINAL_RATIO,
        DEFAULT_CONVERGENCE);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public AdaBound(ISchedule schedule) {
    this(
        LearningRate.of(schedule),
        DEFAULT_BETA1,
        DEFAULT_BETA2,
        DEFAULT_EPSILON,
        DEFAULT_FINAL_RATIO,
        DEFAULT_CONVERGENCE);
  }

  /**
   * Returns a copy with another beta1.
   *
   * @param newBeta1 how much of the mean of gradients stays
   * @return the copy
   */
  public AdaBound withBeta1(double newBeta1) {
    return new AdaBound(learningRate, newBeta1, beta2, epsilon, finalRatio, convergence);
  }

  /**
   * Returns a copy with another beta2.
   *
   * @param newBeta2 how much of the mean of squares stays
   * @return the copy
   */
  public AdaBound withBeta2(double newBeta2) {
    return new AdaBound(learningRate, beta1, newBeta2, epsilon, finalRatio, convergence);
  }

  /**
   * Returns a copy with another epsilon.
   *
   * @param newEpsilon what is added to the root
   * @return the copy
   */
  public AdaBound withEpsilon(double newEpsilon) {
    return new AdaBound(learningRate, beta1, beta2, newEpsilon, finalRatio, convergence);
  }

  /**
   * Returns a copy with another final ratio.
   *
   * @param newFinalRatio rate of the gradient descent in the end, in learning rates
   * @return the copy
   */
  public AdaBound withFinalRatio(double newFinalRatio) {
    return new AdaBound(learningRate, beta1, beta2, epsilon, newFinalRatio, convergence);
  }

  /**
   * Returns a copy with another convergence.
   *
   * @param newConvergence how fast the bounds close
   * @return the copy
   */
  public AdaBound withConvergence(double newConvergence) {
    return new AdaBound(learningRate, beta1, beta2, epsilon, finalRatio, newConvergence);
  }

  @Override
  public List<String> states() {
    return List.of("m", "v");
  }

  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    INDArray rates = step.scratch(0);
    Vectors.average(step.state(0), beta1, g);
    Vectors.averageSquare(step.state(1), beta2, g, rates);
    double bias = Math.sqrt(1 - Math.pow(beta2, step.t())) / (1 - Math.pow(beta1, step.t()));
    double finalRate = step.rate() * finalRatio;
    double closing = convergence * step.t();
    Vectors.root(rates, step.state(1), 1, epsilon).rdivi(step.rate() * bias);
    Vectors.clip(rates, finalRate * (1 - 1 / (closing + 1)), finalRate * (1 + 1 / closing));
    g.assign(step.state(0)).muli(rates);
  }

  @Override
  public AdaBound clone() {
    return new AdaBound(learningRate, beta1, beta2, epsilon, finalRatio, convergence);
  }
}
