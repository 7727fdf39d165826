package org.kinema4j.optim.schedule;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * Rises in a straight line to a peak, then falls with the inverse square root of the step; the
 * Transformer's schedule, often named after Noam Shazeer.
 *
 * <pre>
 *   value(t) = p * min((t + 1) / W, sqrt(W / (t + 1)))
 * </pre>
 *
 * <p>\[ \eta_t = p \min \left( \frac{t + 1}{W}, \sqrt{\frac{W}{t + 1}} \right) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( p \)</td><td>{@code peakValue}</td><td>\( [0, \infty)
 *       \)</td><td>required</td><td>\( 1 / \sqrt{d W} = 0.0007 \)</td></tr>
 *   <tr><td>\( W \)</td><td>{@code warmUpSteps}</td><td>\( [1, \infty)
 *       \)</td><td>required</td><td>4000</td></tr>
 *   <tr><td></td><td>{@code unit}</td><td>{@link
 *       ScheduleType}</td><td>iterations</td><td></td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code InverseSquareRoot[peakValue=0.1, warmUpSteps=20,
 *       unit=ITERATION]}</caption>
 *   <tr><th>t</th> <th>0</th> <th>9</th> <th>19</th> <th>20</th> <th>79</th> <th>319</th>
 *       <th>1999</th></tr>
 *   <tr><td>value</td> <td>0.005</td> <td>0.05</td> <td>0.1</td> <td>0.09759</td> <td>0.05</td>
 *       <td>0.025</td> <td>0.01</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> There is none; the value nears 0.
 *
 * <pre>{@code
 * Adam updater = new Adam(InverseSquareRoot.ofWidth(512, 4000));
 * }</pre>
 *
 * @deviation the peak is a parameter of its own; {@link #ofWidth} gives the paper's form, which
 *     makes it of the width d of the model
 * @param peakValue greatest value, at step W, which is t = W - 1
 * @param warmUpSteps steps of the rise
 * @param unit what t counts, iterations or epochs, from 0
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., Attention Is All You Need, 2017,
 *     equation 3</a>
 * @since 0.1
 */
public record InverseSquareRoot(double peakValue, int warmUpSteps, ScheduleType unit)
    implements Schedule {

  /**
   * Checks the parameters.
   *
   * @param peakValue greatest value, at step W, which is t = W - 1
   * @param warmUpSteps steps of the rise
   * @param unit what t counts, iterations or epochs, from 0
   */
  public InverseSquareRoot {
    Arguments.notNegative("peakValue", peakValue);
    Arguments.atLeast("warmUpSteps", warmUpSteps, 1);
    Arguments.present("unit", unit);
  }

  /**
   * Makes it with the defaults of the other parameters.
   *
   * @param peakValue greatest value, at step W, which is t = W - 1
   * @param warmUpSteps steps of the rise
   */
  public InverseSquareRoot(double peakValue, int warmUpSteps) {
    this(peakValue, warmUpSteps, ScheduleType.ITERATION);
  }

  /**
   * Returns a copy with another unit.
   *
   * @param newUnit what t counts, iterations or epochs, from 0
   * @return the copy
   */
  public InverseSquareRoot withUnit(ScheduleType newUnit) {
    return new InverseSquareRoot(peakValue, warmUpSteps, newUnit);
  }

  /**
   * Makes the paper's form, {@code d^-0.5 * min(s^-0.5, s * W^-1.5)} with {@code s = t + 1}.
   *
   * @param width width d of the model, 512 in the paper
   * @param warmUpSteps steps of the rise, 4000 in the paper
   * @return the schedule with the peak {@code 1 / sqrt(d * W)}
   */
  public static InverseSquareRoot ofWidth(int width, int warmUpSteps) {
    Arguments.atLeast("width", width, 1);
    Arguments.atLeast("warmUpSteps", warmUpSteps, 1);
    return new InverseSquareRoot(1 / Math.sqrt((double) width * warmUpSteps), warmUpSteps);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    double step = new Moment(iteration, epoch).time(unit) + 1.0;
    return peakValue * Math.min(step / warmUpSteps, Math.sqrt(warmUpSteps / step));
  }

  @Override
  public InverseSquareRoot clone() {
    return this;
  }
}
