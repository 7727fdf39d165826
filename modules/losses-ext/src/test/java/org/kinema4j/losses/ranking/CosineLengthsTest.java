package org.kinema4j.losses.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.losses.Loss;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The losses of cosines do not depend on the length of embeddings, however small or great. */
class CosineLengthsTest {

  private static final double[][] EMBEDDINGS = {{3, 4, 2, 0, 1, -3}, {0.5, 2, -1, 1, 0, 0}};

  @ParameterizedTest
  @ValueSource(doubles = {1e-20, 1e-12, 1, 1e20})
  void cosineEmbedding(double length) {
    INDArray pairs = Nd4j.createFromArray(new double[][] {{3, 4, 2, 0}, {1, 2, 2, 1}});
    INDArray labels = Nd4j.createFromArray(new float[][] {{1}, {-1}});
    // 1 - torch.nn.functional.cosine_similarity in float64, and cosine_similarity, at length 1
    double[] scores = {0.4, 0.8};
    double[] gradient = {-0.128, 0.096, 0, -0.4, 0.24, -0.12, -0.12, 0.24};

    check(new CosineEmbeddingLoss(), labels, pairs.mul(length), length, scores, gradient);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-20, 1e-12, 1, 1e20})
  void tripletMargin(double length) {
    Loss loss =
        new TripletMarginLoss().withDistance(TripletDistance.COSINE).withForm(TripletMargin.SOFT);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, 2, 1);
    INDArray reference = Nd4j.createFromArray(EMBEDDINGS);
    double[] scores = scores(loss, labels, reference).toDoubleVector();
    double[] gradient = gradient(loss, labels, reference).reshape(-1).toDoubleVector();

    check(loss, labels, reference.mul(length), length, scores, gradient);
    assertThat(gradient).doesNotContain(Double.NaN).endsWith(0, 0);
  }

  private static void check(
      Loss loss,
      INDArray labels,
      INDArray outputs,
      double length,
      double[] scores,
      double[] slope) {
    INDArray floats = outputs.castTo(DataType.FLOAT);

    assertThat(scores(loss, labels, floats).toDoubleVector()).containsExactly(scores, within(1e-6));
    INDArray scaled = gradient(loss, labels, floats).castTo(DataType.DOUBLE).mul(length);
    assertThat(scaled.reshape(-1).toDoubleVector()).containsExactly(slope, within(1e-6));
  }

  private static INDArray scores(Loss loss, INDArray labels, INDArray outputs) {
    return loss.computeScoreArray(labels, outputs, new ActivationIdentity(), null);
  }

  private static INDArray gradient(Loss loss, INDArray labels, INDArray outputs) {
    return loss.computeGradient(labels, outputs, new ActivationIdentity(), null);
  }
}
