package org.kinema4j.losses.metric.reduction;

import java.io.Serializable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * A way to make one number of many terms: a weight for each of them. A new one is a record of
 * parameters that implements this.
 *
 * @since 0.1
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "@class")
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public interface Reducer extends Serializable {

  /**
   * Adds the weights of the terms to a graph. The loss is the sum of weight times term; weights
   * have no gradient.
   *
   * @param terms the terms
   * @return weights, {@code [M, K]}; 0 for terms that do not exist
   */
  SDVariable weights(Terms terms);

  /**
   * Checks the labels of a batch. By default, any will do.
   *
   * @param labels class of each example
   * @throws IllegalArgumentException if this cannot reduce the terms of such a batch
   */
  default void requireLabels(long[] labels) {}
}
