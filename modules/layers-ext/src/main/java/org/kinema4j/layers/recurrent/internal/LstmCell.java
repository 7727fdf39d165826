package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** {@link CellKind#LSTM}. */
final class LstmCell extends Cell {

  private static final int INPUT = 0;
  private static final int FORGET = 1;
  private static final int CANDIDATE = 2;
  private static final int OUTPUT = 3;
  private static final int HIDDEN_TO_MEMORY = 4;
  private static final int MEMORY_TO_MEMORY = 5;
  private static final int FACTORS = 6;

  private final INDArray weights;
  private final INDArray transposed;
  private final INDArray inputAndForget = activations(INPUT, CANDIDATE);
  private final INDArray[] gates = new INDArray[4];
  private final INDArray[] slopes = new INDArray[FACTORS];
  private final INDArray work = blocks(1);

  LstmCell(Setting setting) {
    super(setting, FACTORS);
    weights = setting.weights();
    transposed = weights.transpose();
    for (int gate = 0; gate < gates.length; gate++) {
      gates[gate] = activations(gate, gate + 1);
    }
    for (int block = 0; block < FACTORS; block++) {
      slopes[block] = factor(block);
    }
  }

  @Override
  void forward(State previous, State next) {
    Matrices.multiplyAdd(transposed, dropped(previous.hidden()), activations());
    Transforms.sigmoid(inputAndForget, false);
    Transforms.tanh(gates[CANDIDATE], false);
    Transforms.sigmoid(gates[OUTPUT], false);
    gates[FORGET].mul(previous.memory(), next.memory());
    next.memory().addi(gates[INPUT].muli(gates[CANDIDATE]));
    Nd4j.exec(new Tanh(next.memory(), next.hidden()));
    next.hidden().muli(gates[OUTPUT]);
  }

  @Override
  void factors(Steps steps) {
    INDArray product = steps.product(weights);
    for (int gate = 0; gate < gates.length; gate++) {
      steps.add(product, gate, gate);
    }
    INDArray i = Transforms.sigmoid(steps.block(INPUT), false);
    INDArray f = Transforms.sigmoid(steps.block(FORGET), false);
    INDArray g = Transforms.tanh(steps.block(CANDIDATE), false);
    INDArray o = Transforms.sigmoid(steps.block(OUTPUT), false);
    INDArray tanh = Transforms.tanh(f.mul(steps.previous().memory()).addi(i.mul(g)), false);

    steps.block(HIDDEN_TO_MEMORY).assign(Steps.tanhSlope(tanh).muli(o));
    steps.block(MEMORY_TO_MEMORY).assign(f);
    o.assign(Steps.logisticSlope(o).muli(tanh));
    f.assign(Steps.logisticSlope(f).muli(steps.previous().memory()));
    INDArray inputSlope = Steps.logisticSlope(i).muli(g);
    g.assign(Steps.tanhSlope(g).muli(i));
    i.assign(inputSlope);
  }

  @Override
  void backward(State gradient) {
    INDArray hidden = gradient.hidden();
    INDArray memory = gradient.memory();
    memory.addi(hidden.mul(slopes[HIDDEN_TO_MEMORY], work));
    memory.mul(slopes[INPUT], gates[INPUT]);
    memory.mul(slopes[FORGET], gates[FORGET]);
    memory.mul(slopes[CANDIDATE], gates[CANDIDATE]);
    hidden.mul(slopes[OUTPUT], gates[OUTPUT]);
    memory.muli(slopes[MEMORY_TO_MEMORY]);
    Matrices.multiply(weights, activations(), hidden);
    undrop(hidden);
  }

  @Override
  void weightGradient(Steps steps, INDArray deltas, INDArray gradient) {
    Matrices.multiply(steps.dropped().transpose(), deltas, gradient);
  }
}
