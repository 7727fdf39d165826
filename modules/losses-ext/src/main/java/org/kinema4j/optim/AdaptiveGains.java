package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Limits;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Gradient descent with adaptive gains: every weight has a gain that grows by steps while the sign
 * of its gradient stays and shrinks by a share when it turns.
 *
 * <pre>
 *   p_t = sign(g_t) sign(g_(t-1)),   p_1 = 0
 *   k_t = clip(k_(t-1) + beta, minimum, maximum)   if p_t &gt; 0
 *   k_t = clip(k_(t-1) (1 - beta), minimum, maximum)   if p_t &lt; 0
 *   k_t = k_(t-1)   otherwise;   k_0 = 1
 *   s_t = eta k_t g_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ \Delta w_{ij} = -\eta\, k_{ij} \frac{\partial E}{\partial w_{ij}} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>none</td></tr>
 *   <tr><td>\( \beta \)</td><td>{@code gainStep}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_GAIN_STEP}</td><td>0.05</td></tr>
 *   <tr><td>\( k_{min} \)</td><td>{@code minimum}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_MINIMUM}</td><td>0.01 or 0.1</td></tr>
 *   <tr><td>\( k_{max} \)</td><td>{@code maximum}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_MAXIMUM}</td><td>100 or 10</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code k}, gains (at first 1); {@code r}, sign of the gradient before.
 *
 * <p><b>First step.</b> {@code η g}, a step of gradient descent.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new AdaptiveGains(0.01));
 * }</pre>
 *
 * @deviation a gain stays where one of the two gradients is 0, as before the first step; there the
 *     lecture lets it shrink
 * @param learningRate how long the steps are, as a number or a schedule
 * @param gainStep what a gain grows by, and the share that it loses
 * @param minimum least gain
 * @param maximum greatest gain
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Hinton,
 *     Neural Networks for Machine Learning, Lecture 6d, 2012</a>
 * @since 0.1
 */
public record AdaptiveGains(
    LearningRate learningRate, double gainStep, double minimum, double maximum)
    implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.01;

  /** Default of {@code gainStep}. */
  public static final double DEFAULT_GAIN_STEP = 0.05;

  /** Default of {@code minimum}. */
  public static final double DEFAULT_MINIMUM = 0.01;

  /** Default of {@code maximum}. */
  public static final double DEFAULT_MAXIMUM = 100;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param gainStep what a gain grows by, and the share that it loses
   * @param minimum least gain
   * @param maximum greatest gain
   */
  public AdaptiveGains {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("gainStep", gainStep);
    Arguments.positive("minimum", minimum);
    Arguments.positive("maximum", maximum);
    Limits.ordered(minimum, maximum);
  }

  /** Makes the optimizer with its defaults. */
  public AdaptiveGains() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public AdaptiveGains(double learningRate) {
    this(LearningRate.of(learningRate), DEFAULT_GAIN_STEP, DEFAULT_MINIMUM, DEFAULT_MAXIMUM);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public AdaptiveGains(ISchedule schedule) {
    this(LearningRate.of(schedule), DEFAULT_GAIN_STEP, DEFAULT_MINIMUM, DEFAULT_MAXIMUM);
  }

  /**
   * Returns a copy with another gain step.
   *
   * @param newGainStep what a gain grows by, and the share that it loses
   * @return the copy
   */
  public AdaptiveGains withGainStep(double newGainStep) {
    return new AdaptiveGains(learningRate, newGainStep, minimum, maximum);
  }

  /**
   * Returns a copy with another minimum.
   *
   * @param newMinimum least gain
   * @return the copy
   */
  public AdaptiveGains withMinimum(double newMinimum) {
    return new AdaptiveGains(learningRate, gainStep, newMinimum, maximum);
  }

  /**
   * Returns a copy with another maximum.
   *
   * @param newMaximum greatest gain
   * @return the copy
   */
  public AdaptiveGains withMaximum(double newMaximum) {
    return new AdaptiveGains(learningRate, gainStep, minimum, newMaximum);
  }

  @Override
  public List<String> states() {
    return List.of("k", "r");
  }

  @Override
  public double initial(int index) {
    return index == 0 ? 1 : 0;
  }

  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    INDArray gain = step.state(0);
    INDArray before = step.state(1);
    INDArray sign = step.scratch(0);
    INDArray turn = step.scratch(1);
    sign.assign(g);
    Transforms.sign(sign, false);
    before.muli(sign);
    before.muli(before, turn);
    // turn is 1 where the sign turned, before is 1 where it stayed, both 0 without a sign before
    turn.subi(before).muli(0.5);
    before.addi(turn);
    turn.muli(-gainStep).addi(1);
    gain.muli(turn);
    Vectors.add(gain, gainStep, before);
    Vectors.clip(gain, minimum, maximum);
    before.assign(sign);
    g.muli(gain).muli(step.rate());
  }

  @Override
  public AdaptiveGains clone() {
    return new AdaptiveGains(learningRate, gainStep, minimum, maximum);
  }
}
