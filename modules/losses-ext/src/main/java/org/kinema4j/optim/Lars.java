package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * LARS: gradient descent with momentum whose step is as long for each array of weights as the array
 * itself, times a small number; made for large batches.
 *
 * <pre>
 *   q_t = trust |theta_(t-1)| / (|g_t| + lambda |theta_(t-1)|)
 *   v_t = mu v_(t-1) + eta q_t (g_t + lambda theta_(t-1))
 *   s_t = v_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ v_t = \mu v_{t-1} + \eta \frac{\tau \lVert \theta_{t-1} \rVert}{\lVert g_t \rVert + \lambda
 * \lVert \theta_{t-1} \rVert} (g_t + \lambda \theta_{t-1}), \quad \theta_t = \theta_{t-1} - v_t \]
 *
 * <p>The norms are those of one array of parameters. Biases and gains step by momentum alone
 * ({@code q_t = 1}, no decay), unless the decay is that of {@link Decay#withBiasesAndGains}, also
 * with the coefficient 0. The ratio is 1 too where the parameters are 0, or all that divides is.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>by batch</td></tr>
 *   <tr><td>\( \mu \)</td><td>{@code momentum}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_MOMENTUM}</td><td>0.9</td></tr>
 *   <tr><td>\( \tau \)</td><td>{@code trust}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_TRUST}</td><td>0.001</td></tr>
 *   <tr><td>\( \lambda \)</td><td>{@code weightDecay}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_WEIGHT_DECAY}, weights only</td><td>0.0005</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code v}, velocity.
 *
 * <p><b>First step.</b> {@code η q (g + λ θ)}, of the length {@code η trust |θ|} at most.
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new Lars(2).withWeightDecay(1e-4))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(66).nOut(8).build())
 *             .build());
 * network.init();
 * Training.prepare(network);
 * }</pre>
 *
 * @deviation biases and gains are not adapted, as has become usual since (the paper adapts all); a
 *     decay that is independent of the rate is outside the ratio, beside the step
 * @param learningRate how long the steps are, as a number or a schedule
 * @param momentum how much of the velocity stays
 * @param trust length of a step for a learning rate of 1, as a share of that of the weights
 * @param weightDecay how much of what decays
 * @see <a href="https://arxiv.org/abs/1708.03888">You et al., Large Batch Training of Convolutional
 *     Networks, 2017</a>
 * @since 0.1
 */
public record Lars(LearningRate learningRate, double momentum, double trust, Decay weightDecay)
    implements DecayingOptimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 1;

  /** Default of {@code momentum}. */
  public static final double DEFAULT_MOMENTUM = 0.9;

  /** Default of {@code trust}. */
  public static final double DEFAULT_TRUST = 0.001;

  /** Default of the coefficient of {@code weightDecay}, which is coupled and of weights only. */
  public static final double DEFAULT_WEIGHT_DECAY = 5e-4;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param momentum how much of the velocity stays
   * @param trust length of a step for a learning rate of 1, as a share of that of the weights
   * @param weightDecay how much of what decays
   */
  public Lars {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("momentum", momentum);
    Arguments.positive("trust", trust);
    Arguments.present("weightDecay", weightDecay);
  }

  /** Makes the optimizer with its defaults. */
  public Lars() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public Lars(double learningRate) {
    this(LearningRate.of(learningRate));
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public Lars(ISchedule schedule) {
    this(LearningRate.of(schedule));
  }

  private Lars(LearningRate learningRate) {
    this(learningRate, DEFAULT_MOMENTUM, DEFAULT_TRUST, Decay.coupled(DEFAULT_WEIGHT_DECAY));
  }

  /**
   * Returns a copy with another momentum.
   *
   * @param newMomentum how much of the velocity stays
   * @return the copy
   */
  public Lars withMomentum(double newMomentum) {
    return new Lars(learningRate, newMomentum, trust, weightDecay);
  }

  /**
   * Returns a copy with another trust.
   *
   * @param newTrust length of a step for a learning rate of 1, as a share of that of the weights
   * @return the copy
   */
  public Lars withTrust(double newTrust) {
    return new Lars(learningRate, momentum, newTrust, weightDecay);
  }

  /**
   * Returns a copy with another coefficient of the decay.
   *
   * @param newWeightDecay share that joins the gradient
   * @return the copy
   */
  public Lars withWeightDecay(double newWeightDecay) {
    return withWeightDecay(weightDecay.withCoefficient(newWeightDecay));
  }

  /**
   * Returns a copy with another decay.
   *
   * @param newWeightDecay how much of what decays
   * @return the copy
   */
  public Lars withWeightDecay(Decay newWeightDecay) {
    return new Lars(learningRate, momentum, trust, newWeightDecay);
  }

  @Override
  public List<String> states() {
    return List.of("v");
  }

  @Override
  public Sight sight() {
    return Sight.TENSOR;
  }

  @Override
  public void step(Step step) {
    INDArray velocity = step.state(0);
    velocity.muli(momentum);
    for (Tensor tensor : step.tensors()) {
      INDArray g = tensor.in(step.gradient());
      double ratio = TrustRatio.concerns(weightDecay, tensor) ? ratio(tensor, g) : 1;
      Vectors.add(tensor.in(velocity), step.rate() * ratio, g);
    }
    step.gradient().assign(velocity);
    TrustRatio.addDecayBeside(weightDecay, step);
  }

  /** Adds the decay to a gradient, and returns by how much both are to be multiplied. */
  private double ratio(Tensor tensor, INDArray g) {
    INDArray theta = tensor.flatParameters();
    double decay = TrustRatio.decayWithin(weightDecay);
    double length = theta.norm2Number().doubleValue();
    double ratio = TrustRatio.of(trust * length, g.norm2Number().doubleValue() + decay * length);
    Vectors.add(g, decay, theta);
    return ratio;
  }

  @Override
  public Lars clone() {
    return new Lars(learningRate, momentum, trust, weightDecay);
  }
}
