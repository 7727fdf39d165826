package org.kinema4j.losses.metric;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.losses.metric.distance.L2Distance;
import org.kinema4j.losses.metric.mining.BatchHard;
import org.kinema4j.losses.metric.mining.IndexPairs;
import org.kinema4j.losses.metric.mining.Miner;
import org.kinema4j.losses.metric.mining.MiningBatch;
import org.kinema4j.losses.metric.mining.TripletMiner;
import org.kinema4j.losses.metric.mining.Triplets;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What is chosen must be there, and must not be forgotten. */
class EmbeddingIndicesTest {

  private static final INDArray EMBEDDINGS = Nd4j.rand(DataType.DOUBLE, 3, 2);

  /** A miner of somebody else. */
  record Wrong(int row) implements TripletMiner {
    @Override
    public Triplets triplets(MiningBatch batch) {
      return Triplets.of(new int[] {0}, new int[] {1}, new int[] {row});
    }
  }

  @Test
  void aMinerIsNotForgottenInAGraphOfAllPairs() {
    SameDiff graph = SameDiff.create();
    SDVariable embeddings = graph.placeHolder("embeddings", DataType.DOUBLE, -1, 2);
    SDVariable labels = graph.placeHolder("labels", DataType.DOUBLE, -1, 1);
    PairLoss loss = new NTXentLoss().withMiner(new BatchHard());

    assertThatThrownBy(() -> loss.define("loss", embeddings, labels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "miner must be BatchAll to define NTXentLoss by labels alone, received BatchHard[];"
                + " mine outside the graph and use define(name, embeddings, labels, positives,"
                + " negatives)");
  }

  @Test
  void masksHaveRoomForEveryPair() {
    assertThatThrownBy(() -> IndexPairs.of(new int[] {0, 1}, new int[] {1, 3}).mask(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("others[1] must be in [0, 3), a row of the batch, received 3");
    assertThatThrownBy(() -> IndexPairs.of(new int[] {-1}, new int[] {1}).mask(3))
        .hasMessage("anchors[0] must be in [0, 3), a row of the batch, received -1");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void batchesHaveOnlyTheirOwnRows(int row) {
    MiningBatch batch = MiningBatch.of(EMBEDDINGS, new long[] {0, 0, 1}, new L2Distance());
    Miner wrong = new Wrong(row);
    INDArray labels = Nd4j.createFromArray(0.0, 0.0, 1.0).reshape(3, 1);

    assertThatThrownBy(() -> batch.farness(row, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("anchor must be in [0, 3), a row of the batch, received " + row);
    assertThatThrownBy(
            () ->
                new BatchTripletLoss()
                    .withMiner(wrong)
                    .computeGradient(labels, EMBEDDINGS, new ActivationIdentity(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("other must be in [0, 3), a row of the batch, received " + row);
  }
}
