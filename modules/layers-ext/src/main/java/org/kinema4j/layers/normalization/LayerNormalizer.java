package org.kinema4j.layers.normalization;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link LayerNormalization}. */
final class LayerNormalizer extends StepNormalizer<LayerNormalization> {

  LayerNormalizer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  INDArray center(INDArray values, int channelAxis, INDArray target) {
    return values.subi(values.mean(true, channelAxis), target);
  }
}
