package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Quasi-hyperbolic Adam: Adam that mixes the new gradient, and its square, once more into the
 * means.
 *
 * <pre>
 *   m_t = beta1 m_(t-1) + (1 - beta1) g_t
 *   v_t = beta2 v_(t-1) + (1 - beta2) g_t^2
 *   a_t = (1 - nu1) g_t + nu1 m_t / (1 - beta1^t)
 *   b_t = (1 - nu2) g_t^2 + nu2 v_t / (1 - beta2^t)
 *   s_t = eta a_t / (sqrt(b_t) + epsilon)
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ \theta_t = \theta_{t-1} - \eta \frac{(1 - \nu_1) g_t + \nu_1 \hat m_t}{\sqrt{(1 - \nu_2)
 * g_t^2 + \nu_2 \hat v_t} + \varepsilon} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>0.001</td></tr>
 *   <tr><td>\( \beta_1 \)</td><td>{@code beta1}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA1}</td><td>0.995</td></tr>
 *   <tr><td>\( \beta_2 \)</td><td>{@code beta2}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA2}</td><td>0.999</td></tr>
 *   <tr><td>\( \nu_1 \)</td><td>{@code nu1}</td><td>\( [0, 1] \)</td><td>{@value
 *       #DEFAULT_NU1}</td><td>0.7</td></tr>
 *   <tr><td>\( \nu_2 \)</td><td>{@code nu2}</td><td>\( [0, 1] \)</td><td>{@value
 *       #DEFAULT_NU2}</td><td>1</td></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code epsilon}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON}</td><td>1e-8</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code m}, mean of the gradients; {@code v}, mean of their squares.
 *
 * <p><b>First step.</b> {@code η sign(g)}, as Adam.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new QHAdam(0.001));
 * }</pre>
 *
 * @deviation none; nu1 = nu2 = 1 is Adam
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta1 how much of the mean of gradients stays
 * @param beta2 how much of the mean of squares stays
 * @param nu1 share of the mean of gradients
 * @param nu2 share of the mean of squares
 * @param epsilon what is added to the root
 * @see <a href="https://arxiv.org/abs/1810.06801">Ma and Yarats, Quasi-hyperbolic momentum and Adam
 *     for deep learning, 2019</a>
 * @since 0.1
 */
public record QHAdam(
    LearningRate learningRate, double beta1, double beta2, double nu1, double nu2, double epsilon)
    implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.001;

  /** Default of {@code beta1}. */
  public static final double DEFAULT_BETA1 = 0.995;

  /** Default of {@code beta2}. */
  public static final double DEFAULT_BETA2 = 0.999;

  /** Default of {@code nu1}. */
  public static final double DEFAULT_NU1 = 0.7;

  /** Default of {@code nu2}. */
  public static final double DEFAULT_NU2 = 1;

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 1e-8;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param beta1 how much of the mean of gradients stays
   * @param beta2 how much of the mean of squares stays
   * @param nu1 share of the mean of gradients
   * @param nu2 share of the mean of squares
   * @param epsilon what is added to the root
   */
  public QHAdam {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
    Arguments.between("nu1", nu1, 0, 1);
    Arguments.between("nu2", nu2, 0, 1);
    Arguments.positive("epsilon", epsilon);
  }

  /** Makes the optimizer with its defaults. */
  public QHAdam() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public QHAdam(double learningRate) {
    this(
        LearningRate.of(learningRate),
        DEFAULT_BETA1,
        DEFAULT_BETA2,
        DEFAULT_NU1,
        DEFAULT_NU2,
        DEFAULT_EPSILON);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public QHAdam(ISchedule schedule) {
    this(
        LearningRate.of(schedule),
        DEFAULT_BETA1,
        DEFAULT_BETA2,
        DEFAULT_NU1,
        DEFAULT_NU2,
        DEFAULT_EPSILON);
  }

  /**
   * Returns a copy with another beta1.
   *
   * @param newBeta1 how much of the mean of gradients stays
   * @return the copy
   */
  public QHAdam withBeta1(double newBeta1) {
    return new QHAdam(learningRate, newBeta1, beta2, nu1, nu2, epsilon);
  }

  /**
   * Returns a copy with another beta2.
   *
   * @param newBeta2 how much of the mean of squares stays
   * @return the copy
   */
  public QHAdam withBeta2(double newBeta2) {
    return new QHAdam(learningRate, beta1, newBeta2, nu1, nu2, epsilon);
  }

  /**
   * Returns a copy with another nu1.
   *
   * @param newNu1 share of the mean of gradients
   * @return the copy
   */
  public QHAdam withNu1(double newNu1) {
    return new QHAdam(learningRate, beta1, beta2, newNu1, nu2, epsilon);
  }

  /**
   * Returns a copy with another nu2.
   *
   * @param newNu2 share of the mean of squares
   * @return the copy
   */
  public QHAdam withNu2(double newNu2) {
    return new QHAdam(learningRate, beta1, beta2, nu1, newNu2, epsilon);
  }

  /**
   * Returns a copy with another epsilon.
   *
   * @param newEpsilon what is added to the root
   * @return the copy
   */
  public QHAdam withEpsilon(double newEpsilon) {
    return new QHAdam(learningRate, beta1, beta2, nu1, nu2, newEpsilon);
  }

  @Override
  public List<String> states() {
    return List.of("m", "v");
  }

  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    INDArray square = step.scratch(0);
    Vectors.average(step.state(0), beta1, g);
    Vectors.averageSquare(step.state(1), beta2, g, square);
    square.muli(1 - nu2);
    Vectors.add(square, nu2 / (1 - Math.pow(beta2, step.t())), step.state(1));
    Vectors.root(square, square, 1, epsilon);
    g.muli(step.rate() * (1 - nu1));
    Vectors.add(g, step.rate() * nu1 / (1 - Math.pow(beta1, step.t())), step.state(0));
    g.divi(square);
  }

  @Override
  public QHAdam clone() {
    return new QHAdam(learningRate, beta1, beta2, nu1, nu2, epsilon);
  }
}
