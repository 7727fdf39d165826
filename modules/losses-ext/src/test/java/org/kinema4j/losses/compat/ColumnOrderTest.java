package org.kinema4j.losses.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * SameDiff keeps the arrays of a graph that ran and takes them again, whatever their order of
 * elements, so a graph that ran on arrays in row order computes nonsense of arrays in column order.
 * {@code LossGraph} hands its graphs nothing but row order.
 */
class ColumnOrderTest {

  @Test
  void aGraphThatIsUsedAgainMistakesTheOrderOfElements() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.DOUBLE, -1, -1);
    SDVariable y = graph.placeHolder("y", DataType.DOUBLE, -1, -1);
    y.castTo(DataType.DOUBLE).mul(x.sub(x.max(true, 1))).sum("result", true, 1);
    INDArray rows = Nd4j.linspace(0, 11, 12, DataType.DOUBLE).reshape(4, 3);

    INDArray first = graph.outputSingle(Map.of("x", rows, "y", rows), "result").dup();
    INDArray second = null;
    for (int i = 0; i < 4; i++) {
      INDArray columns = rows.dup('f');
      second = graph.outputSingle(Map.of("x", i % 2 == 0 ? rows : columns, "y", columns), "result");
    }

    assertThat(second).isNotEqualTo(first); // equal: LossGraph.inRowOrder has become needless
  }
}
