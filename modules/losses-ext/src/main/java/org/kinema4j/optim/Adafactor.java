package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Adafactor: the mean of squares of a matrix is a product of a column and a row; steps are as long
 * as the parameters, times a learning rate that falls with the steps.
 *
 * <pre>
 *   b_t = 1 - t^(-decayExponent)
 *   R_t = b_t R_(t-1) + (1 - b_t) mean over columns of (g_t^2 + epsilon1)
 *   C_t = b_t C_(t-1) + (1 - b_t) mean over rows of (g_t^2 + epsilon1)
 *   v_t = R_t C_t / mean(R_t)   of a matrix;   otherwise
 *   v_t = b_t v_(t-1) + (1 - b_t) (g_t^2 + epsilon1)
 *   u_t = g_t / sqrt(v_t)
 *   p_t = min(eta, 1 / sqrt(t))   with relative steps, else eta
 *   a_t = max(epsilon2, rms(theta_(t-1))) p_t   scaled by the parameters, else p_t
 *   d_t = a_t u_t / max(1, rms(u_t) / threshold)
 *   s_t = beta1 s_(t-1) + (1 - beta1) d_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ \hat V_t = \frac{R_t C_t^T}{1^T R_t}, \quad U_t = \frac{G_t}{\sqrt{\hat V_t}}, \quad X_t =
 * X_{t-1} - \alpha_t \frac{U_t}{\max(1, \mathrm{RMS}(U_t) / d)} \]
 *
 * <p>The root of the mean of squares, rms, is that of one array of parameters. A kernel of more
 * than two dimensions is a matrix with a row for each index along its first; a matrix with one row
 * or one column is not factored.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>0.01</td></tr>
 *   <tr><td>\( \beta_1 \)</td><td>{@code beta1}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA1}</td><td>0</td></tr>
 *   <tr><td>\( c \)</td><td>{@code decayExponent}</td><td>\( (0, 1] \)</td><td>{@value
 *       #DEFAULT_DECAY_EXPONENT}</td><td>0.8</td></tr>
 *   <tr><td>\( d \)</td><td>{@code threshold}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_THRESHOLD}</td><td>1</td></tr>
 *   <tr><td>\( \epsilon_1 \)</td><td>{@code epsilon1}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON1}</td><td>1e-30</td></tr>
 *   <tr><td>\( \epsilon_2 \)</td><td>{@code epsilon2}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON2}</td><td>1e-3</td></tr>
 *   <tr><td></td><td>{@code stepSize}</td><td>{@link AdafactorStepSize}</td><td>{@code
 *       RELATIVE_AND_SCALED}</td><td>both</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code v}, of a matrix the means of its rows, then those of its columns, then
 * zeros, otherwise the mean of squares; {@code m}, mean of the steps, only if {@code beta1} is
 * above 0.
 *
 * <p><b>First step.</b> Of a matrix {@code a u / max(1, rms(u))} with {@code u = g / √(R C /
 * mean(R))}; otherwise {@code a sign(g)}, where {@code a = 0.01 max(0.001, rms(θ))} with the
 * defaults.
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new Adafactor(1e-3).withStepSize(AdafactorStepSize.GIVEN))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(66).nOut(8).build())
 *             .build());
 * network.init();
 * Training.prepare(network);
 * }</pre>
 *
 * @deviation saves no memory: Deeplearning4j gives an optimizer a state of whole arrays, of which
 *     the row and the column fill a part; the bound of the relative step is the learning rate, as
 *     in PyTorch, where the paper has 0.01; the mean of steps, which the paper leaves out, is that
 *     of the authors' program; kernels are factored as matrices, where that program factors
 *     matrices alone
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta1 how much of the mean of steps stays
 * @param decayExponent how fast the mean of squares becomes long
 * @param threshold greatest root of the mean of squares of a step before its size is set
 * @param epsilon1 what is added to the squares
 * @param epsilon2 least scale of parameters
 * @param stepSize what sets the size of the steps
 * @see <a href="https://arxiv.org/abs/1804.04235">Shazeer and Stern, Adafactor: Adaptive Learning
 *     Rates with Sublinear Memory Cost, 2018</a>
 * @since 0.1
 */
