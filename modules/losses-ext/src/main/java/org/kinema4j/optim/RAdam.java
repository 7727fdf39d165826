package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Rectified Adam: Adam that begins as momentum and takes up the division by the root as the mean of
 * squares becomes reliable.
 *
 * <pre>
 *   m_t = beta1 m_(t-1) + (1 - beta1) g_t
 *   v_t = beta2 v_(t-1) + (1 - beta2) g_t^2
 *   R = 2 / (1 - beta2) - 1,   rho_t = R - 2 t beta2^t / (1 - beta2^t)
 *   r_t = sqrt((rho_t - 4) (rho_t - 2) R / ((R - 4) (R - 2) rho_t))
 *   s_t = eta m_t / (1 - beta1^t) * r_t sqrt(1 - beta2^t) / (sqrt(v_t) + epsilon)   if rho_t &gt; 5
 *   s_t = eta m_t / (1 - beta1^t)   otherwise
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ \theta_t = \theta_{t-1} - \eta \hat m_t \, r_t \frac{\sqrt{1 - \beta_2^t}}{\sqrt{v_t} +
 * \varepsilon} \]
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
 *       #DEFAULT_EPSILON}</td><td>none</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code m}, mean of the gradients; {@code v}, mean of their squares.
 *
 * <p><b>First step.</b> {@code η g}; with the defaults the first five steps are momentum without a
 * root, so they scale with the gradient.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new RAdam(0.001));
 * }</pre>
 *
 * @deviation the root comes in at rho above 5, as in PyTorch and in the authors' code, where the
 *     paper has 4; epsilon, which the paper lacks, is added to the root before its bias is
 *     corrected, as in PyTorch
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta1 how much of the mean of gradients stays
 * @param beta2 how much of the mean of squares stays
 * @param epsilon what is added to the root
 * @see <a href="https://arxiv.org/abs/1908.03265">Liu et al., On the Variance of the Adaptive
 *     Learning Rate and Beyond, 2020</a>
 * @since 0.1
 */
public record RAdam(LearningRate learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.001;

  /** Default of {@code beta1}. */
  public static final double DEFAULT_BETA1 = 0.9;

  /** Default of {@code beta2}. */
  public static final double DEFAULT_BETA2 = 0.999;

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 1e-8;

  /** Length of the mean of squares from which on it is relied upon. */
  private static final double RELIABLE = 5;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param beta1 how much of the mean of gradients stays
   * @param beta2 how much of the mean of squares stays
   * @param epsilon what is added to the root
   */
  public RAdam {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
    Arguments.positive("epsilon", epsilon);
  }

  /** Makes the optimizer with its defaults. */
  public RAdam() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public RAdam(double learningRate) {
    this(LearningRate.of(learningRate), DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public RAdam(ISchedule schedule) {
    this(LearningRate.of(schedule), DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON);
  }

  /**
   * Returns a copy with another beta1.
   *
   * @param newBeta1 how much of the mean of gradients stays
   * @return the copy
   */
  public RAdam withBeta1(double newBeta1) {
    return new RAdam(learningRate, newBeta1, beta2, epsilon);
  }

  /**
   * Returns a copy with another beta2.
   *
   * @param newBeta2 how much of the mean of squares stays
   * @return the copy
   */
  public RAdam withBeta2(double newBeta2) {
    return new RAdam(learningRate, beta1, newBeta2, epsilon);
  }

  /**
   * Returns a copy with another epsilon.
   *
   * @param newEpsilon what is added to the root
   * @return the copy
   */
  public RAdam withEpsilon(double newEpsilon) {
    return new RAdam(learningRate, beta1, beta2, newEpsilon);
  }

  @Override
  public List<String> states() {
    return List.of("m", "v");
  }

  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    INDArray root = step.scratch(0);
    Vectors.average(step.state(0), beta1, g);
    Vectors.averageSquare(step.state(1), beta2, g, root);
    g.assign(step.state(0)).muli(step.rate() / (1 - Math.pow(beta1, step.t())));
    double bias = 1 - Math.pow(beta2, step.t());
    double limit = 2 / (1 - beta2) - 1;
    double length = limit - 2 * step.t() * (1 - bias) / bias;
    if (length > RELIABLE) {
      double rectified =
          Math.sqrt(
              (length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length) * bias);
      g.muli(rectified).divi(Vectors.root(root, step.state(1), 1, epsilon));
    }
  }

  @Override
  public RAdam clone() {
    return new RAdam(learningRate, beta1, beta2, epsilon);
  }
}
