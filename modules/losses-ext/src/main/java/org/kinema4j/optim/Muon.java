package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Muon: the momentum of each weight matrix is orthogonalized, so that a step changes all directions
 * alike; biases and gains step by AdamW.
 *
 * <pre>
 *   m_t = mu m_(t-1) + (1 - mu) g_t
 *   b_t = mu m_t + (1 - mu) g_t
 *   X_0 = b_t / (|b_t| + 1e-7)
 *   X_k = 3.4445 X - 4.7750 (X X^T) X + 2.0315 (X X^T)^2 X   of X = X_(k-1);   k = 1 to iterations
 *   s_t = eta scale X + eta lambda theta_(t-1)   of the last X
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ \theta_t = \theta_{t-1} - \eta \left( c \, \mathrm{NewtonSchulz}(b_t) + \lambda
 * \theta_{t-1} \right), \quad \mathrm{NewtonSchulz}(U S V^T) \approx U V^T \]
 *
 * <p>The scale is that of {@link MuonScale}. A weight of rank 2 is {@code [inputs, outputs]}. A
 * kernel of more dimensions is flattened to {@code [first dimension, rest]}, of which the first are
 * the outputs, as in Deeplearning4j; SameDiff has several formats for kernels, so use {@code
 * [outputs, inputs, height, width]} there. Everything that is not a weight of rank 2 or more steps
 * by {@link AdamW} with the rate {@code eta rateRatio} and {@code beta1}, {@code beta2}, {@code
 * epsilon}.
 *
 * <p>The author recommends AdamW for embeddings and for the output layer as well. In Deeplearning4j
 * a layer with an updater of its own has it:
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new Muon(0.02).withWeightDecay(0.01))
 *             .list()
 *             .layer(new DenseLayer.Builder().nIn(66).nOut(32).build())
 *             .layer(new OutputLayer.Builder().nOut(8).updater(new AdamW(3e-4)).build())
 *             .build());
 * network.init();
 * Training.prepare(network);
 * }</pre>
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>0.02</td></tr>
 *   <tr><td>\( \mu \)</td><td>{@code momentum}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_MOMENTUM}</td><td>0.95</td></tr>
 *   <tr><td></td><td>{@code iterations}</td><td>\( [1, \infty) \)</td><td>{@value
 *       #DEFAULT_ITERATIONS}</td><td>5</td></tr>
 *   <tr><td>\( c \)</td><td>{@code scale}</td><td>{@link MuonScale}</td><td>{@code
 *       ASPECT}</td><td>{@code ASPECT}</td></tr>
 *   <tr><td>\( \lambda \)</td><td>{@code weightDecay}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_WEIGHT_DECAY}, weights only</td><td>0</td></tr>
 *   <tr><td></td><td>{@code rateRatio}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_RATE_RATIO}</td><td>3e-4 / 0.02</td></tr>
 *   <tr><td>\( \beta_1 \)</td><td>{@code beta1}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA1}</td><td>0.9</td></tr>
 *   <tr><td>\( \beta_2 \)</td><td>{@code beta2}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA2}</td><td>0.95</td></tr>
 *   <tr><td>\( \epsilon \)</td><td>{@code epsilon}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_EPSILON}</td><td>1e-10</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code m}, mean of the gradients; {@code v}, mean of their squares, zeros for
 * matrices.
 *
 * <p><b>First step.</b> {@code η scale NewtonSchulz(g)} of a matrix, {@code η rateRatio sign(g)} of
 * all else.
 *
 * @deviation the scale of kernels is that of the flattened matrix (the author's program takes
 *     height by width there); computed in the network's type of numbers, not in bfloat16
 * @param learningRate how long the steps are, as a number or a schedule
 * @param momentum how much of the mean of gradients stays, of matrices
 * @param iterations how often the polynomial is applied
 * @param scale how the step of a matrix depends on its shape
 * @param weightDecay how much of what decays
 * @param rateRatio learning rate of all else, as a share of that of matrices
 * @param beta1 how much of the mean of gradients stays, of all else
 * @param beta2 how much of the mean of squares stays, of all else
 * @param epsilon what is added to the root, of all else
 * @see <a href="https://kellerjordan.github.io/posts/muon/">Jordan, Muon: An optimizer for hidden
 *     layers in neural networks, 2024</a>
 * @since 0.1
 */
