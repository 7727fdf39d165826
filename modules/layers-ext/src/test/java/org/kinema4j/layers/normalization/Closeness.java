package org.kinema4j.layers.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Compares arrays by value, whatever the order of their memory. */
final class Closeness {

  /** Sums of a few dozen numbers of size 1 to 10 in another order differ by less. */
  static final double DOUBLE = 1e-11;

  /** Rounding of single precision, 6e-8, times the size of the numbers and of the sums. */
  static final double FLOAT = 2e-5;

  private Closeness() {}

  static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).containsExactly(expected.shape());
    assertThat(values(actual)).containsExactly(values(expected), within(tolerance));
  }

  static double[] values(INDArray array) {
    return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }
}
