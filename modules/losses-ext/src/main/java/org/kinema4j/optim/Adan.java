package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Adaptive Nesterov momentum: Adam that also follows the difference between successive gradients.
 *
 * <pre>
 *   d_t = g_t - g_(t-1),   d_1 = 0
 *   m_t = beta1 m_(t-1) + (1 - beta1) g_t
 *   v_t = beta2 v_(t-1) + (1 - beta2) d_t
 *   n_t = beta3 n_(t-1) + (1 - beta3) (g_t + beta2 d_t)^2
 *   a_t = m_t / (1 - beta1^t) + beta2 v_t / (1 - beta2^t)
 *   s_t = eta a_t / (sqrt(n_t / (1 - beta3^t)) + epsilon)
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ \theta_t = \theta_{t-1} - \eta \frac{\hat m_t + \beta_2 \hat v_t}{\sqrt{\hat n_t} +
 * \varepsilon} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>0.001</td></tr>
 *   <tr><td>\( \beta_1 \)</td><td>{@code beta1}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA1}</td><td>1 - 0.02</td></tr>
 *   <tr><td>\( \beta_2 \)</td><td>{@code beta2}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA2}</td><td>1 - 0.08</td></tr>
 *   <tr><td>\( \beta_3 \)</td><td>{@code beta3}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA3}</td><td>1 - 0.01</td></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code epsilon}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON}</td><td>1e-8</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code m}, mean of the gradients; {@code v}, mean of their differences; {@code
 * n}, mean of squares; {@code g}, gradient before.
 *
 * <p><b>First step.</b> {@code η sign(g)}, as Adam.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new Adan(0.001));
 * }</pre>
 *
 * @deviation as the authors' program: biases are corrected, where the paper starts the means with
 *     the first gradients; the betas are what stays, where the paper's are what is taken up; no
 *     decay of its own
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta1 how much of the mean of gradients stays
 * @param beta2 how much of the mean of differences stays
 * @param beta3 how much of the mean of squares stays
 * @param epsilon what is added to the root
 * @see <a href="https://arxiv.org/abs/2208.06677">Xie et al., Adan: Adaptive Nesterov Momentum
 *     Algorithm, 2022</a>
 * @since 0.1
 */
public record Adan(
    LearningRate learningRate, double beta1, double beta2, double beta3, double epsilon)
    implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.001;

  /** Default of {@code beta1}. */
  public static final double DEFAULT_BETA1 = 0.98;

  /** Default of {@code beta2}. */
  public static final double DEFAULT_BETA2 = 0.92;

  /** Default of {@code beta3}. */
  public static final double DEFAULT_BETA3 = 0.99;

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 1e-8;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param beta1 how much of the mean of gradients stays
   * @param beta2 how much of the mean of differences stays
   * @param beta3 how much of the mean of squares stays
   * @param epsilon what is added to the root
   */
  public Adan {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
    Arguments.fraction("beta3", beta3);
    Arguments.positive("epsilon", epsilon);
  }

  /** Makes the optimizer with its defaults. */
  public Adan() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public Adan(double learningRate) {
    this(
        LearningRate.of(learningRate),
        DEFAULT_BETA1,
        DEFAULT_BETA2,
        DEFAULT_BETA3,
        DEFAULT_EPSILON);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public Adan(ISchedule schedule) {
    this(LearningRate.of(schedule), DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_BETA3, DEFAULT_EPSILON);
  }

  /**
   * Returns a copy with another beta1.
   *
   * @param newBeta1 how much of the mean of gradients stays
   * @return the copy
   */
  public Adan withBeta1(double newBeta1) {
    return new Adan(learningRate, newBeta1, beta2, beta3, epsilon);
  }

  /**
   * Returns a copy with another beta2.
   *
   * @param newBeta2 how much of the mean of differences stays
   * @return the copy
   */
  public Adan withBeta2(double newBeta2) {
    return new Adan(learningRate, beta1, newBeta2, beta3, epsilon);
  }

  /**
   * Returns a copy with another beta3.
   *
   * @param newBeta3 how much of the mean of squares stays
   * @return the copy
   */
  public Adan withBeta3(double newBeta3) {
    return new Adan(learningRate, beta1, beta2, newBeta3, epsilon);
  }

  /**
   * Returns a copy with another epsilon.
   *
   * @param newEpsilon what is added to the root
   * @return the copy
   */
  public Adan withEpsilon(double newEpsilon) {
    return new Adan(learningRate, beta1, beta2, beta3, newEpsilon);
  }

  @Override
  public List<String> states() {
    return List.of("m", "v", "n", "g");
  }

  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    INDArray difference = step.scratch(0);
    g.subi(step.state(3), difference);
    if (step.t() == 1) {
      difference.assign(0);
    }
    step.state(3).assign(g);
    Vectors.average(step.state(0), beta1, g);
    Vectors.average(step.state(1), beta2, difference);
    Vectors.add(g, beta2, difference);
    Vectors.averageSquare(step.state(2), beta3, g, difference);
    INDArray root = difference;
    Vectors.root(root, step.state(2), Math.sqrt(1 - Math.pow(beta3, step.t())), epsilon);
    g.assign(step.state(0)).muli(step.rate() / (1 - Math.pow(beta1, step.t())));
    Vectors.add(g, step.rate() * beta2 / (1 - Math.pow(beta2, step.t())), step.state(1));
    g.divi(root);
  }

  @Override
  public Adan clone() {
    return new Adan(learningRate, beta1, beta2, beta3, epsilon);
  }
}
