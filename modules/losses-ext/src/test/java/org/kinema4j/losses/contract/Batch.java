package org.kinema4j.losses.contract;

import java.util.Arrays;
import org.kinema4j.losses.LossInput;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Labels and outputs of some examples, as plain numbers. */
final class Batch {

  final double[][] labels;
  final double[][] outputs;

  Batch(double[][] labels, double[][] outputs) {
    this.labels = labels;
    this.outputs = outputs;
  }

  int size() {
    return labels.length;
  }

  LossInput input(DataType type, IActivation activation, double[][] mask) {
    return new LossInput(
        array(labels, type),
        array(outputs, type),
        activation,
        mask == null ? null : array(mask, type));
  }

  static INDArray array(double[][] rows, DataType type) {
    return Nd4j.createFromArray(rows).castTo(type);
  }

  /** The examples at some rows. */
  Batch rows(int... rows) {
    return new Batch(
        Arrays.stream(rows).mapToObj(i -> labels[i]).toArray(double[][]::new),
        Arrays.stream(rows).mapToObj(i -> outputs[i]).toArray(double[][]::new));
  }

  /** The same labels with other outputs. */
  Batch withOutputs(double[][] newOutputs) {
    return new Batch(labels, newOutputs);
  }

  /** The same batch as floats hold it. */
  Batch asFloats() {
    return new Batch(rounded(labels), rounded(outputs));
  }

  private static double[][] rounded(double[][] rows) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(row).map(x -> (float) x).toArray())
        .toArray(double[][]::new);
  }
}
