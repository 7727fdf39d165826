package org.kinema4j.optim.schedule;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * A rise, a long stretch at one value, and a short fall: training can be prolonged from the
 * stretch, without a length fixed in advance.
 *
 * <pre>
 *   value(t) = v * t / W                        t &lt; W
 *            = v                                t &lt; W + S
 *            = f + (v - f) * h((t - W - S) / D) t &lt; W + S + D
 *            = f                                afterwards
 *
 *   h(u) = 1 - u (linear), (1 + cos(pi * u)) / 2 (cosine) or 1 - sqrt(u)
 * </pre>
 *
 * <p>\[ \eta_t = f + (v - f) \, h \left( \frac{t - W - S}{D} \right) \text{ in the fall} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( v \)</td><td>{@code value}</td><td>\( [0, \infty)
 *       \)</td><td>required</td><td>0.01</td></tr>
 *   <tr><td>\( W, S, D \)</td><td>{@code lengths}</td><td>{@link
 *       StableLengths}</td><td>required</td><td>D a tenth of all</td></tr>
 *   <tr><td>\( h \)</td><td>{@code decay}</td><td>{@link Annealing}</td><td>{@link
 *       Annealing#ONE_MINUS_SQRT}</td><td>exponential; \( 1 - \sqrt{u} \) in Hägele et
 *       al.</td></tr>
 *   <tr><td>\( f \)</td><td>{@code finalValue}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_FINAL_VALUE}</td><td>0.1 v</td></tr>
 *   <tr><td></td><td>{@code unit}</td><td>{@link
 *       ScheduleType}</td><td>iterations</td><td></td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code WarmUpStableDecay[value=0.1, lengths=StableLengths[warmUp=10,
 *       stable=60, decay=30], decay=ONE_MINUS_SQRT, finalValue=0.0, unit=ITERATION]}</caption>
 *   <tr><th>t</th> <th>0</th> <th>1</th> <th>5</th> <th>10</th> <th>69</th> <th>70</th>
 *       <th>71</th> <th>85</th> <th>99</th> <th>100</th> <th>150</th></tr>
 *   <tr><td>value</td> <td>0</td> <td>0.01</td> <td>0.05</td> <td>0.1</td> <td>0.1</td>
 *       <td>0.1</td> <td>0.0817426</td> <td>0.0292893</td> <td>0.00168079</td> <td>0</td>
 *       <td>0</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> The final value stays.
 *
 * <pre>{@code
 * Adam updater = new Adam(new WarmUpStableDecay(1e-3, new StableLengths(200, 4000, 800)));
 * }</pre>
 *
 * @deviation the fall is Hägele et al.'s, which they found best, where Hu et al. fall exponentially
 * @param value value of the stretch
 * @param lengths steps of rise, stretch and fall
 * @param decay form of the fall
 * @param finalValue value at the end
 * @param unit what t counts, iterations or epochs, from 0
 * @see <a href="https://arxiv.org/abs/2404.06395">Hu et al., MiniCPM, 2024</a>
 * @see <a href="https://arxiv.org/abs/2405.18392">Hägele et al., Scaling Laws and Compute-Optimal
 *     Training Beyond Fixed Training Durations, 2024</a>
 * @since 0.1
 */
public record WarmUpStableDecay(
    double value, StableLengths lengths, Annealing decay, double finalValue, ScheduleType unit)
    implements Schedule {

  /** Default of {@code finalValue}. */
  public static final double DEFAULT_FINAL_VALUE = 0;

  /**
   * Checks the parameters.
   *
   * @param value value of the stretch
   * @param lengths steps of rise, stretch and fall
   * @param decay form of the fall
   * @param finalValue value at the end
   * @param unit what t counts, iterations or epochs, from 0
   */
  public WarmUpStableDecay {
    Arguments.notNegative("value", value);
    Arguments.present("lengths", lengths);
    Arguments.present("decay", decay);
    Arguments.notNegative("finalValue", finalValue);
    Arguments.present("unit", unit);
  }

  /**
   * Makes it with the defaults of the other parameters.
   *
   * @param value value of the stretch
   * @param lengths steps of rise, stretch and fall
   */
  public WarmUpStableDecay(double value, StableLengths lengths) {
    this(value, lengths, Annealing.ONE_MINUS_SQRT, DEFAULT_FINAL_VALUE, ScheduleType.ITERATION);
  }

  /**
   * Returns a copy with another decay.
   *
   * @param newDecay form of the fall
   * @return the copy
   */
  public WarmUpStableDecay withDecay(Annealing newDecay) {
    return new WarmUpStableDecay(value, lengths, newDecay, finalValue, unit);
  }

  /**
   * Returns a copy with another final value.
   *
   * @param newFinalValue value at the end
   * @return the copy
   */
  public WarmUpStableDecay withFinalValue(double newFinalValue) {
    return new WarmUpStableDecay(value, lengths, decay, newFinalValue, unit);
  }

  /**
   * Returns a copy with another unit.
   *
   * @param newUnit what t counts, iterations or epochs, from 0
   * @return the copy
   */
  public WarmUpStableDecay withUnit(ScheduleType newUnit) {
    return new WarmUpStableDecay(value, lengths, decay, finalValue, newUnit);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    int t = new Moment(iteration, epoch).time(unit);
    if (t < lengths.warmUp()) {
      return value * t / lengths.warmUp();
    }
    double fallen = (double) t - lengths.warmUp() - lengths.stable();
    return fallen < 0 ? value : decay.between(value, finalValue, fallen / lengths.decay());
  }

  @Override
  public WarmUpStableDecay clone() {
    return this;
  }
}