public record Adafactor(
    LearningRate learningRate,
    double beta1,
    double decayExponent,
    double threshold,
    double epsilon1,
    double epsilon2,
    AdafactorStepSize stepSize)
    implements Optimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.01;

  /** Default of {@code beta1}. */
  public static final double DEFAULT_BETA1 = 0;

  /** Default of {@code decayExponent}. */
  public static final double DEFAULT_DECAY_EXPONENT = 0.8;

  /** Default of {@code threshold}. */
  public static final double DEFAULT_THRESHOLD = 1;

  /** Default of {@code epsilon1}. */
  public static final double DEFAULT_EPSILON1 = 1e-30;

  /** Default of {@code epsilon2}. */
  public static final double DEFAULT_EPSILON2 = 1e-3;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param beta1 how much of the mean of steps stays
   * @param decayExponent how fast the mean of squares becomes long
   * @param threshold greatest root of the mean of squares of a step before its size is set
   * @param epsilon1 what is added to the squares
   * @param epsilon2 least scale of parameters
   * @param stepSize what sets the size of the steps
   */
  public Adafactor {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta1", beta1);
    Arguments.positiveFraction("decayExponent", decayExponent);
    Arguments.positive("threshold", threshold);
    Arguments.positive("epsilon1", epsilon1);
    Arguments.positive("epsilon2", epsilon2);
    Arguments.present("stepSize", stepSize);
  }

  /** Makes the optimizer with its defaults. */
  public Adafactor() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public Adafactor(double learningRate) {
    this(LearningRate.of(learningRate));
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public Adafactor(ISchedule schedule) {
    this(LearningRate.of(schedule));
  }

  private Adafactor(LearningRate learningRate) {
    this(
        learningRate,
        DEFAULT_BETA1,
        DEFAULT_DECAY_EXPONENT,
        DEFAULT_THRESHOLD,
        DEFAULT_EPSILON1,
        DEFAULT_EPSILON2,
        AdafactorStepSize.RELATIVE_AND_SCALED);
  }

  /**
   * Returns a copy with another beta1.
   *
   * @param newBeta1 how much of the mean of steps stays
   * @return the copy
   */
  public Adafactor withBeta1(double newBeta1) {
    return new Adafactor(
        learningRate, newBeta1, decayExponent, threshold, epsilon1, epsilon2, stepSize);
  }

  /**
   * Returns a copy with another decayExponent.
   *
   * @param newDecayExponent how fast the mean of squares becomes long
   * @return the copy
   */
  public Adafactor withDecayExponent(double newDecayExponent) {
    return new Adafactor(
        learningRate, beta1, newDecayExponent, threshold, epsilon1, epsilon2, stepSize);
  }

  /**
   * Returns a copy with another threshold.
   *
   * @param newThreshold greatest root of the mean of squares of a step before its size is set
   * @return the copy
   */
  public Adafactor withThreshold(double newThreshold) {
    return new Adafactor(
        learningRate, beta1, decayExponent, newThreshold, epsilon1, epsilon2, stepSize);
  }

  /**
   * Returns a copy with another epsilon1.
   *
   * @param newEpsilon1 what is added to the squares
   * @return the copy
   */
  public Adafactor withEpsilon1(double newEpsilon1) {
    return new Adafactor(
        learningRate, beta1, decayExponent, threshold, newEpsilon1, epsilon2, stepSize);
  }

  /**
   * Returns a copy with another epsilon2.
   *
   * @param newEpsilon2 least scale of parameters
   * @return the copy
   */
  public Adafactor withEpsilon2(double newEpsilon2) {
    return new Adafactor(
        learningRate, beta1, decayExponent, threshold, epsilon1, newEpsilon2, stepSize);
  }

  /**
   * Returns a copy with another stepSize.
   *
   * @param newStepSize what sets the size of the steps
   * @return the copy
   */
  public Adafactor withStepSize(AdafactorStepSize newStepSize) {
    return new Adafactor(
        learningRate, beta1, decayExponent, threshold, epsilon1, epsilon2, newStepSize);
  }

  @Override
  public List<String> states() {
    return beta1 > 0 ? List.of("v", "m") : List.of("v");
  }

  @Override
  public Sight sight() {
    return Sight.TENSOR;
  }

  @Override
  public void step(Step step) {
    double beta2 = 1 - Math.pow(step.t(), -decayExponent);
    for (Tensor tensor : step.tensors()) {
      INDArray squares = tensor.matrix(step.scratch(0));
      INDArray u = tensor.matrix(step.gradient());
      u.muli(u, squares);
      INDArray v = tensor.in(step.state(0));
      if (u.rows() > 1 && u.columns() > 1) {
        divideByFactors(u, squares, v, beta2);
      } else {
        divide(tensor.in(step.gradient()), tensor.in(step.scratch(0)), v, beta2);
      }
      u.muli(size(tensor, step) / Math.max(1, rms(u) / threshold));
    }
    if (beta1 > 0) {
      Vectors.average(step.state(1), beta1, step.gradient());
      step.gradient().assign(step.state(1));
    }
  }

  private void divideByFactors(INDArray u, INDArray squares, INDArray v, double beta2) {
    int both = u.rows() + u.columns();
    INDArray rows = v.get(NDArrayIndex.interval(0, u.rows()));
    INDArray columns = v.get(NDArrayIndex.interval(u.rows(), both));
    Vectors.average(rows, beta2, squares.mean(1).addi(epsilon1));
    Vectors.average(columns, beta2, squares.mean(0).addi(epsilon1));
    // one after the other: their product could be too small for a float
    u.diviColumnVector(Transforms.sqrt(rows.div(rows.meanNumber()), false).reshape(-1, 1));
    u.diviRowVector(Transforms.sqrt(columns, true).reshape(1, -1));
  }

  private void divide(INDArray u, INDArray squares, INDArray v, double beta2) {
    Vectors.average(v, beta2, squares.addi(epsilon1));
    u.divi(Vectors.root(squares, v, 1, 0));
  }

  private double size(Tensor tensor, Step step) {
    double size =
        stepSize.relative() ? Math.min(step.rate(), 1 / Math.sqrt(step.t())) : step.rate();
    return stepSize.scaled() ? size * Math.max(epsilon2, rms(tensor.flatParameters())) : size;
  }

  private static double rms(INDArray array) {
    return array.norm2Number().doubleValue() / Math.sqrt(array.length());
  }

  @Override
  public Adafactor clone() {
    return new Adafactor(
        learningRate, beta1, decayExponent, threshold, epsilon1, epsilon2, stepSize);
  }
}
