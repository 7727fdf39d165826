package org.kinema4j.losses.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A graph that is run twice on arrays in column order gives another result the second time. */
class RowMajorTest {

  private final INDArray x = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}});
  private final SameDiff graph = SameDiff.create();

  RowMajorTest() {
    SDVariable input = graph.placeHolder("x", DataType.DOUBLE, -1, -1);
    SDVariable factors = graph.placeHolder("y", DataType.DOUBLE, -1, -1);
    input.sub(input.max(true, 1)).mul(factors).sum(true, 1).sum("result");
  }

  @Test
  void columnOrderIsWrongFromTheSecondTimeOn() {
    INDArray columns = x.dup('f');

    assertThat(result(columns)).isEqualTo(-17);
    assertThat(result(columns))
        .as("SameDiff keeps the strides of the arrays that it uses again: RowMajor is needless")
        .isNotEqualTo(-17);
  }

  @Test
  void rowOrderIsRightEveryTime() {
    INDArray rows = RowMajor.of(x.dup('f'));

    assertThat(rows).isEqualTo(x);
    for (int i = 0; i < 3; i++) {
      assertThat(result(rows)).isEqualTo(-17);
    }
  }

  @Test
  void copiesOnlyWhatIsNotInRowOrder() {
    INDArray view = x.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2));

    assertThat(RowMajor.of(x)).isSameAs(x);
    assertThat(RowMajor.of(view)).isEqualTo(view).isNotSameAs(view);
    assertThat(RowMajor.of(x.transpose()).stride()).containsExactly(2, 1);
  }

  private double result(INDArray array) {
    Map<String, INDArray> values = new HashMap<>();
    values.put("x", array);
    values.put("y", array);
    return graph.outputSingle(values, "result").getDouble(0);
  }
}
