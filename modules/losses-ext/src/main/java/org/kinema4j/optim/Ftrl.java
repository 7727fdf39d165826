package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Follow the (proximally) regularized leader: for linear models of sparse features: L1 makes
 * weights exactly 0.
 *
 * <pre>
 *   n_t = n_(t-1) + g_t^2,   n_0 = 0
 *   q_t = (beta + sqrt(n_t)) / eta
 *   z_t = z_(t-1) + g_t - (q_t - q_(t-1)) w_(t-1),   z_0 = w_0 = 0
 *   w_t = -sign(z_t) max(|z_t| - l1, 0) / (q_t + l2)
 *   s_t = w_(t-1) - w_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ w_t = -\frac{\mathrm{sign}(z_t) \max(|z_t| - \lambda_1, 0)}{(\beta + \sqrt{n_t}) / \eta +
 * \lambda_2} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>none</td></tr>
 *   <tr><td>\( \beta \)</td><td>{@code beta}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_BETA}</td><td>1</td></tr>
 *   <tr><td>\( \lambda_1 \)</td><td>{@code l1}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_L1}</td><td>none</td></tr>
 *   <tr><td>\( \lambda_2 \)</td><td>{@code l2}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_L2}</td><td>none</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code z}, sum of the gradients, less what earlier rates took back; {@code n},
 * sum of their squares; {@code q}, 1 over the rate of each weight (at first 1).
 *
 * <p><b>First step.</b> {@code η g / (β + |g|)} without regularization.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new Ftrl(0.1));
 * }</pre>
 *
 * @deviation w is how far a weight is from its start, because an updater sees no weights: it is the
 *     paper where weights start at 0 ({@code WeightInit.ZERO}, right for a linear model), elsewhere
 *     L1 and L2 pull back to the start; where the rate changes, q keeps what the paper derives it
 *     from, sums of sigma that are 1 over the rate; at rate 0 nothing changes
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta what is added to the root
 * @param l1 strength of L1
 * @param l2 strength of L2
 * @see <a href="https://doi.org/10.1145/2487575.2488200">McMahan et al., Ad Click Prediction: a
 *     View from the Trenches, 2013</a>
 * @since 0.1
 */
public record Ftrl(LearningRate learningRate, double beta, double l1, double l2)
    implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.1;

  /** Default of {@code beta}. */
  public static final double DEFAULT_BETA = 1;

  /** Default of {@code l1}. */
  public static final double DEFAULT_L1 = 0;

  /** Default of {@code l2}. */
  public static final double DEFAULT_L2 = 0;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param beta what is added to the root
   * @param l1 strength of L1
   * @param l2 strength of L2
   */
  public Ftrl {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.positive("beta", beta);
    Arguments.notNegative("l1", l1);
    Arguments.notNegative("l2", l2);
  }

  /** Makes the optimizer with its defaults. */
  public Ftrl() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public Ftrl(double learningRate) {
    this(LearningRate.of(learningRate), DEFAULT_BETA, DEFAULT_L1, DEFAULT_L2);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public Ftrl(ISchedule schedule) {
    this(LearningRate.of(schedule), DEFAULT_BETA, DEFAULT_L1, DEFAULT_L2);
  }

  /**
   * Returns a copy with another beta.
   *
   * @param newBeta what is added to the root
   * @return the copy
   */
  public Ftrl withBeta(double newBeta) {
    return new Ftrl(learningRate, newBeta, l1, l2);
  }

  /**
   * Returns a copy with another l1.
   *
   * @param newL1 strength of L1
   * @return the copy
   */
  public Ftrl withL1(double newL1) {
    return new Ftrl(learningRate, beta, newL1, l2);
  }

  /**
   * Returns a copy with another l2.
   *
   * @param newL2 strength of L2
   * @return the copy
   */
  public Ftrl withL2(double newL2) {
    return new Ftrl(learningRate, beta, l1, newL2);
  }

  @Override
  public List<String> states() {
    return List.of("z", "n", "q");
  }

  @Override
  public double initial(int index) {
    return index == 2 ? 1 : 0;
  }

  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    INDArray z = step.state(0);
    INDArray n = step.state(1);
    INDArray q = step.state(2);
    if (step.rate() == 0) {
      g.assign(0);
      return;
    }
    INDArray before = weights(step.scratch(0), step);
    INDArray inverse = step.scratch(1);
    z.addi(g);
    g.muli(g, inverse);
    n.addi(inverse);
    Vectors.root(inverse, n, step.rate(), beta / step.rate());
    g.assign(inverse).subi(q).muli(before);
    z.subi(g);
    q.assign(inverse);
    g.assign(before).subi(weights(inverse, step));
  }

  /** The weights that follow from the state. */
  private INDArray weights(INDArray target, Step step) {
    INDArray divisor = step.scratch(2);
    divisor.assign(step.state(2)).addi(l2);
    target.assign(step.state(0));
    Vectors.clip(target, -l1, l1);
    return target.subi(step.state(0)).divi(divisor);
  }

  @Override
  public Ftrl clone() {
    return new Ftrl(learningRate, beta, l1, l2);
  }
}
