package org.kinema4j.layers.recurrent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The order of gates in Deeplearning4j's LSTM: block input (c), forget, output, input. */
final class StockLayout {

  private static final int[] STOCK_TO_OURS = {3, 1, 0, 2};
  private static final int[] OURS_TO_STOCK = {2, 1, 3, 0};

  private static final Set<String> ONE_DIRECTION = Set.of("W", "RW", "b");
  private static final Set<String> BOTH_DIRECTIONS = Set.of("fW", "fRW", "fb", "bW", "bRW", "bb");

  private StockLayout() {}

  static Map<String, INDArray> toOurs(Map<String, INDArray> stock) {
    return reorder(stock, STOCK_TO_OURS);
  }

  static Map<String, INDArray> toStock(Map<String, INDArray> ours) {
    return reorder(ours, OURS_TO_STOCK);
  }

  private static Map<String, INDArray> reorder(Map<String, INDArray> table, int[] order) {
    Map<String, INDArray> reordered = new LinkedHashMap<>();
    for (String prefix : prefixes(table.keySet())) {
      INDArray input = table.get(prefix + RecurrentParameters.INPUT_WEIGHT);
      INDArray recurrent = table.get(prefix + RecurrentParameters.RECURRENT_WEIGHT);
      INDArray bias = GateBlocks.row(table.get(prefix + RecurrentParameters.BIAS));
      long units = recurrent.size(0);
      GateBlocks.checkShape(
          prefix + RecurrentParameters.INPUT_WEIGHT, input, input.size(0), 4 * units);
      GateBlocks.checkShape(
          prefix + RecurrentParameters.RECURRENT_WEIGHT, recurrent, units, 4 * units);
      GateBlocks.checkShape(prefix + RecurrentParameters.BIAS, bias, 1, 4 * units);
      reordered.put(prefix + RecurrentParameters.INPUT_WEIGHT, GateBlocks.reorder(input, order));
      reordered.put(
          prefix + RecurrentParameters.RECURRENT_WEIGHT, GateBlocks.reorder(recurrent, order));
      reordered.put(prefix + RecurrentParameters.BIAS, GateBlocks.reorder(bias, order));
    }
    return reordered;
  }

  private static List<String> prefixes(Set<String> names) {
    if (names.equals(ONE_DIRECTION)) {
      return List.of("");
    }
    if (names.equals(BOTH_DIRECTIONS)) {
      return List.of("f", "b");
    }
    throw new IllegalArgumentException(
        "parameters must be W, RW, b or fW, fRW, fb, bW, bRW, bb, received " + names);
  }
}
