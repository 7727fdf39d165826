package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Schedule-free gradient descent: training needs no decay of the rate, because what is evaluated is
 * a running mean of the iterates.
 *
 * <pre>
 *   y_t = (1 - beta) z_t + beta x_t   where the gradient g_t is taken;   x_1 = z_1 = y_1
 *   z_(t+1) = z_t - eta_t g_t
 *   c_t = eta_t^2 / (eta_1^2 + ... + eta_t^2)
 *   x_(t+1) = (1 - c_t) x_t + c_t z_(t+1)
 *   kept as e_t = z_t - x_t, without weights:
 *   u_t = e_t - eta_t g_t,   e_(t+1) = (1 - c_t) u_t
 *   s_t = y_t - y_(t+1) = (1 - beta) (e_t - e_(t+1)) - c_t u_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ x_{t+1} = (1 - c_t) x_t + c_t z_{t+1}, \quad y_t = (1 - \beta) z_t + \beta x_t, \quad c_t =
 * \eta_t^2 \Big/ \sum_{i \le t} \eta_i^2 \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \eta \)</td><td>{@code learningRate}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_LEARNING_RATE}</td><td>0.1 to 5, by problem</td></tr>
 *   <tr><td>\( \beta \)</td><td>{@code beta}</td><td>\( [0, 1) \)</td><td>{@value
 *       #DEFAULT_BETA}</td><td>0.9</td></tr>
 * </table>
 *
 * <p><b>State.</b> {@code e}, distance of the iterate z from its mean x; {@code w}, sum of the
 * squared rates, the same number for all.
 *
 * <p><b>First step.</b> {@code η g}, a step of gradient descent ({@code c_1 = 1}).
 *
 * <p>A network or graph that trains holds y. The weights to evaluate are x; {@link
 * EvaluationWeights} puts them in:
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new ScheduleFreeSgd(0.5))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(66).nOut(8).build())
 *             .build());
 * network.init();
 * network.fit(Nd4j.rand(32, 66), Nd4j.rand(32, 8));
 * try (EvaluationWeights x = EvaluationWeights.in(network)) {
 *   network.output(Nd4j.rand(1, 66));
 * }
 * }</pre>
 *
 * @deviation weights of the mean are the squared rates, as in the paper's section on warm-up; the
 *     paper's first formula has 1 / (t + 1), the authors' program the squares of the largest rate
 *     so far
 * @param learningRate how long the steps are, as a number or a schedule
 * @param beta share of the mean where gradients are taken
 * @see <a href="https://arxiv.org/abs/2405.15682">Defazio et al., The Road Less Scheduled, 2024</a>
 * @since 0.1
 */
public record ScheduleFreeSgd(LearningRate learningRate, double beta)
    implements AveragingOptimizer {

  /** Default of {@code learningRate}. */
  public static final double DEFAULT_LEARNING_RATE = 1;

  /** Default of {@code beta}. */
  public static final double DEFAULT_BETA = 0.9;

  /**
   * Checks the parameters.
   *
   * @param learningRate how long the steps are, as a number or a schedule
   * @param beta share of the mean where gradients are taken
   */
  public ScheduleFreeSgd {
    learningRate = Arguments.present("learningRate", learningRate).copy();
    Arguments.fraction("beta", beta);
  }

  /** Makes the optimizer with its defaults. */
  public ScheduleFreeSgd() {
    this(DEFAULT_LEARNING_RATE);
  }

  /**
   * Makes the optimizer with another learning rate.
   *
   * @param learningRate how long the steps are
   */
  public ScheduleFreeSgd(double learningRate) {
    this(LearningRate.of(learningRate), DEFAULT_BETA);
  }

  /**
   * Makes the optimizer with a schedule.
   *
   * @param schedule how long the steps are
   */
  public ScheduleFreeSgd(ISchedule schedule) {
    this(LearningRate.of(schedule), DEFAULT_BETA);
  }

  /**
   * Returns a copy with another beta.
   *
   * @param newBeta share of the mean where gradients are taken
   * @return the copy
   */
  public ScheduleFreeSgd withBeta(double newBeta) {
    return new ScheduleFreeSgd(learningRate, newBeta);
  }

  @Override
  public List<String> states() {
    return List.of("e", "w");
  }

  @Override
  public void step(Step step) {
    ScheduleFree.follow(step, step.rate(), beta);
  }

  @Override
  public void toEvaluation(INDArray parameters, List<INDArray> states) {
    ScheduleFree.toMean(parameters, beta, states.get(0));
  }

  @Override
  public ScheduleFreeSgd clone() {
    return new ScheduleFreeSgd(learningRate, beta);
  }
}
