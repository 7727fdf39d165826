package org.kinema4j.layers.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What masked steps do, and what they do not do. */
class RecurrentMaskTest {

  private static final double EXACT = 1e-12;

  @ParameterizedTest
  @EnumSource(Cells.class)
  void paddingChangesNoValidOutput(Cells cell) {
    MultiLayerNetwork network =
        Nets.network(cell.layer(Merge.CONCAT, Output.SEQUENCE), Nets.identity());
    INDArray sequences = Nets.sequences(Nets.MASK.length);
    INDArray changed = sequences.dup();
    for (int i = 0; i < Nets.MASK.length; i++) {
      for (int t = 0; t < Nets.STEPS; t++) {
        if (Nets.MASK[i][t] == 0) {
          changed.get(point(i), all(), point(t)).assign(100);
        }
      }
    }

    INDArray output = masked(network, sequences, Nets.mask());

    assertThat(Nets.distance(output, masked(network, changed, Nets.mask()))).isZero();
    assertThat(Nets.distance(output, network.output(sequences)))
        .as("the mask matters")
        .isGreaterThan(0.01);
  }

  @ParameterizedTest
  @EnumSource(Cells.class)
  void maskedStepsAreAsIfTheyWereNotThere(Cells cell) {
    MultiLayerNetwork network =
        Nets.network(cell.layer(Merge.CONCAT, Output.SEQUENCE), Nets.identity());
    INDArray sequence = Nets.sequences(1);
    INDArray withoutSecond = Nd4j.concat(2, steps(sequence, 0, 1), steps(sequence, 2, 4));

    INDArray output =
        masked(network, sequence, Nd4j.createFromArray(new double[][] {{1, 0, 1, 1}}));
    INDArray expected = network.output(withoutSecond);

    assertThat(Nets.distance(steps(output, 0, 1), steps(expected, 0, 1))).isLessThan(EXACT);
    assertThat(Nets.largest(steps(output, 1, 2))).isZero();
    assertThat(Nets.distance(steps(output, 2, 4), steps(expected, 1, 3))).isLessThan(EXACT);
  }

  @ParameterizedTest
  @EnumSource(Cells.class)
  void lastStateIsThatOfEachDirectionAfterTheWholeSequence(Cells cell) {
    MultiLayerNetwork sequence =
        Nets.network(cell.layer(Merge.CONCAT, Output.SEQUENCE), Nets.identity());
    MultiLayerNetwork last =
        Nets.network(cell.layer(Merge.CONCAT, Output.LAST_STATE), Nets.softmax());
    last.getLayer(0).setParamTable(sequence.getLayer(0).paramTable());
    INDArray input = Nets.sequences(Nets.MASK.length);

    INDArray states = masked(sequence, input, Nets.mask());
    last.setLayerMaskArrays(Nets.mask(), null);
    INDArray ends = last.feedForward(input).get(1);

    for (int i = 0; i < Nets.MASK.length; i++) {
      for (int u = 0; u < Nets.UNITS; u++) {
        int end = lastKept(i);
        int start = firstKept(i);
        assertThat(ends.getDouble(i, u))
            .isCloseTo(end < 0 ? 0 : states.getDouble(i, u, end), within(EXACT));
        assertThat(ends.getDouble(i, Nets.UNITS + u))
            .isCloseTo(end < 0 ? 0 : states.getDouble(i, Nets.UNITS + u, start), within(EXACT));
      }
    }
  }

  @Test
  void stackedLayersAllSeeTheMask() {
    MultiLayerNetwork network =
        Nets.network(
            Cells.LSTM.layer(Merge.ADD, Output.SEQUENCE),
            Cells.GRU_AFTER.layer(Merge.CONCAT, Output.SEQUENCE),
            Cells.LSTM.layer(null, Output.LAST_STATE),
            Nets.softmax());
    INDArray sequence = Nets.sequences(1);
    INDArray mask = Nd4j.createFromArray(new double[][] {{1, 1, 0, 0}});

    assertThat(
            Nets.distance(masked(network, sequence, mask), network.output(steps(sequence, 0, 2))))
        .isLessThan(EXACT);
  }

  @Test
  void poolingAfterTheLayerGetsTheMask() {
    MultiLayerNetwork network =
        Nets.network(
            Cells.LSTM.layer(Merge.CONCAT, Output.SEQUENCE),
            new GlobalPoolingLayer(PoolingType.AVG),
            Nets.softmax());
    INDArray sequence = Nets.sequences(1);
    INDArray mask = Nd4j.createFromArray(new double[][] {{1, 1, 0, 0}});

    assertThat(
            Nets.distance(masked(network, sequence, mask), network.output(steps(sequence, 0, 2))))
        .isLessThan(EXACT);
  }

  @Test
  void aLastTimeStepAroundTheLayerFindsTheLastKeptStep() {
    MultiLayerNetwork wrapped =
        Nets.network(
            new LastTimeStep(Cells.GRU_AFTER.layer(null, Output.SEQUENCE)), Nets.softmax());
    MultiLayerNetwork last =
        Nets.network(Cells.GRU_AFTER.layer(null, Output.LAST_STATE), Nets.softmax());
    last.setParams(wrapped.params());
    INDArray sequence = Nets.sequences(2);
    INDArray mask = Nd4j.createFromArray(new double[][] {{1, 1, 0, 0}, {0, 1, 1, 0}});

    // LastTimeStep returns float under a mask, whatever the network's data type.
    assertThat(Nets.distance(masked(wrapped, sequence, mask), masked(last, sequence, mask)))
        .isLessThan(1e-6);
  }

  @Test
  void aMaskOfAnotherShapeIsRefused() {
    MultiLayerNetwork network =
        Nets.network(Cells.LSTM.layer(null, Output.SEQUENCE), Nets.identity());
    network.setLayerMaskArrays(Nd4j.ones(2, 3), null);

    assertThatThrownBy(() -> network.output(Nets.sequences(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "mask must be [N, T] = [2, 4], received [2, 3] (layer name: layer0");
  }

  private static INDArray masked(MultiLayerNetwork network, INDArray input, INDArray mask) {
    return network.output(input, false, mask, null);
  }

  private static INDArray steps(INDArray sequence, int from, int to) {
    return sequence.get(all(), all(), interval(from, to)).dup();
  }

  private static int firstKept(int example) {
    for (int t = 0; t < Nets.STEPS; t++) {
      if (Nets.MASK[example][t] == 1) {
        return t;
      }
    }
    return -1;
  }

  private static int lastKept(int example) {
    for (int t = Nets.STEPS - 1; t >= 0; t--) {
      if (Nets.MASK[example][t] == 1) {
        return t;
      }
    }
    return -1;
  }
}
