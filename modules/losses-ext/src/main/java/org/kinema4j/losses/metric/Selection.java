package org.kinema4j.losses.metric;

import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What was mined from a batch, ready for the placeholders of a graph.
 *
 * @param form names the shape of the graph that takes it; equal for equal graphs
 * @param arrays indices {@code [T]}, int, or masks {@code [N, N]}, double, by placeholder
 * @since 0.1
 */
public record Selection(String form, Map<String, INDArray> arrays) {

  /** Says that there is nothing to compare. */
  public static final Selection NOTHING = new Selection("nothing", Map.of());

  /** Indices. */
  static final String ANCHORS = "anchors";

  /** Indices or a mask. */
  static final String POSITIVES = "positives";

  /** Indices or a mask. */
  static final String NEGATIVES = "negatives";

  /**
   * Copies the map.
   *
   * @param form names the shape of the graph
   * @param arrays values by placeholder
   */
  public Selection {
    arrays = Map.copyOf(arrays);
  }

  /**
   * Returns whether there is nothing to compare.
   *
   * @return true if there are no arrays
   */
  public boolean isNothing() {
    return arrays.isEmpty();
  }

  /** Adds index placeholders to a graph. */
  static SDVariable indices(SameDiff graph, String name) {
    return graph.placeHolder(name, DataType.INT, -1);
  }

  /** Adds mask placeholders to a graph. */
  static List<SDVariable> masks(SameDiff graph) {
    return List.of(
        graph.placeHolder(POSITIVES, DataType.DOUBLE, -1, -1),
        graph.placeHolder(NEGATIVES, DataType.DOUBLE, -1, -1));
  }
}
