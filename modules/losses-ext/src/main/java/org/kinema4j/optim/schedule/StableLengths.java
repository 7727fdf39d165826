package org.kinema4j.optim.schedule;

import java.io.Serializable;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;

/**
 * How long the parts of a {@link WarmUpStableDecay} are.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( W \)</td><td>{@code warmUp}</td><td>\( [0, \infty)
 *       \)</td><td>required</td><td></td></tr>
 *   <tr><td>\( S \)</td><td>{@code stable}</td><td>\( [0, \infty)
 *       \)</td><td>required</td><td></td></tr>
 *   <tr><td>\( D \)</td><td>{@code decay}</td><td>\( [1, \infty)
 *       \)</td><td>required</td><td></td></tr>
 * </table>
 *
 * @deviation none
 * @param warmUp steps of the rise
 * @param stable steps of the stretch
 * @param decay steps of the fall
 * @see <a href="https://arxiv.org/abs/2404.06395">Hu et al., MiniCPM, 2024</a>
 * @since 0.1
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public record StableLengths(int warmUp, int stable, int decay) implements Serializable {

  /**
   * Checks the parameters.
   *
   * @param warmUp steps of the rise
   * @param stable steps of the stretch
   * @param decay steps of the fall
   */
  public StableLengths {
    Arguments.atLeast("warmUp", warmUp, 0);
    Arguments.atLeast("stable", stable, 0);
    Arguments.atLeast("decay", decay, 1);
  }
}
