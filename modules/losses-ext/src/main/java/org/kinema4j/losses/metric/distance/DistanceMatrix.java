package org.kinema4j.losses.metric.distance;

import java.util.Map;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.internal.LossGraph;
import org.kinema4j.losses.internal.LossGraphs;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Distances as numbers, outside any graph.
 *
 * @since 0.1
 */
public final class DistanceMatrix {

  private static final String ROWS = "rows";
  private static final String COLUMNS = "columns";
  private static final String MATRIX = "matrix";

  private DistanceMatrix() {}

  /**
   * Computes all distances, in double.
   *
   * @param distance the distance
   * @param rows embeddings, {@code [R, D]}, R at least 1
   * @param columns embeddings, {@code [C, D]}, C at least 1
   * @return distance from each row to each column, {@code [R, C]}, double
   */
  public static INDArray of(Distance distance, INDArray rows, INDArray columns) {
    Arguments.present("distance", distance);
    Map<String, INDArray> values =
        Map.of(
            ROWS, rows.castTo(DataType.DOUBLE),
            COLUMNS, columns.castTo(DataType.DOUBLE));
    return LossGraphs.with(
        new Key(distance),
        () -> new LossGraph(graph -> define(distance, graph), ROWS),
        graph -> graph.value(values, MATRIX));
  }

  private static void define(Distance distance, SameDiff graph) {
    SDVariable rows = graph.placeHolder(ROWS, DataType.DOUBLE, -1, -1);
    SDVariable columns = graph.placeHolder(COLUMNS, DataType.DOUBLE, -1, -1);
    distance.matrix(rows, columns).rename(MATRIX).sum(LossGraph.TOTAL);
  }

  private record Key(Distance distance) {}
}
