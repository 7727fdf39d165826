package org.kinema4j.benchmarks.ucihar;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Multinomial logistic regression on standardized features: Deeplearning4j's output layer and
 * nothing before it. It begins at zero and sees all rows at every step, so that nothing in it is
 * random.
 */
final class LogisticRegression {

  static final int STEPS = 500;
  static final double RATE = 0.02;
  static final double L2 = 1e-4;

  private final List<String> classes;
  private final NormalizerStandardize standardizer = new NormalizerStandardize();
  private final MultiLayerNetwork network;

  private LogisticRegression(List<String> classes, int features) {
    this.classes = classes;
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .updater(new Adam(RATE))
            .l2(L2)
            .weightInit(WeightInit.ZERO)
            .list()
            .layer(
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .nIn(features)
                    .nOut(classes.size())
                    .activation(Activation.SOFTMAX)
                    .build())
            .build();
    network = new MultiLayerNetwork(configuration);
    network.init();
  }

  /** Fits rows of features to their labels. */
  static LogisticRegression fit(double[][] rows, List<String> labels) {
    List<String> classes = labels.stream().distinct().sorted().toList();
    LogisticRegression regression = new LogisticRegression(classes, rows[0].length);
    DataSet data = new DataSet(floats(rows), regression.oneHot(labels));
    regression.standardizer.fit(data);
    regression.standardizer.transform(data);
    for (int step = 0; step < STEPS; step++) {
      regression.network.fit(data);
    }
    return regression;
  }

  /** Returns the share of rows whose label is found; a label never learned counts as missed. */
  double accuracy(double[][] rows, List<String> labels) {
    INDArray features = floats(rows);
    standardizer.transform(features);
    int[] predicted = network.predict(features);
    int right = 0;
    for (int i = 0; i < predicted.length; i++) {
      right += classes.get(predicted[i]).equals(labels.get(i)) ? 1 : 0;
    }
    return (double) right / predicted.length;
  }

  private INDArray oneHot(List<String> labels) {
    float[][] values = new float[labels.size()][classes.size()];
    for (int i = 0; i < values.length; i++) {
      values[i][classes.indexOf(labels.get(i))] = 1;
    }
    return Nd4j.createFromArray(values);
  }

  private static INDArray floats(double[][] rows) {
    float[][] values = new float[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int f = 0; f < rows[i].length; f++) {
        values[i][f] = (float) rows[i][f];
      }
    }
    return Nd4j.createFromArray(values);
  }
}
