package org.kinema4j.layers.compat;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Batch normalization accepts sequences in a configuration, and fails when it sees one. */
class SequenceNormalizationTest {

  @Test
  void batchNormalizationCannotTrainOnSequences() {
    MultiLayerNetwork network =
        Lstms.network(new BatchNormalization(), new LastTimeStep(Lstms.lstm()), Lstms.softmax());
    int examples = 5;
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, examples, Lstms.CLASSES);
    labels.getColumn(0).assign(1);

    assertThatThrownBy(() -> network.fit(Lstms.sequences(examples), labels))
        .as("BatchNormalization trains on sequences now: a layer of our own may not be needed")
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not match expected input size");
  }
}
