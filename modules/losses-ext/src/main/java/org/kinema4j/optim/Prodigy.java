package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Prodigy: Adam that finds its learning rate. The rate is an estimate d of the distance from the
 * first parameters to the solution, which only grows.
 *
 * <pre>
 *   q_t = d_(t-1) eta_t
 *   r_t = beta3 r_(t-1) + d_(t-1) / d0 q_t (g_t . (theta_0 - theta_(t-1)))
 *   k_t = beta3 k_(t-1) + d_(t-1) / d0 q_t g_t        q_t without eta_t if safeguarded
 *   m_t = beta1 m_(t-1) + (1 - beta1) d_(t-1) g_t
 *   v_t = beta2 v_(t-1) + (1 - beta2) d_(t-1)^2 g_t^2
 *   dHat = factor r_t / sum |k_t|,   dMax_t = max(dMax_(t-1), dHat)
 *   d_t = min(dMax_t, growth d_(t-1))             in place of d_(t-1) max(d0, dHat) as long as it is d0
 *   s_t = q_t m_t / (sqrt(v_t) + d_t epsilon) + q_t lambda theta_(t-1)
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ \hat d_t = r_t / \lVert k_t \rVert_1, \quad \theta_t = \theta_{t-1} - \eta_t d_{t-1} m_t /
 * (\sqrt{v_t} + d_t \epsilon) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>1</td></tr>
 *   <tr><td>\( \beta_1 \)</td><td>{@code beta1}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA1}</td><td>0.9</td></tr>
 *   <tr><td>\( \beta_2 \)</td><td>{@code beta2}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA2}</td><td>0.999</td></tr>
 *   <tr><td>\( \beta_3 \)</td><td>{@code beta3}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA3}</td><td>root of \( \beta_2 \)</td></tr>
 *   <tr><td>\( \epsilon \)</td><td>{@code epsilon}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON}</td><td>1e-8</td></tr>
 *   <tr><td>\( d_0 \)</td><td>{@code d0}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_D0}</td><td>1e-6</td></tr>
 *   <tr><td>factor</td><td>{@code factor}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_FACTOR}</td><td>1</td></tr>
 *   <tr><td>growth</td><td>{@code growth}</td><td>\( [1, \infty] \)</td><td>infinite</td><td>
 *       infinite; 1.02 to warm up</td></tr>
 *   <tr><td>safeguard</td><td>{@code safeguard}</td><td>true, false</td><td>{@value
 *       #DEFAULT_SAFEGUARD}</td><td>false; true for warm-up and restarts</td></tr>
 *   <tr><td>\( \lambda \)</td><td>{@code weightDecay}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_WEIGHT_DECAY}, weights only</td><td>0</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code m}, mean of the gradients times d; {@code v}, mean of their squares;
 * {@code k}, sum of gradients; {@code x0}, the parameters before the first step, until then not a
 * number; {@code d}, the distance, and {@code r}, its numerator, each the first number of its
 * array; with a finite growth {@code dMax}, the largest estimate.
 *
 * <p><b>First step.</b> {@code η d₀ (1 - β₁) g / (√(1 - β₂) |g| + ε) + η d₀ λ θ}.
 *
 * <p>Each block of state has a distance of its own; batch normalization, and layers or biases with
 * an updater of their own, divide a network into several blocks.
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new Prodigy().withWeightDecay(0.01))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(66).nOut(8).build())
 *             .build());
 * network.init();
 * Training.prepare(network);
 * }</pre>
 *
 * @deviation as the authors' program: algorithm 4 has d_(t-1) beside epsilon, and 1 - beta3 in both
 *     r and k. The program can correct the bias of m and v; this cannot.
 * @param learningRate what the distance is multiplied with, as a number or a schedule
 * @param beta1 how much of the mean of gradients stays
 * @param beta2 how much of the mean of squares stays
 * @param beta3 how much of the sums for the distance stays
 * @param epsilon what is added to the root, times the distance
 * @param d0 distance before the first step
 * @param factor what the estimate is multiplied with
 * @param growth how many times its size the distance may have after one step
 * @param safeguard whether the sum of gradients leaves the learning rate out
 * @param weightDecay how much of what decays
 * @see <a href="https://arxiv.org/abs/2306.06101">Mishchenko and Defazio, Prodigy: An Expeditiously
 *     Adaptive Parameter-Free Learner, 2024</a>
 * @since 0.1
 */
