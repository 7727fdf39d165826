package org.kinema4j.optim.schedule;

import org.kinema4j.losses.internal.Arguments;

/**
 * The same value always; what others are composed with.
 *
 * <pre>
 *   value(t) = c
 * </pre>
 *
 * <p>\[ \eta_t = c \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( c \)</td><td>{@code value}</td><td>\( [0, \infty)
 *       \)</td><td>required</td><td></td></tr>
 * </table>
 *
 * <table>
 *   <caption>Values of {@code Constant[value=0.1]}</caption>
 *   <tr><th>t</th> <th>0</th> <th>1</th> <th>100</th></tr>
 *   <tr><td>value</td> <td>0.1</td> <td>0.1</td> <td>0.1</td></tr>
 * </table>
 *
 * <p><b>After the end.</b> There is none.
 *
 * <pre>{@code
 * Schedule schedule = new Constant(0.1).then(1000, new CosineDecay(0.1, 4000));
 * }</pre>
 *
 * @deviation none
 * @param value the value
 * @see <a href="https://www.deeplearningbook.org/contents/optimization.html">Goodfellow et al.,
 *     Deep Learning, chapter 8, 2016</a>
 * @since 0.1
 */
public record Constant(double value) implements Schedule {

  /**
   * Checks the parameters.
   *
   * @param value the value
   */
  public Constant {
    Arguments.notNegative("value", value);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return value;
  }

  @Override
  public Constant clone() {
    return this;
  }
}
