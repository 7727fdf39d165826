package org.kinema4j.layers.recurrent;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The gradient of a network's score against central differences, with the same random numbers in
 * every pass. Differences are taken along random directions, of which a wrong gradient agrees with
 * none but by chance.
 */
final class Differences {

  private static final double STEP = 1e-6;
  private static final int DIRECTIONS = 4;
  private static final long SEED = 17;

  private Differences() {}

  /** The largest relative error. */
  static double largestRelative(MultiLayerNetwork network, DataSet data) {
    return largestRelative(network, data, network.numParams());
  }

  /** The largest relative error with respect to the first few parameters. */
  static double largestRelative(MultiLayerNetwork network, DataSet data, long first) {
    double largest = 0;
    INDArray gradient = gradient(network, data);
    INDArray parameters = network.params().dup();
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      INDArray along = Nd4j.zeros(parameters.dataType(), parameters.length());
      along.get(NDArrayIndex.interval(0, first)).assign(Nets.normal(direction, first));
      network.setParams(parameters.add(along.mul(STEP)));
      double above = score(network, data);
      network.setParams(parameters.sub(along.mul(STEP)));
      double below = score(network, data);
      double expected = (above - below) / (2 * STEP);
      double found = gradient.mul(along).sumNumber().doubleValue();
      largest =
          Math.max(
              largest, Math.abs(found - expected) / (Math.abs(found) + Math.abs(expected) + 1e-9));
    }
    network.setParams(parameters);
    return largest;
  }

  private static INDArray gradient(MultiLayerNetwork network, DataSet data) {
    score(network, data);
    // The network's gradient is that of the sum over examples.
    return network.gradient().gradient().dup().divi(data.numExamples());
  }

  private static double score(MultiLayerNetwork network, DataSet data) {
    Nd4j.getRandom().setSeed(SEED);
    network.setInput(data.getFeatures());
    network.setLabels(data.getLabels());
    network.setLayerMaskArrays(data.getFeaturesMaskArray(), data.getLabelsMaskArray());
    network.computeGradientAndScore();
    return network.score();
  }
}
