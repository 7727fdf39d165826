package org.kinema4j.layers.recurrent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kinema4j.layers.recurrent.internal.CellKind;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Keras's weights: kernel {@code [C, G*H]}, recurrent kernel {@code [H, G*H]}, bias {@code [G*H]};
 * for a GRU with reset_after=True the bias is {@code [2, 3*H]}, that of the inputs and that of the
 * state. The order of gates is ours.
 */
final class KerasLayout {

  private static final int WITH_BIAS = 3;
  private static final int WITHOUT_BIAS = 2;

  private KerasLayout() {}

  static Map<String, INDArray> toOurs(RecurrentConfiguration layer, List<INDArray> weights) {
    int directions = layer.directions();
    int each = weights.size() / directions;
    if (weights.size() % directions != 0 || (each != WITH_BIAS && each != WITHOUT_BIAS)) {
      throw new IllegalArgumentException(
          "weights must be kernel, recurrent kernel and bias of each direction ("
              + directions * WITH_BIAS
              + " arrays, or "
              + directions * WITHOUT_BIAS
              + " without bias), received "
              + weights.size());
    }
    Map<String, long[]> shapes = RecurrentParameters.shapes(layer);
    Map<String, INDArray> table = new LinkedHashMap<>();
    int next = 0;
    for (String prefix : RecurrentParameters.prefixes(layer)) {
      List<INDArray> direction = weights.subList(next, next + each);
      next += each;
      String input = prefix + RecurrentParameters.INPUT_WEIGHT;
      String recurrent = prefix + RecurrentParameters.RECURRENT_WEIGHT;
      table.put(input, checked("kernel", direction.get(0), shapes.get(input)));
      table.put(recurrent, checked("recurrent kernel", direction.get(1), shapes.get(recurrent)));
      INDArray bias = each == WITH_BIAS ? direction.get(2) : null;
      table.put(prefix + RecurrentParameters.BIAS, bias(layer, bias, direction.get(0)));
    }
    return table;
  }

  private static INDArray checked(String name, INDArray array, long[] shape) {
    GateBlocks.checkShape(name, array, shape);
    return array.dup('c');
  }

  private static INDArray bias(RecurrentConfiguration layer, INDArray bias, INDArray kernel) {
    CellKind kind = layer.cellKind();
    long units = layer.getNOut();
    if (bias == null) {
      return Nd4j.zeros(kernel.dataType(), 1, kind.biases() * units);
    }
    if (kind != CellKind.GRU_RESET_AFTER) {
      GateBlocks.checkShape("bias", bias, kind.biases() * units);
      return GateBlocks.row(bias).dup('c');
    }
    GateBlocks.checkShape("bias (of a GRU with reset_after=True)", bias, 2, 3 * units);
    INDArray ofInputs = GateBlocks.row(bias.getRow(0));
    INDArray ofState = GateBlocks.row(bias.getRow(1));
    return Nd4j.concat(
        1,
        GateBlocks.block(ofInputs, 0, 3).add(GateBlocks.block(ofState, 0, 3)),
        GateBlocks.block(ofInputs, 1, 3).add(GateBlocks.block(ofState, 1, 3)),
        GateBlocks.block(ofInputs, 2, 3),
        GateBlocks.block(ofState, 2, 3));
  }

  static List<INDArray> toKeras(RecurrentConfiguration layer, Map<String, INDArray> table) {
    List<INDArray> weights = new ArrayList<>();
    RecurrentParameters.shapes(layer)
        .forEach(
            (key, shape) -> {
              INDArray array = table.get(key);
              if (array == null) {
                throw new IllegalArgumentException(
                    "parameter " + key + " is missing, received " + table.keySet());
              }
              GateBlocks.checkShape(key, array, shape);
              weights.add(
                  key.endsWith(RecurrentParameters.BIAS)
                      ? kerasBias(layer, array)
                      : array.dup('c'));
            });
    return weights;
  }

  private static INDArray kerasBias(RecurrentConfiguration layer, INDArray bias) {
    if (layer.cellKind() != CellKind.GRU_RESET_AFTER) {
      return bias.dup('c').reshape(bias.length());
    }
    long units = layer.getNOut();
    INDArray ofInputs =
        Nd4j.concat(
            1,
            GateBlocks.block(bias, 0, 4),
            GateBlocks.block(bias, 1, 4),
            GateBlocks.block(bias, 2, 4));
    INDArray ofState =
        Nd4j.concat(1, Nd4j.zeros(bias.dataType(), 1, 2 * units), GateBlocks.block(bias, 3, 4));
    return Nd4j.concat(0, ofInputs, ofState);
  }
}
