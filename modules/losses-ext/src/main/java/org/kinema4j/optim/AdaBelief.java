package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * AdaBelief: Adam that divides by how far gradients stray from their mean, not by how large they
 * are.
 *
 * <pre>
 *   m_t = beta1 m_(t-1) + (1 - beta1) g_t
 *   b_t = beta2 b_(t-1) + (1 - beta2) (g_t - m_t)^2 + epsilon
 *   s_t = eta m_t / (1 - beta1^t) / (sqrt(b_t / (1 - beta2^t)) + epsilon)
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ b_t = \beta_2 b_{t-1} + (1 - \beta_2)(g_t - m_t)^2 + \varepsilon, \quad \theta_t =
 * \theta_{t-1} - \eta \frac{\hat m_t}{\sqrt{\hat b_t} + \varepsilon} \]
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
 *       #DEFAULT_EPSILON}</td><td>1e-8 for images, 1e-16 for text</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code m}, mean of the gradients; {@code b}, mean of the squared distance from
 * it.
 *
 * <p><b>First step.</b> {@code η sign(g) / β₁}, because {@code g - m = β₁ g}.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new AdaBelief(0.001));
 * }</pre>
 *
 * @deviation none; epsilon is that of the authors' program, which works in float; Deeplearning4j's
 *     AdaBelief throws an exception
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta1 how much of the mean of gradients stays
 * @param beta2 how much of the mean of squares stays
 * @param epsilon what is added to the mean of squares, and to the root
 * @see <a href="https://arxiv.org/abs/2010.07468">Zhuang et al., AdaBelief Optimizer, 2020</a>
 * @since 0.1
 */
public record AdaBelief(LearningRate learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.001;

  /** Default of {@code beta1}. */
  public static final double DEFAULT_BETA1 = 0.9;

  /** Default of {@code beta2}. */
  public static final double DEFAULT_BETA2 = 0.999;

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 1e-16;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param beta1 how much of the mean of gradients stays
   * @param beta2 how much of the mean of squares stays
   * @param epsilon what is added to the mean of squares, and to the root
   */
  public AdaBelief {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
    Arguments.positive("epsilon", epsilon);
  }

  /** Makes the optimizer with its defaults. */
  public AdaBelief() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public AdaBelief(double learningRate) {
    this(LearningRate.of(learningRate), DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public AdaBelief(ISchedule schedule) {
    this(LearningRate.of(schedule), DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON);
  }

  /**
   * Returns a copy with another beta1.
   *
   * @param newBeta1 how much of the mean of gradients stays
   * @return the copy
   */
  public AdaBelief withBeta1(double newBeta1) {
    return new AdaBelief(learningRate, newBeta1, beta2, epsilon);
  }

  /**
   * Returns a copy with another beta2.
   *
   * @param newBeta2 how much of the mean of squares stays
   * @return the copy
   */
  public AdaBelief withBeta2(double newBeta2) {
    return new AdaBelief(learningRate, beta1, newBeta2, epsilon);
  }

  /**
   * Returns a copy with another epsilon.
   *
   * @param newEpsilon what is added to the mean of squares, and to the root
   * @return the copy
   */
  public AdaBelief withEpsilon(double newEpsilon) {
    return new AdaBelief(learningRate, beta1, beta2, newEpsilon);
  }

  @Override
  public List<String> states() {
    return List.of("m", "b");
  }

  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    INDArray m = step.state(0);
    INDArray b = step.state(1);
    INDArray root = step.scratch(0);
    Vectors.average(m, beta1, g);
    g.subi(m, root);
    Vectors.averageSquare(b, beta2, root, root);
    b.addi(epsilon);
    Vectors.root(root, b, Math.sqrt(1 - Math.pow(beta2, step.t())), epsilon);
    g.assign(m).muli(step.rate() / (1 - Math.pow(beta1, step.t()))).divi(root);
  }

  @Override
  public AdaBelief clone() {
    return new AdaBelief(learningRate, beta1, beta2, epsilon);
  }
}
