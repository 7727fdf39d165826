package org.kinema4j.optim.schedule;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * A schedule that stays within bounds.
 *
 * <pre>
 *   value(t) = min(h, max(l, s(t)))
 * </pre>
 *
 * <p>\[ \eta_t = \min(h, \max(l, s_t)) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( s \)</td><td>{@code schedule}</td><td>any of ND4J's or of
 *       these</td><td>required</td><td></td></tr>
 *   <tr><td>\( l \)</td><td>{@code least}</td><td>\( [0, h]
 *       \)</td><td>required</td><td></td></tr>
 *   <tr><td>\( h \)</td><td>{@code most}</td><td>\( [0, \infty)
 *       \)</td><td>required</td><td></td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code Clamped[schedule=ExponentialDecay[initialValue=0.1, factor=0.97,
 *       interval=1, unit=ITERATION], least=0.01, most=0.08]}</caption>
 *   <tr><th>t</th> <th>0</th> <th>5</th> <th>8</th> <th>50</th> <th>75</th> <th>76</th>
 *       <th>100</th></tr>
 *   <tr><td>value</td> <td>0.08</td> <td>0.08</td> <td>0.0783743</td> <td>0.0218065</td>
 *       <td>0.0101831</td> <td>0.01</td> <td>0.01</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> That of the schedule.
 *
 * <pre>{@code
 * Schedule schedule = new ExponentialDecay(0.1, 0.99).clamped(1e-4, 0.05);
 * }</pre>
 *
 * @deviation none
 * @param schedule what to bound
 * @param least least value
 * @param most greatest value
 * @see <a href="https://www.deeplearningbook.org/contents/optimization.html">Goodfellow et al.,
 *     Deep Learning, chapter 8, 2016</a>
 * @since 0.1
 */
public record Clamped(ISchedule schedule, double least, double most) implements Schedule {

  /**
   * Checks the parameters.
   *
   * @param schedule what to bound
   * @param least least value
   * @param most greatest value
   */
  public Clamped {
    Arguments.present("schedule", schedule);
    Arguments.notNegative("most", most);
    Arguments.between("least", least, 0, most);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return Math.min(most, Math.max(least, schedule.valueAt(iteration, epoch)));
  }

  @Override
  public Clamped observe(double score, int iteration, int epoch) {
    return new Clamped(new Moment(iteration, epoch).observed(schedule, score), least, most);
  }

  @Override
  public Clamped clone() {
    return this;
  }
}
