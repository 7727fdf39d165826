package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Schedule-free AdamW: Adam's divisor in place of a decay of the rate, because what is evaluated is
 * a running mean of the iterates; the mean takes the place of momentum too.
 *
 * <pre>
 *   y_t = (1 - beta) z_t + beta x_t   where the gradient g_t is taken;   x_1 = z_1 = y_1
 *   v_t = beta2 v_(t-1) + (1 - beta2) g_t^2
 *   vHat = v_t / (1 - beta2^t)
 *   d_t = eta_t g_t / (sqrt(vHat) + epsilon) + eta_t lambda y_t
 *   z_(t+1) = z_t - d_t
 *   c_t = eta_t^2 / (eta_1^2 + ... + eta_t^2)
 *   x_(t+1) = (1 - c_t) x_t + c_t z_(t+1)
 *   kept as e_t = z_t - x_t, without weights:
 *   u_t = e_t - d_t,   e_(t+1) = (1 - c_t) u_t
 *   s_t = y_t - y_(t+1) = (1 - beta) (e_t - e_(t+1)) - c_t u_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ z_{t+1} = z_t - \eta_t \left( \frac{g_t}{\sqrt{\hat v_t} + \epsilon} + \lambda y_t \right),
 * \quad x_{t+1} = (1 - c_t) x_t + c_t z_{t+1}, \quad y_t = (1 - \beta) z_t + \beta x_t \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>0.0025</td></tr>
 *   <tr><td>\( \beta \)</td><td>{@code beta}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA}</td><td>0.9</td></tr>
 *   <tr><td>\( \beta_2 \)</td><td>{@code beta2}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA2}</td><td>0.999</td></tr>
 *   <tr><td>\( \epsilon \)</td><td>{@code epsilon}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON}</td><td>1e-8</td></tr>
 *   <tr><td>\( \lambda \)</td><td>{@code weightDecay}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_WEIGHT_DECAY}, weights only</td><td>0</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code e}, distance of the iterate z from its mean x; {@code w}, sum of the
 * squared rates, the same number for all; {@code v}, mean of the squared gradients.
 *
 * <p><b>First step.</b> {@code η g / (|g| + ε) + η λ θ} ({@code c_1 = 1}).
 *
 * <p>A network or graph that trains holds y. The weights to evaluate are x; {@link
 * EvaluationWeights} puts them in. Rates that grow at first, {@code WarmUp}, are the only schedule
 * that the method needs.
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new ScheduleFreeAdamW(0.0025).withWeightDecay(0.01))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(66).nOut(8).build())
 *             .build());
 * network.init();
 * Training.prepare(network);
 * network.fit(Nd4j.rand(32, 66), Nd4j.rand(32, 8));
 * try (EvaluationWeights x = EvaluationWeights.in(network)) {
 *   network.output(Nd4j.rand(1, 66));
 * }
 * }</pre>
 *
 * @deviation the bias of v is corrected where it is divided by, as in the authors' program; in
 *     algorithm 1 the correction is a part of the rate, and so of decay and weights of the mean.
 *     The program's weights are squares of the largest rate so far, ours of the rate of the step.
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta share of the mean where gradients are taken
 * @param beta2 how much of the mean of squares stays
 * @param epsilon what is added to the root
 * @param weightDecay how much of what decays
 * @see <a href="https://arxiv.org/abs/2405.15682">Defazio et al., The Road Less Scheduled, 2024</a>
 * @since 0.1
 */
public record ScheduleFreeAdamW(
    LearningRate learningRate, double beta, double beta2, double epsilon, Decay weightDecay)
    implements DecayingOptimizer, AveragingOptimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.0025;

  /** Default of {@code beta}. */
  public static final double DEFAULT_BETA = 0.9;

  /** Default of {@code beta2}. */
  public static final double DEFAULT_BETA2 = 0.999;

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 1e-8;

  /** Default of the coefficient of {@code weightDecay}, which is coupled and of weights only. */
  public static final double DEFAULT_WEIGHT_DECAY = 0;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param beta share of the mean where gradients are taken
   * @param beta2 how much of the mean of squares stays
   * @param epsilon what is added to the root
   * @param weightDecay how much of what decays
   */
  public ScheduleFreeAdamW {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta", beta);
    Arguments.fraction("beta2", beta2);
    Arguments.positive("epsilon", epsilon);
    Arguments.present("weightDecay", weightDecay);
  }

  /** Makes the optimizer with its defaults. */
  public ScheduleFreeAdamW() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public ScheduleFreeAdamW(double learningRate) {
    this(LearningRate.of(learningRate));
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public ScheduleFreeAdamW(ISchedule schedule) {
    this(LearningRate.of(schedule));
  }

  private ScheduleFreeAdamW(LearningRate learningRate) {
    this(
        learningRate,
        DEFAULT_BETA,
        DEFAULT_BETA2,
        DEFAULT_EPSILON,
        Decay.coupled(DEFAULT_WEIGHT_DECAY));
  }

  /**
   * Returns a copy with another beta.
   *
   * @param newBeta share of the mean where gradients are taken
   * @return the copy
   */
  public ScheduleFreeAdamW withBeta(double newBeta) {
    return new ScheduleFreeAdamW(learningRate, newBeta, beta2, epsilon, weightDecay);
  }

  /**
   * Returns a copy with another beta2.
   *
   * @param newBeta2 how much of the mean of squares stays
   * @return the copy
   */
  public ScheduleFreeAdamW withBeta2(double newBeta2) {
    return new ScheduleFreeAdamW(learningRate, beta, newBeta2, epsilon, weightDecay);
  }

  /**
   * Returns a copy with another epsilon.
   *
   * @param newEpsilon what is added to the root
   * @return the copy
   */
  public ScheduleFreeAdamW withEpsilon(double newEpsilon) {
    return new ScheduleFreeAdamW(learningRate, beta, beta2, newEpsilon, weightDecay);
  }

  /**
   * Returns a copy with another coefficient of the decay.
   *
   * @param newWeightDecay share that is subtracted
   * @return the copy
   */
  public ScheduleFreeAdamW withWeightDecay(double newWeightDecay) {
    return withWeightDecay(weightDecay.withCoefficient(newWeightDecay));
  }

  /**
   * Returns a copy with another decay.
   *
   * @param newWeightDecay how much of what decays
   * @return the copy
   */
  public ScheduleFreeAdamW withWeightDecay(Decay newWeightDecay) {
    return new ScheduleFreeAdamW(learningRate, beta, beta2, epsilon, newWeightDecay);
  }

  @Override
  public List<String> states() {
    return List.of("e", "w", "v");
  }

  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    INDArray divisor = step.scratch(0);
    Vectors.averageSquare(step.state(2), beta2, g, divisor);
    double unbiased = Math.sqrt(1 - Math.pow(beta2, step.t()));
    Vectors.root(divisor, step.state(2), unbiased, epsilon);
    g.muli(step.rate()).divi(divisor);
    weightDecay.addTo(step);
    ScheduleFree.follow(step, 1, beta);
  }

  @Override
  public void toEvaluation(INDArray parameters, List<INDArray> states) {
    ScheduleFree.toMean(parameters, beta, states.get(0));
  }

  @Override
  public ScheduleFreeAdamW clone() {
    return new ScheduleFreeAdamW(learningRate, beta, beta2, epsilon, weightDecay);
  }
}
