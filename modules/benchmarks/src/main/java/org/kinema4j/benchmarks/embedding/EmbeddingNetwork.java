package org.kinema4j.benchmarks.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.kinema4j.har.dataset.WindowBatches;
import org.kinema4j.layers.recurrent.Lstm;
import org.kinema4j.layers.recurrent.Merge;
import org.kinema4j.layers.recurrent.Output;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The small network of the pipeline with an embedding in place of its classes: mean of every 8
 * frames, one bidirectional LSTM(32), 32 linear outputs.
 */
final class EmbeddingNetwork {

  static final int DIMENSIONS = 32;
  private static final int UNITS = 32;
  private static final int POOL = 8;
  private static final double RATE = 1e-3;

  private final MultiLayerNetwork network;

  private EmbeddingNetwork(MultiLayerNetwork network) {
    this.network = network;
  }

  /** First weights by a seed. */
  static EmbeddingNetwork create(int features, int frames, ILossFunction loss, long seed) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(RATE))
                .weightInit(WeightInit.XAVIER)
                .list()
                .layer(
                    new Subsampling1DLayer.Builder(Subsampling1DLayer.PoolingType.AVG, POOL, POOL)
                        .build())
                .layer(
                    new Lstm.Builder()
                        .nOut(UNITS)
                        .bidirectional(Merge.CONCAT)
                        .output(Output.LAST_STATE)
                        .build())
                .layer(
                    new OutputLayer.Builder(loss)
                        .nOut(DIMENSIONS)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.recurrent(features, frames))
                .build());
    network.init();
    return new EmbeddingNetwork(network);
  }

  /** Learns from labels as class indices. */
  void fit(WindowBatches batches, int epochs) {
    for (int epoch = 0; epoch < epochs; epoch++) {
      batches.reset();
      while (batches.hasNext()) {
        DataSet batch = batches.next();
        INDArray classes = batch.getLabels().argMax(1).castTo(batch.getLabels().dataType());
        network.fit(batch.getFeatures(), classes.reshape(classes.length(), 1));
      }
    }
  }

  /** One row a window, in the order of the batches. */
  INDArray embed(WindowBatches batches) {
    return rows(batches, batch -> network.output(batch.getFeatures()));
  }

  /** The windows themselves, flattened. */
  static INDArray flat(WindowBatches batches) {
    return rows(
        batches,
        batch -> {
          INDArray features = batch.getFeatures();
          return features.dup('c').reshape(features.size(0), features.size(1) * features.size(2));
        });
  }

  private static INDArray rows(WindowBatches batches, Function<DataSet, INDArray> function) {
    List<INDArray> rows = new ArrayList<>();
    batches.reset();
    while (batches.hasNext()) {
      rows.add(function.apply(batches.next()).detach());
    }
    return Nd4j.vstack(rows);
  }
}
