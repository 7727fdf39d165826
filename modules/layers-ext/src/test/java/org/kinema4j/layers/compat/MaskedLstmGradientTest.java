package org.kinema4j.layers.compat;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The LSTM applies a mask forward and forgets it backward. */
class MaskedLstmGradientTest {

  @BeforeEach
  void useDoubleAsTheCheckDemands() {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterEach
  void restoreFloat() {
    Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
  }

  @Test
  void gradientIsRightWithoutMask() {
    assertThat(gradientCheck(null)).isTrue();
  }

  @Test
  void gradientIsRightWithRightPadding() {
    assertThat(gradientCheck(mask(new double[][] {{1, 1, 0, 0}, {1, 1, 1, 0}}))).isTrue();
  }

  @Test
  void gradientIsWrongWithLeftPadding() {
    assertThat(gradientCheck(mask(new double[][] {{0, 0, 1, 1}, {0, 1, 1, 1}})))
        .as("the LSTM's gradient respects masks now: padded windows may be trained on")
        .isFalse();
  }

  private static INDArray mask(double[][] keep) {
    return Nd4j.createFromArray(keep);
  }

  private static boolean gradientCheck(INDArray mask) {
    return GradientCheckUtil.checkGradients(
        new GradientCheckUtil.MLNConfig()
            .net(Lstms.network(new LastTimeStep(Lstms.lstm()), Lstms.softmax()))
            .input(Lstms.sequences(2))
            .labels(Nd4j.eye(2).castTo(DataType.DOUBLE))
            .inputMask(mask));
  }
}
