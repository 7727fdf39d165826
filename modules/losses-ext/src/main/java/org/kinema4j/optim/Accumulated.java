package org.kinema4j.optim;

import java.util.List;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gradient accumulation: the mean gradient of several batches makes one step.
 *
 * <pre>
 *   a_t = a_(t-1) + g_t                                     t counts batches
 *   theta_t = theta_(t-1)                                   unless t is a multiple of k
 *   s_t = step t / k of the optimizer for a_t / k,   then a_t = 0
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ h = \frac{1}{k} \sum_{i=t-k+1}^{t} g_i \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( k \)</td><td>{@code batches}</td><td>\( \{1, 2, \dots\} \)</td><td>none</td>
 *       <td>none</td></tr>
 * </table>
 *
 * <p><b>State.</b> That of the optimizer; {@code gradients}, their sum since its last step.
 *
 * <p><b>First step.</b> Nothing changes before batch {@code k}.
 *
 * <p>The optimizer within, its schedule and its decay count steps: a schedule that is to last for
 * 1000 batches of 4 lasts for 250 steps. What is around it sees every batch. Between the steps the
 * learning rate is 0, so a decay around it that is multiplied by the rate, Deeplearning4j's own
 * {@code weightDecay} included, is applied once per step too. What has been accumulated at the end of an epoch stays for the next.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().updater(new Accumulated(new NAdam(0.002), 4));
 * }</pre>
 *
 * @deviation the mean gives every batch the same weight, whatever its size
 * @param optimizer the optimizer that steps
 * @param batches how many batches make a step
 * @see <a href="https://arxiv.org/abs/1806.00187">Ott et al., Scaling Neural Machine Translation,
 *     2018</a>
 * @since 0.1
 */
public record Accumulated(Optimizer optimizer, int batches) implements WrappingOptimizer {

  /**
   * Checks that nothing is missing, and that what comes first is outside.
   *
   * @param optimizer the optimizer that steps
   * @param batches how many batches make a step
   */
  public Accumulated {
    optimizer = Arguments.present("optimizer", optimizer).clone();
    Arguments.atLeast("batches", batches, 1);
    GradientOrder.BLOCK.requireBefore("Accumulated", optimizer);
  }

  @Override
  public List<String> ownStates() {
    return List.of("gradients");
  }

  @Override
  public double getLearningRate(int iteration, int epoch) {
    return steps(iteration + 1) ? optimizer.getLearningRate(iteration / batches, epoch) : 0;
  }

  @Override
  public void step(Step step) {
    INDArray g = step.gradient();
    INDArray sum = ownState(step, 0);
    sum.addi(g);
    if (steps(step.t())) {
      g.assign(sum).divi(batches);
      sum.assign(0);
      optimizer.step(step.numbered(step.t() / batches));
    } else {
      g.assign(0);
    }
  }

  private boolean steps(int batch) {
    return batch % batches == 0;
  }

  @Override
  public Accumulated clone() {
    return new Accumulated(optimizer, batches);
  }
}
