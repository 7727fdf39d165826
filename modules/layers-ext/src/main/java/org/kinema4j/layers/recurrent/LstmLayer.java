package org.kinema4j.layers.recurrent;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/** {@link Lstm} in a network, under the name that the network's summary shows. */
final class LstmLayer extends SequenceLayer {

  LstmLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }
}
