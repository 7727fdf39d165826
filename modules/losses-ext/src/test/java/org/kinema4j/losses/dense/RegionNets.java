package org.kinema4j.losses.dense;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** Small networks that end in a {@link RegionLossLayer}, and data for them. */
final class RegionNets {

  static final int EXAMPLES = 3;
  static final int CLASSES = 3;
  private static final int CHANNELS = 2;
  private static final int HEIGHT = 3;
  private static final int WIDTH = 2;

  private RegionNets() {}

  /** What the network takes. */
  enum Shape {
    IMAGES,
    IMAGES_CHANNELS_LAST,
    SEQUENCES;

    InputType type() {
      return switch (this) {
        case IMAGES -> InputType.convolutional(HEIGHT, WIDTH, CHANNELS, CNN2DFormat.NCHW);
        case IMAGES_CHANNELS_LAST ->
            InputType.convolutional(HEIGHT, WIDTH, CHANNELS, CNN2DFormat.NHWC);
        case SEQUENCES -> InputType.recurrent(CHANNELS, HEIGHT * WIDTH, RNNFormat.NCW);
      };
    }

    int classAxis() {
      return this == IMAGES_CHANNELS_LAST ? 3 : 1;
    }

    private Layer below() {
      return this == SEQUENCES
          ? new Convolution1DLayer.Builder(1).nOut(CLASSES).activation(Activation.IDENTITY).build()
          : new ConvolutionLayer.Builder(1, 1)
              .nOut(CLASSES)
              .dataFormat(this == IMAGES ? CNN2DFormat.NCHW : CNN2DFormat.NHWC)
              .activation(Activation.IDENTITY)
              .build();
    }

    /** Features and one-hot labels, the same whatever the order. */
    DataSet data() {
      Nd4j.getRandom().setSeed(5);
      INDArray features = Nd4j.randn(DataType.DOUBLE, EXAMPLES, CHANNELS, HEIGHT, WIDTH);
      INDArray labels = Nd4j.zeros(DataType.DOUBLE, EXAMPLES, CLASSES, HEIGHT, WIDTH);
      for (int i = 0; i < EXAMPLES; i++) {
        for (int t = 0; t < HEIGHT * WIDTH; t++) {
          boolean positive = features.getDouble(i, 0, t / WIDTH, t % WIDTH) > 0;
          labels.putScalar(
              new long[] {i, positive ? 1 : (t + i) % CLASSES, t / WIDTH, t % WIDTH}, 1);
        }
      }
      return new DataSet(arranged(features), arranged(labels));
    }

    private INDArray arranged(INDArray images) {
      return switch (this) {
        case IMAGES -> images;
        case IMAGES_CHANNELS_LAST -> images.permute(0, 2, 3, 1).dup('c');
        case SEQUENCES -> images.reshape(EXAMPLES, images.size(1), HEIGHT * WIDTH);
      };
    }

    /** {@code [N][P][C]}. */
    double[][][] pixels(INDArray array) {
      double[][][] pixels = new double[EXAMPLES][HEIGHT * WIDTH][CLASSES];
      for (int i = 0; i < EXAMPLES; i++) {
        for (int t = 0; t < HEIGHT * WIDTH; t++) {
          for (int c = 0; c < CLASSES; c++) {
            pixels[i][t][c] =
                switch (this) {
                  case IMAGES -> array.getDouble(i, c, t / WIDTH, t % WIDTH);
                  case IMAGES_CHANNELS_LAST -> array.getDouble(i, t / WIDTH, t % WIDTH, c);
                  case SEQUENCES -> array.getDouble(i, c, t);
                };
          }
        }
      }
      return pixels;
    }

    /** Drops some pixels and weighs others. */
    INDArray pixelMask() {
      INDArray mask =
          Nd4j.createFromArray(1, 0, 1, 1, 0.5, 1, 1, 1, 0, 0, 1, 0.5, 0, 0, 1, 1, 1, 1)
              .castTo(DataType.DOUBLE);
      return this == SEQUENCES
          ? mask.reshape(EXAMPLES, HEIGHT * WIDTH)
          : mask.reshape(EXAMPLES, 1, HEIGHT, WIDTH);
    }
  }

  /** Drops one example and weighs another. */
  static INDArray exampleMask() {
    return Nd4j.createFromArray(1, 0, 0.5).castTo(DataType.DOUBLE).reshape(EXAMPLES, 1);
  }

  static MultiLayerNetwork network(
      Shape shape,
      RegionLoss loss,
      Activation activation,
      IUpdater updater,
      WorkspaceMode workspaces) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.DOUBLE)
                .updater(updater)
                .trainingWorkspaceMode(workspaces)
                .inferenceWorkspaceMode(workspaces)
                .list()
                .layer(shape.below())
                .layer(new RegionLossLayer.Builder(loss).activation(activation).build())
                .setInputType(shape.type())
                .build());
    network.init();
    return network;
  }
}
