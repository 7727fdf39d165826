package org.kinema4j.losses.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kinema4j.losses.Loss;
import org.kinema4j.losses.Loss.Want;
import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.LossResult;
import org.kinema4j.losses.catalog.LossEntry;
import org.kinema4j.losses.catalog.LossFamily;
import org.kinema4j.losses.catalog.Losses;
import org.kinema4j.losses.metric.evaluation.EmbeddingMetrics;
import org.kinema4j.losses.metric.mining.DistanceWeighted;
import org.kinema4j.losses.metric.reduction.ClassWeightedReducer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** What the losses within a batch have in common, beyond the contract. */
class EmbeddingLossTest {

  static Stream<Loss> losses() {
    return Losses.all().stream()
        .filter(entry -> entry.family() == LossFamily.EMBEDDING)
        .map(LossEntry::defaults);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void batchesWithNothingToCompareGiveZero(Loss loss) {
    for (double[] labels : new double[][] {{5}, {1, 2, 3}}) {
      INDArray x = Nd4j.rand(DataType.DOUBLE, labels.length, 3);
      LossResult result = loss.evaluate(input(labels, x, null), Want.SCORES_AND_GRADIENT);

      boolean onlyNegatives = labels.length > 1;
      if (!(onlyNegatives && comparesNegativesAlone(loss))) {
        assertThat(result.scores()).isEqualTo(Nd4j.zeros(DataType.DOUBLE, labels.length, 1));
        assertThat(result.gradient()).isEqualTo(Nd4j.zeros(DataType.DOUBLE, labels.length, 3));
      }
    }
    INDArray same = Nd4j.rand(DataType.DOUBLE, 3, 3);
    LossResult result = loss.evaluate(input(new double[3], same, null), Want.SCORES_AND_GRADIENT);
    if (!comparesNegativesAlone(loss)) {
      assertThat(result.scores()).isEqualTo(Nd4j.zeros(DataType.DOUBLE, 3, 1));
      assertThat(result.gradient()).isEqualTo(Nd4j.zeros(DataType.DOUBLE, 3, 3));
    }
    assertThat(result.gradient().isNaN().any()).isFalse();
  }

  /** These have separate terms for positive and negative pairs, so that either kind is enough. */
  private static boolean comparesNegativesAlone(Loss loss) {
    return loss instanceof BatchContrastiveLoss || loss instanceof MultiSimilarityLoss;
  }

  @ParameterizedTest
  @MethodSource("losses")
  void collapsedEmbeddingsGiveNumbers(Loss loss) {
    INDArray zeros = Nd4j.zeros(DataType.FLOAT, 4, 3);
    LossResult result =
        loss.evaluate(input(new double[] {0, 0, 1, 1}, zeros, null), Want.SCORES_AND_GRADIENT);

    assertThat(result.scores().isNaN().any()).isFalse();
    assertThat(result.gradient().isNaN().any()).isFalse();
  }

  @Test
  void gradientGoesBackThroughTheActivation() {
    Loss loss = new BatchTripletLoss().withMargin(1);
    INDArray labels = column(0, 0, 1, 1, 0, 1);
    INDArray x = Nd4j.createFromArray(new Random(3).doubles(12).toArray()).reshape(6, 2);
    ActivationTanH tanh = new ActivationTanH();

    INDArray gradient = loss.computeGradient(labels, x, tanh, null);

    double step = 1e-6;
    for (int i = 0; i < 6; i++) {
      INDArray above = x.dup().putScalar(i, 1, x.getDouble(i, 1) + step);
      INDArray below = x.dup().putScalar(i, 1, x.getDouble(i, 1) - step);
      double numeric =
          (loss.computeScore(labels, above, tanh, null, false)
                  - loss.computeScore(labels, below, tanh, null, false))
              / (2 * step);
      assertThat(gradient.getDouble(i, 1)).isCloseTo(numeric, within(1e-7));
    }
  }

  @Test
  void labelsMayBeAnyIntegersWhereTheMaskKeeps() {
    INDArray x = Nd4j.rand(DataType.DOUBLE, 5, 3);
    double[] indices = {0, 0, 1, 1, 0};
    double[] others = {-7, -7, 1e9, 1e9, Double.NaN};
    INDArray mask = column(1, 1, 1, 1, 0);
    Loss loss = new BatchTripletLoss();

    assertThat(loss.evaluate(input(others, x, mask), Want.SCORES).scores())
        .isEqualTo(loss.evaluate(input(indices, x, mask), Want.SCORES).scores());
    assertThatThrownBy(() -> loss.evaluate(input(others, x, null), Want.SCORES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels[4] must be a class, an integer, received NaN");
    others[4] = 0.5;
    assertThatThrownBy(() -> loss.evaluate(input(others, x, null), Want.SCORES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels[4] must be a class, an integer, received 0.5");
  }

  @Test
  void masksOfOutputsAndWeightsAreRefused() {
    INDArray x = Nd4j.rand(DataType.DOUBLE, 3, 2);
    Loss loss = new NTXentLoss();

    assertThatThrownBy(() -> loss.evaluate(input(new double[3], x, Nd4j.ones(3, 2)), Want.SCORES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mask must be [N, 1] for NTXentLoss, which compares whole examples, received mask"
                + " [3, 2]");
    assertThatThrownBy(() -> loss.evaluate(input(new double[3], x, column(1, 0.5, 0)), Want.SCORES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mask[1] must be 0 or 1 for NTXentLoss, which has an example in its comparisons or has"
                + " it not, received 0.5; use a class-weighted reducer to weigh examples");
  }

  @Test
  void labelsThatTheReducerCannotUseAreRefused() {
    Loss loss = new BatchTripletLoss().withReducer(new ClassWeightedReducer(List.of(1.0)));

    assertThatThrownBy(
            () -> loss.evaluate(input(new double[] {0, 1}, Nd4j.rand(2, 2), null), Want.SCORES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("labels[1] must be a class index, an integer in [0, 1)");
  }

  @Test
  void faceNetHasThePartsOfThePaper() {
    assertThat(BatchTripletLoss.faceNet())
        .hasToString(
            "BatchTripletLoss[margin=0.2, form=HARD, swap=OFF,"
                + " distance=SquaredL2Distance[normalized=true], miner=SemiHard[],"
                + " reducer=MeanReducer[]]");
  }

  /** Batches of one class are among others: nothing to compare there, and training goes on. */
  @Test
  void trainingSeparatesClassesThatTheInputMixes() {
    for (Loss loss :
        List.of(
            new BatchTripletLoss().withMargin(0.5),
            new MarginLoss().withMiner(new DistanceWeighted()))) {
      MultiLayerNetwork network = network(loss);
      Random random = new Random(5);
      for (int step = 0; step < 200; step++) {
        network.fit(rings(random, 32, step % 10 == 9 ? 1 : 2));
      }

      DataSet unseen = rings(random, 200, 2);
      long[] labels = unseen.getLabels().castTo(DataType.INT64).data().asLong();
      INDArray embeddings = network.output(unseen.getFeatures());
      double raw = EmbeddingMetrics.leavingOneselfOut(unseen.getFeatures(), labels).rPrecision();
      double learned = EmbeddingMetrics.leavingOneselfOut(embeddings, labels).rPrecision();
      assertThat(network.params().isNaN().any()).isFalse();
      assertThat(learned).as("%s, raw %s", loss, raw).isGreaterThan(raw + 0.2);
    }
  }

  private static MultiLayerNetwork network(Loss loss) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(0.02))
                .list()
                .layer(new DenseLayer.Builder().nIn(2).nOut(16).activation(Activation.TANH).build())
                .layer(
                    new OutputLayer.Builder(loss)
                        .nIn(16)
                        .nOut(4)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
    return network;
  }

  /** Two rings, one in the other. */
  private static DataSet rings(Random random, int size, int classes) {
    float[][] points = new float[size][2];
    float[][] labels = new float[size][1];
    for (int i = 0; i < size; i++) {
      int ring = random.nextInt(classes);
      double angle = 2 * Math.PI * random.nextDouble();
      double radius = 1 + ring + 0.1 * random.nextGaussian();
      points[i] =
          new float[] {(float) (radius * Math.cos(angle)), (float) (radius * Math.sin(angle))};
      labels[i][0] = ring;
    }
    return new DataSet(Nd4j.createFromArray(points), Nd4j.createFromArray(labels));
  }

  private static INDArray column(double... values) {
    return Nd4j.createFromArray(values).reshape(-1, 1);
  }

  private static LossInput input(double[] labels, INDArray x, INDArray mask) {
    return new LossInput(column(labels), x, new ActivationIdentity(), mask);
  }
}
