package org.kinema4j.optim.schedule;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * A schedule times a factor, for example by the linear scaling rule: k times the batch, k times the
 * rate.
 *
 * <pre>
 *   value(t) = k * s(t)
 * </pre>
 *
 * <p>\[ \eta_t = k \, s_t \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( s \)</td><td>{@code schedule}</td><td>any of ND4J's or of
 *       these</td><td>required</td><td></td></tr>
 *   <tr><td>\( k \)</td><td>{@code factor}</td><td>\( [0, \infty)
 *       \)</td><td>required</td><td>batch by 256</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code Scaled[schedule=CosineDecay[initialValue=0.1, steps=100,
 *       finalValue=0.0, unit=ITERATION], factor=0.5]}</caption>
 *   <tr><th>t</th> <th>0</th> <th>1</th> <th>25</th> <th>50</th> <th>75</th> <th>99</th>
 *       <th>100</th> <th>150</th></tr>
 *   <tr><td>value</td> <td>0.05</td> <td>0.0499877</td> <td>0.0426777</td> <td>0.025</td>
 *       <td>0.00732233</td> <td>0.000012336</td> <td>0</td> <td>0</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> That of the schedule.
 *
 * <pre>{@code
 * Schedule schedule = new StepDecay(0.1, 30).scaled(1024 / 256.0);
 * }</pre>
 *
 * @deviation none
 * @param schedule what to multiply
 * @param factor the factor
 * @see <a href="https://arxiv.org/abs/1706.02677">Goyal et al., Accurate, Large Minibatch SGD:
 *     Training ImageNet in 1 Hour, 2017</a>
 * @since 0.1
 */
public record Scaled(ISchedule schedule, double factor) implements Schedule {

  /**
   * Checks the parameters.
   *
   * @param schedule what to multiply
   * @param factor the factor
   */
  public Scaled {
    Arguments.present("schedule", schedule);
    Arguments.notNegative("factor", factor);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return factor * schedule.valueAt(iteration, epoch);
  }

  @Override
  public Scaled observe(double score, int iteration, int epoch) {
    return new Scaled(new Moment(iteration, epoch).observed(schedule, score), factor);
  }

  @Override
  public Scaled clone() {
    return this;
  }
}
