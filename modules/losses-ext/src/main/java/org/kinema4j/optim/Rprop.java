package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Limits;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Resilient back-propagation (iRprop-): every weight has a step size that grows while the sign of
 * its gradient stays and shrinks when it turns; for full batches.
 *
 * <pre>
 *   p_t = sign(g_t) r_(t-1)
 *   f_t = increase if p_t &gt; 0, decrease if p_t &lt; 0, else 1
 *   d_t = clip(d_(t-1) f_t, minimum, maximum)
 *   r_t = 0 if p_t &lt; 0, else sign(g_t);   d_0 = 1,   r_0 = 0
 *   s_t = eta d_t r_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ \theta_t = \theta_{t-1} - \eta\, d_t\, r_t \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>0.1</td></tr>
 *   <tr><td>\( \eta^- \)</td><td>{@code decrease}</td><td>\( (0, 1) \)</td><td>{@value
 *       #DEFAULT_DECREASE}</td><td>0.5</td></tr>
 *   <tr><td>\( \eta^+ \)</td><td>{@code increase}</td><td>\( [1, \infty) \)</td><td>{@value
 *       #DEFAULT_INCREASE}</td><td>1.2</td></tr>
 *   <tr><td>\( d_{min} \)</td><td>{@code minimum}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_MINIMUM}</td><td>1e-6 / 0.1</td></tr>
 *   <tr><td>\( d_{max} \)</td><td>{@code maximum}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_MAXIMUM}</td><td>50 / 0.1</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code d}, size of the steps, in learning rates (at first 1); {@code r}, sign of
 * the gradient before, 0 after a turn.
 *
 * <p><b>First step.</b> {@code η sign(g)}.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new Rprop(0.01));
 * }</pre>
 *
 * @deviation iRprop-, as in PyTorch: after a turn the weight rests for a step (the first Rprop also
 *     took its last step back); sizes are in learning rates, so that a schedule scales them; the
 *     defaults are PyTorch's sizes of 0.01 at first and [1e-6, 50]
 * @param learningRate how long the steps are, as a number or a schedule
 * @param decrease factor of a size when the sign turns
 * @param increase factor of a size while the sign stays
 * @param minimum least size, in learning rates
 * @param maximum greatest size, in learning rates
 * @see <a href="https://doi.org/10.1016/S0925-2312(01)00700-7">Igel and Hüsken, Empirical
 *     evaluation of the improved Rprop learning algorithms, 2003</a>
 * @since 0.1
 */
public record Rprop(
    LearningRate learningRate, double decrease, double increase, double minimum, double maximum)
    implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.01;

  /** Default of {@code decrease}. */
  public static final double DEFAULT_DECREASE = 0.5;

  /** Default of {@code increase}. */
  public static final double DEFAULT_INCREASE = 1.2;

  /** Default of {@code minimum}. */
  public static final double DEFAULT_MINIMUM = 1e-4;

  /** Default of {@code maximum}. */
  public static final double DEFAULT_MAXIMUM = 5000;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param decrease factor of a size when the sign turns
   * @param increase factor of a size while the sign stays
   * @param minimum least size, in learning rates
   * @param maximum greatest size, in learning rates
   */
  public Rprop {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.properFraction("decrease", decrease);
    Arguments.atLeast("increase", increase, 1);
    Arguments.positive("minimum", minimum);
    Arguments.positive("maximum", maximum);
    Limits.ordered(minimum, maximum);
  }

  /** Makes the optimizer with its defaults. */
  public Rprop() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public Rprop(double learningRate) {
    this(
        LearningRate.of(learningRate),
        DEFAULT_DECREASE,
        DEFAULT_INCREASE,
        DEFAULT_MINIMUM,
        DEFAULT_MAXIMUM);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public Rprop(ISchedule schedule) {
    this(
        LearningRate.of(schedule),
        DEFAULT_DECREASE,
        DEFAULT_INCREASE,
        DEFAULT_MINIMUM,
        DEFAULT_MAXIMUM);
  }

  /**
   * Returns a copy with another decrease.
   *
   * @param newDecrease factor of a size when the sign turns
   * @return the copy
   */
  public Rprop withDecrease(double newDecrease) {
    return new Rprop(learningRate, newDecrease, increase, minimum, maximum);
  }

  /**
   * Returns a copy with another increase.
   *
   * @param newIncrease factor of a size while the sign stays
   * @return the copy
   */
  public Rprop withIncrease(double newIncrease) {
    return new Rprop(learningRate, decrease, newIncrease, minimum, maximum);
  }

  /**
   * Returns a copy with another minimum.
   *
   * @param newMinimum least size, in learning rates
   * @return the copy
   */
  public Rprop withMinimum(double newMinimum) {
    return new Rprop(learningRate, decrease, increase, newMinimum, maximum);
  }

  /**
   * Returns a copy with another maximum.
   *
   * @param newMaximum greatest size, in learning rates
   * @return the copy
   */
  public Rprop withMaximum(double newMaximum) {
    return new Rprop(learningRate, decrease, increase, minimum, newMaximum);
  }

  @Override
  public List<String> states() {
    return List.of("d", "r");
  }

  @Override
  public double initial(int index) {
    return index == 0 ? 1 : 0;
  }

  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    INDArray size = step.state(0);
    INDArray before = step.state(1);
    INDArray turn = step.scratch(0);
    INDArray square = step.scratch(1);
    Transforms.sign(g, false);
    g.muli(before, turn);
    turn.muli(turn, square);
    // 1 without a sign before, increase where it stayed, decrease where it turned
    INDArray factor = before;
    factor.assign(square).muli((increase + decrease) / 2 - 1).addi(1);
    Vectors.add(factor, (increase - decrease) / 2, turn);
    size.muli(factor);
    Vectors.clip(size, minimum, maximum);
    // 0 where the sign turned, else 1
    turn.subi(square).muli(0.5).addi(1);
    g.muli(turn);
    before.assign(g);
    g.muli(size).muli(step.rate());
  }

  @Override
  public Rprop clone() {
    return new Rprop(learningRate, decrease, increase, minimum, maximum);
  }
}
