package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** {@link CellKind#LSTM}, the block of the candidate g after those of the gates. */
final class LstmCell extends Cell {

  private static final int INPUT = 0;
  private static final int FORGET = 1;
  private static final int OUTPUT = 2;
  private static final int CANDIDATE = 3;

  /** How the hidden state depends on the memory cell. */
  private static final int EXPOSED = 4;

  /** How the memory cell depends on the one before: the forget gate. */
  private static final int KEPT = 5;

  private static final int SEQUENCE = 6;

  private static final int[] ORDER = {INPUT, FORGET, CANDIDATE, OUTPUT};

  LstmCell(Size size) {
    super(size, new Layout(ORDER, ORDER, SEQUENCE));
    INDArray h = state().hidden();
    INDArray c = state().memory();
    INDArray i = block(INPUT);
    INDArray f = block(FORGET);
    INDArray o = block(OUTPUT);
    INDArray g = block(CANDIDATE);
    INDArray gates = blocks(INPUT, CANDIDATE);
    INDArray all = blocks(INPUT, EXPOSED);
    next()
        .addProduct(weights().transpose(), dropped(), all)
        .sigmoid(gates, gates)
        .tanh(g, g)
        .multiply(f, c, c)
        .multiply(i, g, i)
        .add(c, i, c)
        .tanh(c, h)
        .multiply(h, o, h);
    INDArray exposed = block(EXPOSED);
    previous()
        .add(h, block(SEQUENCE), h)
        .multiply(exposed, h, exposed)
        .add(c, exposed, c)
        .multiply(i, c, i)
        .multiply(f, c, f)
        .multiply(g, c, g)
        .multiply(o, h, o)
        .product(weights(), all, dropped());
    carry().copy(dropped(), h).multiply(c, block(KEPT), c);
  }

  @Override
  void factors(Steps steps) {
    INDArray product = steps.input();
    Matrices.addProduct(steps.dropped(), steps.weights().recurrent(), product);
    for (int gate = 0; gate < ORDER.length; gate++) {
      steps.fill(ORDER[gate], gates(product, gate, gate + 1), gate);
    }
    INDArray before = steps.previous().memory();
    INDArray i = Transforms.sigmoid(steps.block(INPUT), false);
    INDArray f = Transforms.sigmoid(steps.block(FORGET), false);
    INDArray o = Transforms.sigmoid(steps.block(OUTPUT), false);
    INDArray g = Transforms.tanh(steps.block(CANDIDATE), false);
    INDArray tanh = Transforms.tanh(f.mul(before).addi(i.mul(g)), false);

    steps.block(EXPOSED).assign(Steps.tanhSlope(tanh).muli(o));
    steps.block(KEPT).assign(f);
    o.assign(Steps.logisticSlope(o).muli(tanh));
    f.assign(Steps.logisticSlope(f).muli(before));
    INDArray input = Steps.logisticSlope(i).muli(g);
    g.assign(Steps.tanhSlope(g).muli(i));
    i.assign(input);
  }
}
