package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Any optimizer with an average of the weights that it passes, to be evaluated: an exponential
 * moving average or stochastic weight averaging. Training itself stays the same.
 *
 * <pre>
 *   theta_t = theta_(t-1) - s_t                          s_t of the optimizer within
 *   a = (1 - c_n) a + c_n theta_t                        when weights are taken, at first a = theta_(t-1)
 *   c_n = 1 - min(decay, (1 + n) / (10 + n))             exponential, n = 1, 2, ... the weights taken
 *   c_n = 1 / n                                          stochastic
 * </pre>
 *
 * <p>\[ a_n = (1 - c_n)\, a_{n-1} + c_n\, \theta_t \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( s_t \)</td><td>{@code optimizer}</td><td>any optimizer of this
 *       module</td><td>none</td><td>SGD</td></tr>
 *   <tr><td>\( c_n \)</td><td>{@code average}</td><td>{@link Average}</td><td>exponential with decay
 *       {@value Average#DEFAULT_DECAY}</td><td>equal shares from 75 % of the training on</td></tr>
 * </table>
 *
 * <p><b>State.</b> That of the optimizer within; {@code average}, the average, not a number before
 * weights are taken.
 *
 * <p><b>First step.</b> That of the optimizer within.
 *
 * <p>Evaluated and saved are the averages by {@link EvaluationWeights}; before weights are taken,
 * they are the parameters. What changes weights after the step, such as a constraint or {@code
 * weightDecay} of Deeplearning4j, comes into the average one step late.
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new Averaged(new Momentum(0.05), Average.exponential(0.99)))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(66).nOut(8).build())
 *             .build());
 * network.init();
 * Training.prepare(network);
 * network.fit(Nd4j.rand(32, 66), Nd4j.rand(32, 8));
 * try (EvaluationWeights averages = EvaluationWeights.in(network)) {
 *   network.output(Nd4j.rand(1, 66));
 * }
 * }</pre>
 *
 * @deviation the first weights taken are those after a step, not those before the averaging as in
 *     algorithm 1 of the paper on stochastic weight averaging; PyTorch does the same. The warm-up
 *     is that of TensorFlow.
 * @param optimizer the optimizer whose weights are averaged
 * @param average which weights are taken, and with which share
 * @see <a href="https://arxiv.org/abs/1803.05407">Izmailov et al., Averaging Weights Leads to Wider
 *     Optima and Better Generalization, 2018</a>
 * @see <a href="https://arxiv.org/abs/1703.01780">Tarvainen and Valpola, Mean teachers are better
 *     role models, 2017</a>
 * @since 0.1
 */
public record Averaged(Optimizer optimizer, Average average)
    implements WrappingOptimizer, AveragingOptimizer {

  /**
   * Checks that nothing is missing.
   *
   * @param optimizer the optimizer whose weights are averaged
   * @param average which weights are taken, and with which share
   */
  public Averaged {
    optimizer = Arguments.present("optimizer", optimizer).clone();
    Arguments.present("average", average);
  }

  /**
   * Adds an exponential moving average with the decay of {@link Average#DEFAULT_DECAY}.
   *
   * @param optimizer the optimizer whose weights are averaged
   */
  public Averaged(Optimizer optimizer) {
    this(optimizer, Average.exponential(Average.DEFAULT_DECAY));
  }

  @Override
  public List<String> ownStates() {
    return List.of("average");
  }

  @Override
  public double initial(int index) {
    return KeptWeights.initial(this, index);
  }

  @Override
  public Sight ownSight() {
    return Sight.TENSOR;
  }

  @Override
  public void step(Step step) {
    optimizer.step(step);
    if (average.takes(step.t())) {
      INDArray kept = KeptWeights.of(this, step);
      Vectors.add(kept, -average.share(step.t()), KeptWeights.gap(kept, step));
    }
  }

  @Override
  public void toEvaluation(INDArray parameters, List<INDArray> states) {
    KeptWeights.replace(this, parameters, states);
  }

  @Override
  public Averaged clone() {
    return new Averaged(optimizer, average);
  }
}
