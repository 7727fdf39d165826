package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Adam with Nesterov momentum: Adam whose mean of gradients looks one step ahead.
 *
 * <pre>
 *   mu_t = beta1 (1 - 0.5 * 0.96^(t psi)),   P_t = mu_1 mu_2 ... mu_t
 *   m_t = beta1 m_(t-1) + (1 - beta1) g_t
 *   v_t = beta2 v_(t-1) + (1 - beta2) g_t^2
 *   n_t = mu_(t+1) m_t / (1 - P_(t+1)) + (1 - mu_t) g_t / (1 - P_t)
 *   s_t = eta n_t / (sqrt(v_t / (1 - beta2^t)) + epsilon)
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ \theta_t = \theta_{t-1} - \frac{\eta}{\sqrt{\hat v_t} + \varepsilon} \left( \frac{\mu_{t+1}
 * m_t}{1 - \prod_{i=1}^{t+1} \mu_i} + \frac{(1 - \mu_t) g_t}{1 - \prod_{i=1}^{t} \mu_i} \right) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>0.002</td></tr>
 *   <tr><td>\( \beta_1 \)</td><td>{@code beta1}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA1}</td><td>0.975</td></tr>
 *   <tr><td>\( \beta_2 \)</td><td>{@code beta2}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA2}</td><td>0.999</td></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code epsilon}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON}</td><td>1e-8</td></tr>
 *   <tr><td>\( \psi \)</td><td>{@code momentumDecay}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_MOMENTUM_DECAY}</td><td>0.004</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code m}, mean of the gradients; {@code v}, mean of their squares.
 *
 * <p><b>First step.</b> {@code η (μ₂ (1 - β₁) / (1 - μ₁ μ₂) + 1) sign(g)}, about 1.06 η with the
 * defaults.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new NAdam(0.002));
 * }</pre>
 *
 * @deviation beta1 is PyTorch's 0.9; Deeplearning4j's Nadam does not correct the bias of v, which
 *     makes its first step 31.6 times too long
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta1 how much of the mean of gradients stays
 * @param beta2 how much of the mean of squares stays
 * @param epsilon what is added to the root
 * @param momentumDecay how fast the momentum grows to beta1
 * @see <a href="https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ">Dozat, Incorporating Nesterov
 *     Momentum into Adam, 2016</a>
 * @since 0.1
 */
public record NAdam(
    LearningRate learningRate, double beta1, double beta2, double epsilon, double momentumDecay)
    implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.002;

  /** Default of {@code beta1}. */
  public static final double DEFAULT_BETA1 = 0.9;

  /** Default of {@code beta2}. */
  public static final double DEFAULT_BETA2 = 0.999;

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 1e-8;

  /** Default of {@code momentumDecay}. */
  public static final double DEFAULT_MOMENTUM_DECAY = 0.004;

  /** Base of the momentum's warm-up; the paper's number. */
  private static final double WARM_UP = 0.96;

  private static final double NEGLIGIBLE = 1e-20;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param beta1 how much of the mean of gradients stays
   * @param beta2 how much of the mean of squares stays
   * @param epsilon what is added to the root
   * @param momentumDecay how fast the momentum grows to beta1
   */
  public NAdam {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
    Arguments.positive("epsilon", epsilon);
    Arguments.notNegative("momentumDecay", momentumDecay);
  }

  /** Makes the optimizer with its defaults. */
  public NAdam() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public NAdam(double learningRate) {
    this(
        LearningRate.of(learningRate),
        DEFAULT_BETA1,
        DEFAULT_BETA2,
        DEFAULT_EPSILON,
        DEFAULT_MOMENTUM_DECAY);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public NAdam(ISchedule schedule) {
    this(
        LearningRate.of(schedule),
        DEFAULT_BETA1,
        DEFAULT_BETA2,
        DEFAULT_EPSILON,
        DEFAULT_MOMENTUM_DECAY);
  }

  /**
   * Returns a copy with another beta1.
   *
   * @param newBeta1 how much of the mean of gradients stays
   * @return the copy
   */
  public NAdam withBeta1(double newBeta1) {
    return new NAdam(learningRate, newBeta1, beta2, epsilon, momentumDecay);
  }

  /**
   * Returns a copy with another beta2.
   *
   * @param newBeta2 how much of the mean of squares stays
   * @return the copy
   */
  public NAdam withBeta2(double newBeta2) {
    return new NAdam(learningRate, beta1, newBeta2, epsilon, momentumDecay);
  }

  /**
   * Returns a copy with another epsilon.
   *
   * @param newEpsilon what is added to the root
   * @return the copy
   */
  public NAdam withEpsilon(double newEpsilon) {
    return new NAdam(learningRate, beta1, beta2, newEpsilon, momentumDecay);
  }

  /**
   * Returns a copy with another momentum decay.
   *
   * @param newMomentumDecay how fast the momentum grows to beta1
   * @return the copy
   */
  public NAdam withMomentumDecay(double newMomentumDecay) {
    return new NAdam(learningRate, beta1, beta2, epsilon, newMomentumDecay);
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
    INDArray root = step.scratch(0);
    double now = momentumAt(step.t());
    double next = momentumAt(step.t() + 1);
    double product = product(step.t());
    Vectors.average(m, beta1, g);
    Vectors.averageSquare(v, beta2, g, root);
    Vectors.root(root, v, Math.sqrt(1 - Math.pow(beta2, step.t())), epsilon);
    g.muli(step.rate() * (1 - now) / (1 - product));
    Vectors.add(g, step.rate() * next / (1 - product * next), m);
    g.divi(root);
  }

  private double momentumAt(int t) {
    return beta1 * (1 - 0.5 * Math.pow(WARM_UP, t * momentumDecay));
  }

  /** The product of the first momenta. Factors that cannot change 1 minus it are left out. */
  private double product(int t) {
    double product = 1;
    for (int i = 1; i <= t && product > NEGLIGIBLE; i++) {
      product *= momentumAt(i);
    }
    return product;
  }

  @Override
  public NAdam clone() {
    return new NAdam(learningRate, beta1, beta2, epsilon, momentumDecay);
  }
}
