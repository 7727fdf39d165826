package org.kinema4j.losses.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The gradient of the paper, which is not that of the score. */
class CircleLossTest {

  private static final INDArray LABELS = Nd4j.createFromArray(0.0, 0.0, 1.0).reshape(3, 1);

  /**
   * A negative of cosine -0.2: the score grows towards -0.4, the paper pushes there all the same.
   */
  private static final INDArray EMBEDDINGS =
      Nd4j.createFromArray(new double[][] {{1, 0}, {0.8, 0.6}, {-0.2, -Math.sqrt(0.96)}});

  @Test
  void negativesArePushedBeyondTheRightAngle() {
    INDArray gradient = gradient(new CircleLoss().withGamma(2));

    // against the gradient the negative turns away from the first anchor, to the left
    assertThat(gradient.getDouble(2, 0)).isPositive();
  }

  /**
   * Computed with pytorch-metric-learning 2: mean of {@code CircleLoss(m=0.4, gamma=2)}, float64.
   */
  @Test
  void gradientIsThatOfPytorchMetricLearning() {
    double[] expected = {
      0.0,
      -0.3710196641396645,
      -0.17766831080812845,
      0.23689108107750467,
      0.07339240804430419,
      -0.01498116255855673
    };

    INDArray gradient = gradient(new CircleLoss().withGamma(2));

    for (int i = 0; i < expected.length; i++) {
      // the gradient of the sum of the scores, of which the loss is the mean over three examples
      assertThat(gradient.getDouble(i) / 3).isCloseTo(expected[i], within(1e-12));
    }
  }

  private static INDArray gradient(CircleLoss loss) {
    return loss.computeGradient(LABELS, EMBEDDINGS.dup(), new ActivationIdentity(), null);
  }
}
