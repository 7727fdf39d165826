package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Adam with decoupled weight decay: the decay is not divided by the root of the mean of squares.
 *
 * <pre>
 *   m_t = beta1 m_(t-1) + (1 - beta1) g_t
 *   v_t = beta2 v_(t-1) + (1 - beta2) g_t^2
 *   mHat = m_t / (1 - beta1^t)
 *   vHat = v_t / (1 - beta2^t)
 *   s_t = eta mHat / (sqrt(vHat) + epsilon) + eta lambda theta_(t-1)
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ \theta_t = \theta_{t-1} - \eta \left( \frac{\hat m_t}{\sqrt{\hat v_t} + \epsilon} + \lambda
 * \theta_{t-1} \right) \]
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
 *   <tr><td>\( \epsilon \)</td><td>{@code epsilon}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON}</td><td>1e-8</td></tr>
 *   <tr><td>\( \lambda \)</td><td>{@code weightDecay}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_WEIGHT_DECAY}, weights only</td><td>none</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code m}, mean of the gradients; {@code v}, mean of their squares.
 *
 * <p><b>First step.</b> {@code η g / (|g| + ε) + η λ θ}.
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new AdamW(1e-3).withWeightDecay(0.05))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(66).nOut(8).build())
 *             .build());
 * network.init();
 * Training.prepare(network);
 * }</pre>
 *
 * @deviation the coefficient is multiplied by the learning rate, as in PyTorch; the paper's
 *     multiplies by the schedule alone. {@link Decay#independent} leaves the rate out.
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta1 how much of the mean of gradients stays
 * @param beta2 how much of the mean of squares stays
 * @param epsilon what is added to the root
 * @param weightDecay how much of what decays
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter, Decoupled Weight Decay
 *     Regularization, 2019</a>
 * @since 0.1
 */
public record AdamW(
    LearningRate learningRate, double beta1, double beta2, double epsilon, Decay weightDecay)
    implements DecayingOptimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.001;

  /** Default of {@code beta1}. */
  public static final double DEFAULT_BETA1 = 0.9;

  /** Default of {@code beta2}. */
  public static final double DEFAULT_BETA2 = 0.999;

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 1e-8;

  /** Default of the coefficient of {@code weightDecay}, which is coupled and of weights only. */
  public static final double DEFAULT_WEIGHT_DECAY = 0.01;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param beta1 how much of the mean of gradients stays
   * @param beta2 how much of the mean of squares stays
   * @param epsilon what is added to the root
   * @param weightDecay how much of what decays
   */
  public AdamW {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
    Arguments.positive("epsilon", epsilon);
    Arguments.present("weightDecay", weightDecay);
  }

  /** Makes the optimizer with its defaults. */
  public AdamW() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public AdamW(double learningRate) {
    this(LearningRate.of(learningRate));
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public AdamW(ISchedule schedule) {
    this(LearningRate.of(schedule));
  }

  private AdamW(LearningRate learningRate) {
    this(
        learningRate,
        DEFAULT_BETA1,
        DEFAULT_BETA2,
        DEFAULT_EPSILON,
        Decay.coupled(DEFAULT_WEIGHT_DECAY));
  }

  /**
   * Returns a copy with another beta1.
   *
   * @param newBeta1 how much of the mean of gradients stays
   * @return the copy
   */
  public AdamW withBeta1(double newBeta1) {
    return new AdamW(learningRate, newBeta1, beta2, epsilon, weightDecay);
  }

  /**
   * Returns a copy with another beta2.
   *
   * @param newBeta2 how much of the mean of squares stays
   * @return the copy
   */
  public AdamW withBeta2(double newBeta2) {
    return new AdamW(learningRate, beta1, newBeta2, epsilon, weightDecay);
  }

  /**
   * Returns a copy with another epsilon.
   *
   * @param newEpsilon what is added to the root
   * @return the copy
   */
  public AdamW withEpsilon(double newEpsilon) {
    return new AdamW(learningRate, beta1, beta2, newEpsilon, weightDecay);
  }

  /**
   * Returns a copy with another coefficient of the decay.
   *
   * @param newWeightDecay share that is subtracted
   * @return the copy
   */
  public AdamW withWeightDecay(double newWeightDecay) {
    return withWeightDecay(weightDecay.withCoefficient(newWeightDecay));
  }

  /**
   * Returns a copy with another decay.
   *
   * @param newWeightDecay how much of what decays
   * @return the copy
   */
  public AdamW withWeightDecay(Decay newWeightDecay) {
    return new AdamW(learningRate, beta1, beta2, epsilon, newWeightDecay);
  }

  @Override
  public List<String> states() {
    return List.of("m", "v");
  }

  /** One native pass, in place of ten: the updater of Deeplearning4j's Adam. */
  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    // the updater adds epsilon to sqrt(v), not to sqrt(vHat)
    double scaled = epsilon * Math.sqrt(1 - Math.pow(beta2, step.t()));
    // a rate of 0 it replaces by epsilon
    double rate = step.rate() == 0 ? 1 : step.rate();
    Nd4j.exec(
        new AdamUpdater(
            g, step.state(1), step.state(0), rate, beta1, beta2, scaled, step.t() - 1));
    if (step.rate() == 0) {
      g.muli(0);
    }
    weightDecay.addTo(step);
  }

  @Override
  public AdamW clone() {
    return new AdamW(learningRate, beta1, beta2, epsilon, weightDecay);
  }
}
