package org.kinema4j.losses.metric.distance;

import java.io.Serializable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * A distance or a similarity of embeddings, as a piece of a graph. A new one is a record of
 * parameters that implements this.
 *
 * <p>Everything must be finite, with a finite gradient, for any finite embeddings, equal ones and
 * zeros included.
 *
 * @since 0.1
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "@class")
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public interface Distance extends Serializable {

  /**
   * Adds all distances to a graph.
   *
   * @param rows embeddings, {@code [R, D]}
   * @param columns embeddings, {@code [C, D]}
   * @return distance from each row to each column, {@code [R, C]}
   */
  SDVariable matrix(SDVariable rows, SDVariable columns);

  /**
   * Adds the distances of some pairs to a graph.
   *
   * @param first embeddings, {@code [T, D]}
   * @param second embeddings, {@code [T, D]}
   * @return distance from each first to its second, {@code [T, 1]}
   */
  SDVariable pairs(SDVariable first, SDVariable second);

  /**
   * Returns whether near embeddings have large values.
   *
   * @return true for a similarity, false for a distance
   */
  default boolean isSimilarity() {
    return false;
  }

  /**
   * Turns values so that larger ones are farther.
   *
   * @param value distances or similarities, any shape
   * @return the distances, or the similarities with opposite sign
   */
  default SDVariable farness(SDVariable value) {
    return isSimilarity() ? value.neg() : value;
  }

  /**
   * Turns a value so that larger is farther.
   *
   * @param value a distance or a similarity
   * @return the distance, or the similarity with opposite sign
   */
  default double farness(double value) {
    return isSimilarity() ? -value : value;
  }

  /**
   * By how much what should be near is farther than what should be far; negative if all is well.
   *
   * @param near distances or similarities of what should be near
   * @param far distances or similarities of what should be far, the same shape
   * @return {@code near - far} for a distance, {@code far - near} for a similarity
   */
  default SDVariable margin(SDVariable near, SDVariable far) {
    return farness(near).sub(farness(far));
  }
}
