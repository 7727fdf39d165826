package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * RMSProp with momentum: RMSProp whose steps build up a velocity, and which may divide by the
 * spread of the gradients in place of their size.
 *
 * <pre>
 *   v_t = alpha v_(t-1) + (1 - alpha) g_t^2
 *   a_t = alpha a_(t-1) + (1 - alpha) g_t   if centred, else 0
 *   b_t = mu b_(t-1) + g_t / (sqrt(max(v_t - a_t^2, 0)) + epsilon)
 *   s_t = eta b_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ b_t = \mu b_{t-1} + \frac{g_t}{\sqrt{v_t - a_t^2} + \varepsilon}, \quad \theta_t =
 * \theta_{t-1} - \eta b_t \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>none</td></tr>
 *   <tr><td>\( \alpha \)</td><td>{@code decay}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_DECAY}</td><td>0.9</td></tr>
 *   <tr><td>\( \mu \)</td><td>{@code momentum}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_MOMENTUM}</td><td>0.9 (Graves)</td></tr>
 *   <tr><td>\( \varepsilon \)</td><td>{@code epsilon}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON}</td><td>1e-8</td></tr>
 *   <tr><td></td><td>{@code centring}</td><td>{@link Centring}</td><td>{@code
 *       UNCENTRED}</td><td>both</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code v}, mean of the squares; {@code b}, velocity; {@code a}, mean of the
 * gradients, only if centred.
 *
 * <p><b>First step.</b> {@code η g / (√(1 - α) |g| + ε)}, ten times η with the defaults.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new RmsPropMomentum(0.01));
 * }</pre>
 *
 * @deviation epsilon stands outside the root, as in PyTorch and in Deeplearning4j's RmsProp, whose
 *     mean of squares starts at epsilon, not at 0; in Graves's equations and in the course notes it
 *     stands inside; a difference that rounding makes negative counts as 0, where PyTorch gives NaN
 * @param learningRate how long the steps are, as a number or a schedule
 * @param decay how much of the means stays
 * @param momentum share of the velocity that stays
 * @param epsilon what is added to the root
 * @param centring whether to divide by the spread of the gradients
 * @see <a href="https://arxiv.org/abs/1308.0850">Graves, Generating Sequences With Recurrent Neural
 *     Networks, 2013</a>
 * @since 0.1
 */
public record RmsPropMomentum(
    LearningRate learningRate, double decay, double momentum, double epsilon, Centring centring)
    implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.01;

  /** Default of {@code decay}. */
  public static final double DEFAULT_DECAY = 0.99;

  /** Default of {@code momentum}. */
  public static final double DEFAULT_MOMENTUM = 0.9;

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 1e-8;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param decay how much of the means stays
   * @param momentum share of the velocity that stays
   * @param epsilon what is added to the root
   * @param centring whether to divide by the spread of the gradients
   */
  public RmsPropMomentum {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("decay", decay);
    Arguments.fraction("momentum", momentum);
    Arguments.positive("epsilon", epsilon);
    Arguments.present("centring", centring);
  }

  /** Makes the optimizer with its defaults. */
  public RmsPropMomentum() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public RmsPropMomentum(double learningRate) {
    this(
        LearningRate.of(learningRate),
        DEFAULT_DECAY,
        DEFAULT_MOMENTUM,
        DEFAULT_EPSILON,
        Centring.UNCENTRED);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public RmsPropMomentum(ISchedule schedule) {
    this(
        LearningRate.of(schedule),
        DEFAULT_DECAY,
        DEFAULT_MOMENTUM,
        DEFAULT_EPSILON,
        Centring.UNCENTRED);
  }

  /**
   * Returns a copy with another decay.
   *
   * @param newDecay how much of the means stays
   * @return the copy
   */
  public RmsPropMomentum withDecay(double newDecay) {
    return new RmsPropMomentum(learningRate, newDecay, momentum, epsilon, centring);
  }

  /**
   * Returns a copy with another momentum.
   *
   * @param newMomentum share of the velocity that stays
   * @return the copy
   */
  public RmsPropMomentum withMomentum(double newMomentum) {
    return new RmsPropMomentum(learningRate, decay, newMomentum, epsilon, centring);
  }

  /**
   * Returns a copy with another epsilon.
   *
   * @param newEpsilon what is added to the root
   * @return the copy
   */
  public RmsPropMomentum withEpsilon(double newEpsilon) {
    return new RmsPropMomentum(learningRate, decay, momentum, newEpsilon, centring);
  }

  /**
   * Returns a copy with another centring.
   *
   * @param newCentring whether to divide by the spread of the gradients
   * @return the copy
   */
  public RmsPropMomentum withCentring(Centring newCentring) {
    return new RmsPropMomentum(learningRate, decay, momentum, epsilon, newCentring);
  }

  @Override
  public List<String> states() {
    return centring == Centring.CENTRED ? List.of("v", "b", "a") : List.of("v", "b");
  }

  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    INDArray root = step.scratch(0);
    Vectors.averageSquare(step.state(0), decay, g, root);
    root.assign(step.state(0));
    if (centring == Centring.CENTRED) {
      Vectors.average(step.state(2), decay, g);
      step.state(2).muli(step.state(2), root);
      step.state(0).subi(root, root);
      Transforms.max(root, 0, false);
    }
    Vectors.root(root, root, 1, epsilon);
    step.state(1).muli(momentum).addi(g.divi(root));
    g.assign(step.state(1)).muli(step.rate());
  }

  @Override
  public RmsPropMomentum clone() {
    return new RmsPropMomentum(learningRate, decay, momentum, epsilon, centring);
  }
}
