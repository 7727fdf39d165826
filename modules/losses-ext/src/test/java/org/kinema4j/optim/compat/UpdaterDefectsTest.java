package org.kinema4j.optim.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Updaters of Deeplearning4j that do not do what their papers say. */
class UpdaterDefectsTest {

  private static final double RATE = 0.01;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;
  private static final double GRADIENT = 0.3;

  @Test
  void adaBeliefCannotTrainANetwork() {
    assertThatThrownBy(() -> train(new AdaBelief()))
        .as("AdaBelief trains networks now: ours is needed no more")
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    assertThatCode(() -> train(new Adam())).doesNotThrowAnyException();
  }

  /**
   * <a href="https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ">Dozat (2016)</a> divides both
   * moments by their bias; the second is left biased here, which makes the first step 31.6 times
   * too long.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10})
  void nadamDoesNotCorrectTheBiasOfTheSecondMoment(int steps) {
    GradientUpdater<?> updater = instantiate(new Nadam(RATE, BETA1, BETA2, EPSILON));
    double m = 0;
    double v = 0;
    double step = Double.NaN;
    for (int iteration = 0; iteration < steps; iteration++) {
      INDArray gradient = Nd4j.createFromArray(GRADIENT);
      updater.applyUpdater(gradient, iteration, 0);
      step = gradient.getDouble(0);
      m = BETA1 * m + (1 - BETA1) * GRADIENT;
      v = BETA2 * v + (1 - BETA2) * GRADIENT * GRADIENT;
    }
    double numerator = (BETA1 * m + (1 - BETA1) * GRADIENT) / (1 - Math.pow(BETA1, steps));
    double bias = 1 - Math.pow(BETA2, steps);
    double corrected = RATE * numerator / (Math.sqrt(v / bias) + EPSILON);

    assertThat(step / corrected)
        .as("Nadam corrects the bias of its second moment now: ours is needed no more")
        .isCloseTo(1 / Math.sqrt(bias), within(1e-4));
  }

  private static void train(IUpdater updater) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .updater(updater)
                .list()
                .layer(new OutputLayer.Builder(LossFunction.MCXENT).nIn(2).nOut(2).build())
                .build());
    network.init();
    network.fit(Nd4j.eye(2), Nd4j.eye(2));
  }

  private static GradientUpdater<?> instantiate(IUpdater updater) {
    INDArray state = Nd4j.zeros(DataType.DOUBLE, updater.stateSize(1));
    GradientUpdater<?> instance = updater.instantiate(state, true);
    instance.setStateViewArray(state, new long[] {1}, 'f', true);
    return instance;
  }
}
