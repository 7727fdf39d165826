package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * {@link CellKind#GRU_RESET_AFTER}. The candidate has two blocks, {@code a_n} and the recurrent
 * share {@code m = h' R_n + b_m}.
 */
final class GruResetAfterCell extends Cell {

  private static final int UPDATE = 0;
  private static final int RESET = 1;
  private static final int RECURRENT = 2;
  private static final int CANDIDATE = 3;

  /** How the state depends directly on the one before: the update gate. */
  private static final int KEPT = 4;

  private static final int SEQUENCE = 5;

  private static final int[] BIASES = {UPDATE, RESET, CANDIDATE, RECURRENT};
  private static final int[] PRODUCTS = {UPDATE, RESET, RECURRENT};

  GruResetAfterCell(Size size) {
    super(size, new Layout(BIASES, PRODUCTS, SEQUENCE));
    INDArray h = state().hidden();
    INDArray z = block(UPDATE);
    INDArray r = block(RESET);
    INDArray m = block(RECURRENT);
    INDArray n = block(CANDIDATE);
    INDArray gates = blocks(UPDATE, RECURRENT);
    INDArray products = blocks(UPDATE, CANDIDATE);
    next()
        .addProduct(weights().transpose(), dropped(), products)
        .sigmoid(gates, gates)
        .multiply(m, r, m)
        .add(n, m, n)
        .tanh(n, n)
        .subtract(h, n, h)
        .multiply(h, z, h)
        .add(h, n, h);
    previous()
        .add(h, block(SEQUENCE), h)
        .multiply(z, h, z)
        .multiply(r, h, r)
        .multiply(m, h, m)
        .multiply(n, h, n)
        .product(weights(), products, dropped());
    carry().multiply(h, block(KEPT), h).add(h, dropped(), h);
  }

  @Override
  void factors(Steps steps) {
    INDArray products = Matrices.allocate(steps.input(), steps.input().shape());
    Matrices.multiply(steps.dropped(), steps.weights().recurrent(), products);
    INDArray m = steps.fill(RECURRENT, gates(products, 2, 3), 3);
    products.addi(steps.input());
    INDArray z = Transforms.sigmoid(steps.fill(UPDATE, gates(products, 0, 1), 0), false);
    INDArray r = Transforms.sigmoid(steps.fill(RESET, gates(products, 1, 2), 1), false);
    INDArray n = steps.fill(CANDIDATE, gates(steps.input(), 2, 3), 2);
    Transforms.tanh(n.addi(m.mul(r)), false);

    steps.block(KEPT).assign(z);
    INDArray candidate = Steps.tanhSlope(n).muli(z.rsub(1));
    z.assign(Steps.logisticSlope(z).muli(steps.previous().hidden().sub(n)));
    n.assign(candidate);
    INDArray reset = Steps.logisticSlope(r).muli(m).muli(candidate);
    m.assign(candidate.muli(r));
    r.assign(reset);
  }

  @Override
  void weightGradient(Steps steps, INDArray deltas, INDArray gradient) {
    INDArray h = steps.dropped().transpose();
    Matrices.multiply(h, gates(deltas, 0, 2), gates(gradient, 0, 2));
    Matrices.multiply(h, gates(deltas, 3, 4), gates(gradient, 2, 3));
  }
}
