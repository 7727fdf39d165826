package org.kinema4j.optim.schedule;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * One rise to a great value and one fall far below the first; made for few epochs with great rates.
 *
 * <pre>
 *   value(t) = from rate to rate, by the annealing, within the phase of t
 *
 *   two phases:   M / d  -&gt;  M  at a * T - 1,  -&gt;  M / d / e  at T - 1
 *   three phases: M / d  -&gt;  M  at a * T - 1,  -&gt;  M / d  at 2 * a * T - 2,
 *                 -&gt;  M / d / e  at T - 1
 * </pre>
 *
 * <p>\[ \eta_t = y + (x - y) \tfrac{1}{2} \left( 1 + \cos \pi \frac{t - t_x}{t_y - t_x} \right)
 * \text{ from } x \text{ at } t_x \text{ to } y \text{ at } t_y \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( M \)</td><td>{@code maxValue}</td><td>\( [0, \infty)
 *       \)</td><td>required</td><td>1 to 3</td></tr>
 *   <tr><td>\( T \)</td><td>{@code steps}</td><td>\( [1, \infty)
 *       \)</td><td>required</td><td>10000</td></tr>
 *   <tr><td></td><td>{@code form}</td><td>{@link OneCyclePhases}</td><td>its
 *       own</td><td>linear, three phases</td></tr>
 *   <tr><td></td><td>{@code unit}</td><td>{@link
 *       ScheduleType}</td><td>iterations</td><td></td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code OneCycle[maxValue=0.1, steps=100,
 *       form=OneCyclePhases[warmUpShare=0.3, startDivisor=25.0, endDivisor=10000.0, phases=TWO,
 *       annealing=COSINE], unit=ITERATION]}</caption>
 *   <tr><th>t</th> <th>0</th> <th>15</th> <th>29</th> <th>30</th> <th>64</th> <th>98</th>
 *       <th>99</th> <th>150</th></tr>
 *   <tr><td>value</td> <td>0.004</td> <td>0.0545987</td> <td>0.1</td> <td>0.0999497</td>
 *       <td>0.0500002</td> <td>0.0000507465</td> <td>0.0000004</td> <td>0.0000004</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> The last value stays; PyTorch throws.
 *
 * <p>Only the rate: the paper's momentum that falls while the rate rises is no schedule of the
 * rate. A rise of less than one step is left out.
 *
 * <pre>{@code
 * OneCyclePhases form = new OneCyclePhases().withWarmUpShare(0.4);
 * Sgd updater = new Sgd(new OneCycle(0.5, 2000).withForm(form));
 * }</pre>
 *
 * @deviation the form of PyTorch's {@code OneCycleLR}; the paper's own is three phases, linear;
 *     momentum is not touched
 * @param maxValue greatest value
 * @param steps steps of the whole cycle
 * @param form what the cycle is made of
 * @param unit what t counts, iterations or epochs, from 0
 * @see <a href="https://arxiv.org/abs/1708.07120">Smith and Topin, Super-Convergence, 2018</a>
 * @since 0.1
 */
public record OneCycle(double maxValue, int steps, OneCyclePhases form, ScheduleType unit)
    implements Schedule {

  /**
   * Checks the parameters.
   *
   * @param maxValue greatest value
   * @param steps steps of the whole cycle
   * @param form what the cycle is made of
   * @param unit what t counts, iterations or epochs, from 0
   */
  public OneCycle {
    Arguments.notNegative("maxValue", maxValue);
    Arguments.atLeast("steps", steps, 1);
    Arguments.present("form", form);
    Arguments.present("unit", unit);
  }

  /**
   * Makes it with the defaults of the other parameters.
   *
   * @param maxValue greatest value
   * @param steps steps of the whole cycle
   */
  public OneCycle(double maxValue, int steps) {
    this(maxValue, steps, new OneCyclePhases(), ScheduleType.ITERATION);
  }

  /**
   * Returns a copy with another form.
   *
   * @param newForm what the cycle is made of
   * @return the copy
   */
  public OneCycle withForm(OneCyclePhases newForm) {
    return new OneCycle(maxValue, steps, newForm, unit);
  }

  /**
   * Returns a copy with another unit.
   *
   * @param newUnit what t counts, iterations or epochs, from 0
   * @return the copy
   */
  public OneCycle withUnit(ScheduleType newUnit) {
    return new OneCycle(maxValue, steps, form, newUnit);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    double t = new Moment(iteration, epoch).time(unit);
    double first = maxValue / form.startDivisor();
    double last = first / form.endDivisor();
    // the first step is t = 0, so the step number a * T is t = a * T - 1
    double peak = Math.max(0, form.warmUpShare() * steps - 1);
    if (t < peak) {
      return form.annealing().between(first, maxValue, t / peak);
    }
    if (form.phases() == OneCyclePhases.Phases.TWO) {
      return fall(maxValue, last, (t - peak) / (steps - 1 - peak));
    }
    double pause = 2 * peak;
    return t < pause
        ? fall(maxValue, first, (t - peak) / peak)
        : fall(first, last, (t - pause) / (steps - 1 - pause));
  }

  private double fall(double from, double to, double progress) {
    // not a number for a cycle of one step, which is the peak
    return Double.isNaN(progress) ? from : form.annealing().between(from, to, progress);
  }

  @Override
  public OneCycle clone() {
    return this;
  }
}
