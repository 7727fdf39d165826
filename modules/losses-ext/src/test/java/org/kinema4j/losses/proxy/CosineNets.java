package org.kinema4j.losses.proxy;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.kinema4j.losses.classification.LabelFormat;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/** Small networks that end in a {@link CosineOutputLayer}, and data for them. */
final class CosineNets {

  static final int FEATURES = 4;
  static final int CLASSES = 3;
  static final int EXAMPLES = 8;

  private CosineNets() {}

  /** Every loss, with scales that leave numeric differences exact. */
  static Stream<ProxyLoss> losses() {
    return Stream.of(
        new NormalizedSoftmax(0.4, LabelFormat.DISTRIBUTION),
        new CosFace(0.2, 3, LabelFormat.CLASS_INDEX),
        new ArcFace(0.4, 3, LabelFormat.DISTRIBUTION),
        new SphereFace(3, 2, LabelFormat.DISTRIBUTION),
        new SubCenterArcFace(2, 0.4, 3, LabelFormat.CLASS_INDEX),
        new ProxyNCA().withScale(2),
        new ProxyAnchor(0.1, 3, LabelFormat.DISTRIBUTION),
        new SoftTriple(3, 0.2, 4, 0.1, LabelFormat.DISTRIBUTION));
  }

  static CosineOutputLayer output(ProxyLoss loss) {
    return new CosineOutputLayer.Builder(loss).nIn(FEATURES).nOut(CLASSES).build();
  }

  /** A network of the output layer alone. */
  static MultiLayerNetwork bare(CosineOutputLayer layer) {
    return init(builder(new NoOp(), WorkspaceMode.ENABLED).list().layer(layer).build());
  }

  /** A network with a layer below. */
  static MultiLayerNetwork deep(ProxyLoss loss, IUpdater updater, WorkspaceMode workspaces) {
    return init(
        builder(updater, workspaces)
            .list()
            .layer(
                new DenseLayer.Builder()
                    .nIn(FEATURES)
                    .nOut(FEATURES)
                    .activation(Activation.TANH)
                    .build())
            .layer(output(loss))
            .build());
  }

  static NeuralNetConfiguration.Builder builder(IUpdater updater, WorkspaceMode workspaces) {
    return new NeuralNetConfiguration.Builder()
        .seed(7)
        .dataType(DataType.DOUBLE)
        .updater(updater)
        .weightInit(WeightInit.XAVIER)
        .trainingWorkspaceMode(workspaces)
        .inferenceWorkspaceMode(workspaces);
  }

  private static MultiLayerNetwork init(MultiLayerConfiguration configuration) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  static INDArray features() {
    Nd4j.getRandom().setSeed(11);
    return Nd4j.randn(DataType.DOUBLE, EXAMPLES, FEATURES);
  }

  static INDArray labels(ProxyLoss loss) {
    INDArray index = Nd4j.createFromArray(0, 1, 2, 2, 1, 0, 0, 2).castTo(DataType.DOUBLE);
    if (loss.labelFormat() == LabelFormat.CLASS_INDEX) {
      return index.reshape(EXAMPLES, 1);
    }
    INDArray oneHot = Nd4j.zeros(DataType.DOUBLE, EXAMPLES, CLASSES);
    for (int i = 0; i < EXAMPLES; i++) {
      oneHot.putScalar(i, index.getInt(i), 1);
    }
    return oneHot;
  }

  /** Nothing, and a column that drops two examples. */
  static List<INDArray> masks() {
    return java.util.Arrays.asList(
        null,
        Nd4j.createFromArray(1, 1, 0, 1, 1, 1, 0, 1).castTo(DataType.DOUBLE).reshape(EXAMPLES, 1));
  }
}
