package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Yogi: Adam whose mean of squares grows and falls by at most a share of the new square, so rates
 * do not jump up when gradients become sparse.
 *
 * <pre>
 *   m_t = beta1 m_(t-1) + (1 - beta1) g_t
 *   v_t = v_(t-1) - (1 - beta2) sign(v_(t-1) - g_t^2) g_t^2,   v_0 = initialAccumulator
 *   s_t = eta m_t / (sqrt(v_t) + epsilon)
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ v_t = v_{t-1} - (1 - \beta_2)\, \mathrm{sign}(v_{t-1} - g_t^2)\, g_t^2, \quad \theta_t =
 * \theta_{t-1} - \eta \frac{m_t}{\sqrt{v_t} + \varepsilon} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>0.01</td></tr>
 *   <tr><td>\( \beta_1 \)</td><td>{@code beta1}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA1}</td><td>0.9</td></tr>
 *   <tr><td>\( \beta_2 \)</td><td>{@code beta2}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA2}</td><td>0.999</td></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code epsilon}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON}</td><td>1e-3</td></tr>
 *   <tr><td>\( v_0 \)</td><td>{@code initialAccumulator}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_INITIAL_ACCUMULATOR}</td><td>1e-6</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code m}, mean of the gradients; {@code v}, mean of their squares (at first
 * {@code initialAccumulator}).
 *
 * <p><b>First step.</b> {@code η (1 - β₁) g / (√(v₀ ± (1 - β₂) g²) + ε)}.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new Yogi(0.01));
 * }</pre>
 *
 * @deviation none; biases stay uncorrected, as in the paper
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta1 how much of the mean of gradients stays
 * @param beta2 how much of the mean of squares stays
 * @param epsilon what is added to the root
 * @param initialAccumulator mean of squares before the first step
 * @see <a
 *     href="https://proceedings.neurips.cc/paper/2018/hash/90365351ccc7437a1309dc64e4db32a3-Abstract.html">Zaheer
 *     et al., Adaptive Methods for Nonconvex Optimization, 2018</a>
 * @since 0.1
 */
public record Yogi(
    LearningRate learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double initialAccumulator)
    implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.01;

  /** Default of {@code beta1}. */
  public static final double DEFAULT_BETA1 = 0.9;

  /** Default of {@code beta2}. */
  public static final double DEFAULT_BETA2 = 0.999;

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 0.001;

  /** Default of {@code initialAccumulator}. */
  public static final double DEFAULT_INITIAL_ACCUMULATOR = 1e-6;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param beta1 how much of the mean of gradients stays
   * @param beta2 how much of the mean of squares stays
   * @param epsilon what is added to the root
   * @param initialAccumulator mean of squares before the first step
   */
  public Yogi {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
    Arguments.positive("epsilon", epsilon);
    Arguments.notNegative("initialAccumulator", initialAccumulator);
  }

  /** Makes the optimizer with its defaults. */
  public Yogi() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public Yogi(double learningRate) {
    this(
        LearningRate.of(learningRate),
        DEFAULT_BETA1,
        DEFAULT_BETA2,
        DEFAULT_EPSILON,
        DEFAULT_INITIAL_ACCUMULATOR);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public Yogi(ISchedule schedule) {
    this(
        LearningRate.of(schedule),
        DEFAULT_BETA1,
        DEFAULT_BETA2,
        DEFAULT_EPSILON,
        DEFAULT_INITIAL_ACCUMULATOR);
  }

  /**
   * Returns a copy with another beta1.
   *
   * @param newBeta1 how much of the mean of gradients stays
   * @return the copy
   */
  public Yogi withBeta1(double newBeta1) {
    return new Yogi(learningRate, newBeta1, beta2, epsilon, initialAccumulator);
  }

  /**
   * Returns a copy with another beta2.
   *
   * @param newBeta2 how much of the mean of squares stays
   * @return the copy
   */
  public Yogi withBeta2(double newBeta2) {
    return new Yogi(learningRate, beta1, newBeta2, epsilon, initialAccumulator);
  }

  /**
   * Returns a copy with another epsilon.
   *
   * @param newEpsilon what is added to the root
   * @return the copy
   */
  public Yogi withEpsilon(double newEpsilon) {
    return new Yogi(learningRate, beta1, beta2, newEpsilon, initialAccumulator);
  }

  /**
   * Returns a copy with another initial accumulator.
   *
   * @param newInitialAccumulator mean of squares before the first step
   * @return the copy
   */
  public Yogi withInitialAccumulator(double newInitialAccumulator) {
    return new Yogi(learningRate, beta1, beta2, epsilon, newInitialAccumulator);
  }

  @Override
  public List<String> states() {
    return List.of("m", "v");
  }

  @Override
  public double initial(int index) {
    return index == 1 ? initialAccumulator : 0;
  }

  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    INDArray v = step.state(1);
    INDArray square = step.scratch(0);
    INDArray sign = step.scratch(1);
    Vectors.average(step.state(0), beta1, g);
    g.muli(g, square);
    v.subi(square, sign);
    Transforms.sign(sign, false);
    Vectors.add(v, beta2 - 1, sign.muli(square));
    Vectors.root(square, v, 1, epsilon);
    g.assign(step.state(0)).muli(step.rate()).divi(square);
  }

  @Override
  public Yogi clone() {
    return new Yogi(learningRate, beta1, beta2, epsilon, initialAccumulator);
  }
}