public record Muon(
    LearningRate learningRate,
    double momentum,
    int iterations,
    MuonScale scale,
    Decay weightDecay,
    double rateRatio,
    double beta1,
    double beta2,
    double epsilon)
    implements DecayingOptimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 0.02;

  /** Default of {@code momentum}. */
  public static final double DEFAULT_MOMENTUM = 0.95;

  /** Default of {@code iterations}. */
  public static final int DEFAULT_ITERATIONS = 5;

  /** Default of the coefficient of {@code weightDecay}, which is coupled and of weights only. */
  public static final double DEFAULT_WEIGHT_DECAY = 0;

  /** Default of {@code rateRatio}. */
  public static final double DEFAULT_RATE_RATIO = 0.015;

  /** Default of {@code beta1}. */
  public static final double DEFAULT_BETA1 = 0.9;

  /** Default of {@code beta2}. */
  public static final double DEFAULT_BETA2 = 0.95;

  /** Default of {@code epsilon}. */
  public static final double DEFAULT_EPSILON = 1e-10;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param momentum how much of the mean of gradients stays, of matrices
   * @param iterations how often the polynomial is applied
   * @param scale how the step of a matrix depends on its shape
   * @param weightDecay how much of what decays
   * @param rateRatio learning rate of all else, as a share of that of matrices
   * @param beta1 how much of the mean of gradients stays, of all else
   * @param beta2 how much of the mean of squares stays, of all else
   * @param epsilon what is added to the root, of all else
   */
  public Muon {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("momentum", momentum);
    Arguments.atLeast("iterations", iterations, 1);
    Arguments.present("scale", scale);
    Arguments.present("weightDecay", weightDecay);
    Arguments.notNegative("rateRatio", rateRatio);
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
    Arguments.positive("epsilon", epsilon);
  }

  /** Makes the optimizer with its defaults. */
  public Muon() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public Muon(double learningRate) {
    this(LearningRate.of(learningRate));
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public Muon(ISchedule schedule) {
    this(LearningRate.of(schedule));
  }

  private Muon(LearningRate learningRate) {
    this(
        learningRate,
        DEFAULT_MOMENTUM,
        DEFAULT_ITERATIONS,
        MuonScale.ASPECT,
        Decay.coupled(DEFAULT_WEIGHT_DECAY),
        DEFAULT_RATE_RATIO,
        DEFAULT_BETA1,
        DEFAULT_BETA2,
        DEFAULT_EPSILON);
  }

  /**
   * Returns a copy with another momentum.
   *
   * @param newMomentum how much of the mean of gradients stays, of matrices
   * @return the copy
   */
  public Muon withMomentum(double newMomentum) {
    return new Muon(
        learningRate,
        newMomentum,
        iterations,
        scale,
        weightDecay,
        rateRatio,
        beta1,
        beta2,
        epsilon);
  }

  /**
   * Returns a copy with another number of iterations.
   *
   * @param newIterations how often the polynomial is applied
   * @return the copy
   */
  public Muon withIterations(int newIterations) {
    return new Muon(
        learningRate,
        momentum,
        newIterations,
        scale,
        weightDecay,
        rateRatio,
        beta1,
        beta2,
        epsilon);
  }

  /**
   * Returns a copy with another scale.
   *
   * @param newScale how the step of a matrix depends on its shape
   * @return the copy
   */
  public Muon withScale(MuonScale newScale) {
    return new Muon(
        learningRate,
        momentum,
        iterations,
        newScale,
        weightDecay,
        rateRatio,
        beta1,
        beta2,
        epsilon);
  }

  /**
   * Returns a copy with another coefficient of the decay.
   *
   * @param newWeightDecay share that is subtracted
   * @return the copy
   */
  public Muon withWeightDecay(double newWeightDecay) {
    return withWeightDecay(weightDecay.withCoefficient(newWeightDecay));
  }

  /**
   * Returns a copy with another decay.
   *
   * @param newWeightDecay how much of what decays
   * @return the copy
   */
  public Muon withWeightDecay(Decay newWeightDecay) {
    return new Muon(
        learningRate,
        momentum,
        iterations,
        scale,
        newWeightDecay,
        rateRatio,
        beta1,
        beta2,
        epsilon);
  }

  /**
   * Returns a copy that steps differently what is no weight matrix.
   *
   * @param newRateRatio learning rate of all else, as a share of that of matrices
   * @param newBeta1 how much of the mean of gradients stays, of all else
   * @param newBeta2 how much of the mean of squares stays, of all else
   * @param newEpsilon what is added to the root, of all else
   * @return the copy
   */
  public Muon withOthers(double newRateRatio, double newBeta1, double newBeta2, double newEpsilon) {
    return new Muon(
        learningRate,
        momentum,
        iterations,
        scale,
        weightDecay,
        newRateRatio,
        newBeta1,
        newBeta2,
        newEpsilon);
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
    AdamW others = new AdamW(LearningRate.of(rateRatio), beta1, beta2, epsilon, weightDecay);
    for (Tensor tensor : step.tensors()) {
      Step one = step.of(tensor);
      if (tensor.role() == Tensor.Role.WEIGHT && tensor.shape().length > 1) {
        stepMatrix(tensor, one);
      } else {
        others.step(one.at(rateRatio * step.rate()));
      }
    }
  }

  private void stepMatrix(Tensor tensor, Step step) {
    INDArray g = step.gradient();
    INDArray m = step.state(0);
    Vectors.average(m, momentum, g);
    // as Nesterov has it: the gradient joins once more
    Vectors.average(g, 1 - momentum, m);
    NewtonSchulz.orthogonalize(step, iterations);
    g.muli(step.rate() * scale.of(tensor));
    weightDecay.addTo(step);
  }

  @Override
  public Muon clone() {
    return new Muon(
        learningRate, momentum, iterations, scale, weightDecay, rateRatio, beta1, beta2, epsilon);
  }
}
