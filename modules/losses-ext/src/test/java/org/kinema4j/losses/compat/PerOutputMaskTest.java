package org.kinema4j.losses.compat;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Cross entropy after a softmax takes a mask for whole examples, but none for single outputs. */
class PerOutputMaskTest {

  private final INDArray labels = Nd4j.createFromArray(new float[][] {{1, 0, 0}, {0, 1, 0}});
  private final INDArray preOutput = Nd4j.createFromArray(new float[][] {{0.5f, 1, -1}, {0, 1, 2}});

  @Test
  void refusesPerOutputMasksWithSoftmax() {
    INDArray mask = Nd4j.createFromArray(new float[][] {{1, 0, 1}, {1, 1, 0}});

    assertThatThrownBy(() -> gradient(mask))
        .as("LossMCXENT takes per-output masks with softmax now: our loss need not replace it")
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Per output masking for MCXENT + softmax");
  }

  @Test
  void takesPerExampleMasks() {
    assertThatCode(() -> gradient(Nd4j.createFromArray(new float[][] {{1}, {0}})))
        .doesNotThrowAnyException();
  }

  private void gradient(INDArray mask) {
    new LossMCXENT().computeGradient(labels, preOutput, new ActivationSoftmax(), mask);
  }
}
