package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * LAMB: Adam whose step is as long for each array of weights as the array itself, times the
 * learning rate; made for large batches.
 *
 * <pre>
 *   m_t = beta1 m_(t-1) + (1 - beta1) g_t
 *   v_t = beta2 v_(t-1) + (1 - beta2) g_t^2
 *   r_t = m_t / (1 - beta1^t) / (sqrt(v_t / (1 - beta2^t)) + epsilon)
 *   u_t = r_t + lambda theta_(t-1)
 *   s_t = eta |theta_(t-1)| / |u_t| u_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ \theta_t = \theta_{t-1} - \eta \frac{\lVert \theta_{t-1} \rVert}{\lVert r_t + \lambda
 * \theta_{t-1} \rVert} (r_t + \lambda \theta_{t-1}) \]
 *
 * <p>The norms are those of one array of parameters. Biases and gains step by Adam ({@code u_t =
 * r_t}, the ratio of norms being 1), unless the decay is that of {@link Decay#withBiasesAndGains},
 * also with the coefficient 0. The ratio is 1 too where a norm is 0.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>by batch, 0.00088 for 512</td></tr>
 *   <tr><td>\( \beta_1 \)</td><td>{@code beta1}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA1}</td><td>0.9</td></tr>
 *   <tr><td>\( \beta_2 \)</td><td>{@code beta2}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA2}</td><td>0.999</td></tr>
 *   <tr><td>\( \epsilon \)</td><td>{@code epsilon}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON}</td><td>1e-6</td></tr>
 *   <tr><td>\( \lambda \)</td><td>{@code weightDecay}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_WEIGHT_DECAY}, weights only</td><td>0.01</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code m}, mean of the gradients; {@code v}, mean of their squares.
 *
 * <p><b>First step.</b> {@code η |θ| / |u| u} with {@code u = g / (|g| + ε) + λ θ}.
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new Lamb(0.002).withWeightDecay(0.05))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(66).nOut(8).build())
 *             .build());
 * network.init();
 * Training.prepare(network);
 * }</pre>
 *
 * @deviation the norm of the parameters is not bounded (the paper's phi is the identity, as in the
 *     authors' program); a decay that is independent of the rate is outside the norm, beside the
 *     step
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta1 how much of the mean of gradients stays
 * @param beta2 how much of the mean of squares stays
 * @param epsilon what is added to the root
 * @param weightDecay how much of what decays
 * @see <a href="https://arxiv.org/abs/1904.00962">You et al., Large Batch Optimization for Deep
 *     Learning: Training BERT in 76 minutes, 2020</a>
 * @since 0.1
 */
public record Lamb(
    LearningRate learningRate, double beta1, double beta2, double epsilon, Decay weightDecay)
    implements DecayingOptimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.001;

  /** Default of {@code beta1}. */
  public static final double DEFAULT_BETA1 = 0.9;

  /** Default of {@code beta2}. */
  public static final double DEFAULT_BETA2 = 0.999;

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 1e-6;

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
  public Lamb {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
    Arguments.positive("epsilon", epsilon);
    Arguments.present("weightDecay", weightDecay);
  }

  /** Makes the optimizer with its defaults. */
  public Lamb() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public Lamb(double learningRate) {
    this(LearningRate.of(learningRate));
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public Lamb(ISchedule schedule) {
    this(LearningRate.of(schedule));
  }

  private Lamb(LearningRate learningRate) {
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
  public Lamb withBeta1(double newBeta1) {
    return new Lamb(learningRate, newBeta1, beta2, epsilon, weightDecay);
  }

  /**
   * Returns a copy with another beta2.
   *
   * @param newBeta2 how much of the mean of squares stays
   * @return the copy
   */
  public Lamb withBeta2(double newBeta2) {
    return new Lamb(learningRate, beta1, newBeta2, epsilon, weightDecay);
  }

  /**
   * Returns a copy with another epsilon.
   *
   * @param newEpsilon what is added to the root
   * @return the copy
   */
  public Lamb withEpsilon(double newEpsilon) {
    return new Lamb(learningRate, beta1, beta2, newEpsilon, weightDecay);
  }

  /**
   * Returns a copy with another coefficient of the decay.
   *
   * @param newWeightDecay share that joins the step
   * @return the copy
   */
  public Lamb withWeightDecay(double newWeightDecay) {
    return withWeightDecay(weightDecay.withCoefficient(newWeightDecay));
  }

  /**
   * Returns a copy with another decay.
   *
   * @param newWeightDecay how much of what decays
   * @return the copy
   */
  public Lamb withWeightDecay(Decay newWeightDecay) {
    return new Lamb(learningRate, beta1, beta2, epsilon, newWeightDecay);
  }

  @Override
  public List<String> states() {
    return List.of("m", "v");
  }

  @Override
  public Sight sight() {
    return Sight.TENSOR;
  }

  @Override
  public void step(Step step) {
    Decay none = Decay.coupled(0);
    new AdamW(LearningRate.of(1), beta1, beta2, epsilon, none).step(step.at(1));
    for (Tensor tensor : step.tensors()) {
      INDArray u = tensor.in(step.gradient());
      u.muli(step.rate() * (TrustRatio.concerns(weightDecay, tensor) ? ratio(tensor, u) : 1));
    }
    TrustRatio.addDecayBeside(weightDecay, step);
  }

  /** Adds the decay to a step of Adam, and returns by how much both are to be multiplied. */
  private double ratio(Tensor tensor, INDArray u) {
    INDArray theta = tensor.flatParameters();
    Vectors.add(u, TrustRatio.decayWithin(weightDecay), theta);
    return TrustRatio.of(theta.norm2Number().doubleValue(), u.norm2Number().doubleValue());
  }

  @Override
  public Lamb clone() {
    return new Lamb(learningRate, beta1, beta2, epsilon, weightDecay);
  }
}