public record Prodigy(
    LearningRate learningRate,
    double beta1,
    double beta2,
    double beta3,
    double epsilon,
    double d0,
    double factor,
    double growth,
    boolean safeguard,
    Decay weightDecay)
    implements DecayingOptimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 1;

  /** Default of {@code beta1}. */
  public static final double DEFAULT_BETA1 = 0.9;

  /** Default of {@code beta2}. */
  public static final double DEFAULT_BETA2 = 0.999;

  /** Default of {@code beta3}: the root of that of {@code beta2}. */
  public static final double DEFAULT_BETA3 = 0.999499874937461;

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 1e-8;

  /** Default of {@code d0}. */
  public static final double DEFAULT_D0 = 1e-6;

  /** Default of {@code factor}. */
  public static final double DEFAULT_FACTOR = 1;

  /** Default of {@code growth}. */
  public static final double DEFAULT_GROWTH = Double.POSITIVE_INFINITY;

  /** Default of {@code safeguard}. */
  public static final boolean DEFAULT_SAFEGUARD = false;

  /** Default of the coefficient of {@code weightDecay}, which is coupled and of weights only. */
  public static final double DEFAULT_WEIGHT_DECAY = 0;

  private static final int M = 0;
  private static final int V = 1;
  private static final int K = 2;
  private static final int X0 = 3;
  private static final int D = 4;
  private static final int R = 5;
  private static final int D_MAX = 6;

  /**
   * Checks the parameters.
   *
   * @param learningRate what the distance is multiplied with, as a number or a schedule
   * @param beta1 how much of the mean of gradients stays
   * @param beta2 how much of the mean of squares stays
   * @param beta3 how much of the sums for the distance stays
   * @param epsilon what is added to the root, times the distance
   * @param d0 distance before the first step
   * @param factor what the estimate is multiplied with
   * @param growth how many times its size the distance may have after one step
   * @param safeguard whether the sum of gradients leaves the learning rate out
   * @param weightDecay how much of what decays
   */
  public Prodigy {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
    Arguments.fraction("beta3", beta3);
    Arguments.positive("epsilon", epsilon);
    Arguments.positive("d0", d0);
    Arguments.positive("factor", factor);
    Arguments.between("growth", growth, 1, Double.POSITIVE_INFINITY);
    Arguments.present("weightDecay", weightDecay);
  }

  /** Makes the optimizer with its defaults. */
  public Prodigy() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate what the distance is multiplied with
   */
  public Prodigy(double learningRate) {
    this(LearningRate.of(learningRate));
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule what the distance is multiplied with
   */
  public Prodigy(ISchedule schedule) {
    this(LearningRate.of(schedule));
  }

  private Prodigy(LearningRate learningRate) {
    this(
        learningRate,
        DEFAULT_BETA1,
        DEFAULT_BETA2,
        DEFAULT_BETA3,
        DEFAULT_EPSILON,
        DEFAULT_D0,
        DEFAULT_FACTOR,
        DEFAULT_GROWTH,
        DEFAULT_SAFEGUARD,
        Decay.coupled(DEFAULT_WEIGHT_DECAY));
  }

  /**
   * Returns a copy with another beta1.
   *
   * @param newBeta1 how much of the mean of gradients stays
   * @return the copy
   */
  public Prodigy withBeta1(double newBeta1) {
    return new Prodigy(
        learningRate, newBeta1, beta2, beta3, epsilon, d0, factor, growth, safeguard, weightDecay);
  }

  /**
   * Returns a copy with another beta2, and its root as beta3.
   *
   * @param newBeta2 how much of the mean of squares stays
   * @return the copy
   */
  public Prodigy withBeta2(double newBeta2) {
    double newBeta3 = Math.sqrt(newBeta2);
    return new Prodigy(
        learningRate,
        beta1,
        newBeta2,
        newBeta3,
        epsilon,
        d0,
        factor,
        growth,
        safeguard,
        weightDecay);
  }

  /**
   * Returns a copy with another beta3.
   *
   * @param newBeta3 how much of the sums for the distance stays
   * @return the copy
   */
  public Prodigy withBeta3(double newBeta3) {
    return new Prodigy(
        learningRate, beta1, beta2, newBeta3, epsilon, d0, factor, growth, safeguard, weightDecay);
  }

  /**
   * Returns a copy with another epsilon.
   *
   * @param newEpsilon what is added to the root, times the distance
   * @return the copy
   */
  public Prodigy withEpsilon(double newEpsilon) {
    return new Prodigy(
        learningRate, beta1, beta2, beta3, newEpsilon, d0, factor, growth, safeguard, weightDecay);
  }

  /**
   * Returns a copy with another first distance.
   *
   * @param newD0 distance before the first step
   * @return the copy
   */
  public Prodigy withD0(double newD0) {
    return new Prodigy(
        learningRate, beta1, beta2, beta3, epsilon, newD0, factor, growth, safeguard, weightDecay);
  }

  /**
   * Returns a copy with another factor.
   *
   * @param newFactor what the estimate is multiplied with
   * @return the copy
   */
  public Prodigy withFactor(double newFactor) {
    return new Prodigy(
        learningRate, beta1, beta2, beta3, epsilon, d0, newFactor, growth, safeguard, weightDecay);
  }

  /**
   * Returns a copy with another growth.
   *
   * @param newGrowth how many times its size the distance may have after one step
   * @return the copy
   */
  public Prodigy withGrowth(double newGrowth) {
    return new Prodigy(
        learningRate, beta1, beta2, beta3, epsilon, d0, factor, newGrowth, safeguard, weightDecay);
  }

  /**
   * Returns a copy that is safe from schedules that warm up or restart, or not.
   *
   * @param newSafeguard whether the sum of gradients leaves the learning rate out
   * @return the copy
   */
  public Prodigy withSafeguard(boolean newSafeguard) {
    return new Prodigy(
        learningRate, beta1, beta2, beta3, epsilon, d0, factor, growth, newSafeguard, weightDecay);
  }

  /**
   * Returns a copy with another coefficient of the decay.
   *
   * @param newWeightDecay share that is subtracted
   * @return the copy
   */
  public Prodigy withWeightDecay(double newWeightDecay) {
    return withWeightDecay(weightDecay.withCoefficient(newWeightDecay));
  }

  /**
   * Returns a copy with another decay.
   *
   * @param newWeightDecay how much of what decays
   * @return the copy
   */
  public Prodigy withWeightDecay(Decay newWeightDecay) {
    return new Prodigy(
        learningRate, beta1, beta2, beta3, epsilon, d0, factor, growth, safeguard, newWeightDecay);
  }

  @Override
  public List<String> states() {
    return growth < Double.POSITIVE_INFINITY
        ? List.of("m", "v", "k", "x0", "d", "r", "dMax")
        : List.of("m", "v", "k", "x0", "d", "r");
  }

  @Override
  public double initial(int index) {
    double scalar = index == D || index == D_MAX ? d0 : 0;
    return index == X0 ? Double.NaN : scalar;
  }

  @Override
  public Sight sight() {
    return Sight.BLOCK;
  }

  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    if (!KeptWeights.isSet(step.state(X0))) {
      KeptWeights.assignParameters(step.state(X0), step.tensors());
    }
    double d = step.state(D).getDouble(0);
    double rate = d * step.rate();
    if (rate == 0) {
      // a schedule that begins with 0 must leave no trace in the sums that the distance is made of
      g.assign(0);
    } else {
      double grown = measure(step, d);
      INDArray divisor = step.scratch(0);
      Vectors.add(step.state(M).muli(beta1), (1 - beta1) * d, g);
      Vectors.add(step.state(V).muli(beta2), (1 - beta2) * d * d, g.muli(g, divisor));
      Vectors.root(divisor, step.state(V), 1, grown * epsilon);
      step.state(M).divi(divisor, g);
      g.muli(rate);
    }
    weightDecay.addTo(step, rate);
  }

  /** Moves the sums for the distance on, and the distance; returns it. */
  private double measure(Step step, double d) {
    INDArray g = step.gradient();
    INDArray way = step.scratch(0).assign(step.state(X0));
    KeptWeights.subtractParameters(way, step.tensors());
    double share = d / d0 * d;
    double along = share * step.rate() * Nd4j.getBlasWrapper().dot(g, way);
    double r = beta3 * step.state(R).getDouble(0) + along;
    INDArray k = step.state(K);
    Vectors.add(k.muli(beta3), safeguard ? share : share * step.rate(), g);
    double sum = k.norm1Number().doubleValue();
    double grown = sum == 0 ? d : grown(step, d, factor * r / sum);
    step.state(R).putScalar(0, r);
    step.state(D).putScalar(0, grown);
    return grown;
  }

  private double grown(Step step, double d, double estimate) {
    if (growth == Double.POSITIVE_INFINITY) {
      return Math.max(d, estimate);
    }
    INDArray largest = step.state(D_MAX);
    double max = Math.max(largest.getDouble(0), estimate);
    largest.putScalar(0, max);
    // d is a float in a network of floats
    double from = (float) d == (float) d0 ? Math.max(d, estimate) : d;
    return Math.min(max, from * growth);
  }

  @Override
  public Prodigy clone() {
    return withWeightDecay(weightDecay);
  }
}
