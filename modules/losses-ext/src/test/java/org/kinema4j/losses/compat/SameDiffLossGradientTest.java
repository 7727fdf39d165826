package org.kinema4j.losses.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.SameDiffLoss;

/** A {@code SameDiffLoss} written as its documentation says has a score but no gradient. */
class SameDiffLossGradientTest {

  private final INDArray labels = Nd4j.createFromArray(new double[][] {{1, 0, 2}, {-1, 3, 0.5}});
  private final INDArray preOutput = Nd4j.createFromArray(new double[][] {{0.5, 1, 2}, {0, 1, 1}});

  @Test
  void sumWithoutKeptDimensionHasNoGradient() {
    SameDiffLoss loss = new SquaredError(false);

    // (0.25 + 1 + 0) and (1 + 4 + 0.25)
    assertThat(scores(loss)).containsExactly(1.25, 5.25);
    assertThatThrownBy(() -> gradient(loss))
        .as(
            "SameDiffLoss differentiates sum(1) now: losses may return [N] instead of [N, 1],"
                + " and this test can go")
        .hasStackTraceContaining("bad input shape!");
  }

  @Test
  void sumWithKeptDimensionHasTheRightGradient() {
    SameDiffLoss loss = new SquaredError(true);

    assertThat(scores(loss)).containsExactly(1.25, 5.25);
    // 2 (x - y), of the sum over the examples
    assertThat(gradient(loss).data().asDouble()).containsExactly(-1, 2, 0, 2, -4, 1);
  }

  private double[] scores(SameDiffLoss loss) {
    return loss.computeScoreArray(labels, preOutput, new ActivationIdentity(), null)
        .data()
        .asDouble();
  }

  private INDArray gradient(SameDiffLoss loss) {
    return loss.computeGradient(labels, preOutput, new ActivationIdentity(), null).dup('c');
  }

  /** The sum of squared errors of each example. */
  private static final class SquaredError extends SameDiffLoss {

    private final boolean keepDimensions;

    SquaredError(boolean keepDimensions) {
      this.keepDimensions = keepDimensions;
    }

    @Override
    public SDVariable defineLoss(SameDiff sd, SDVariable layerInput, SDVariable labels) {
      SDVariable squares = sd.math().square(layerInput.sub(labels));
      return keepDimensions ? squares.sum(true, 1) : squares.sum(1);
    }
  }
}
