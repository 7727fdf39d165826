package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** {@link CellKind#GRU_RESET_BEFORE}. */
final class GruResetBeforeCell extends Cell {

  private static final int UPDATE = 0;
  private static final int RESET = 1;
  private static final int CANDIDATE = 2;

  /** How the product of reset gate and state depends on the state: the reset gate. */
  private static final int PASSED = 3;

  /** How the state depends directly on the one before: the update gate. */
  private static final int KEPT = 4;

  private static final int SEQUENCE = 5;

  private static final int[] ORDER = {UPDATE, RESET, CANDIDATE};

  GruResetBeforeCell(Size size) {
    super(size, new Layout(ORDER, ORDER, SEQUENCE));
    INDArray h = state().hidden();
    INDArray z = block(UPDATE);
    INDArray r = block(RESET);
    INDArray n = block(CANDIDATE);
    INDArray passed = block(PASSED);
    INDArray gates = blocks(UPDATE, CANDIDATE);
    INDArray gateWeights = gates(weights(), UPDATE, CANDIDATE);
    INDArray candidateWeights = gates(weights(), CANDIDATE, PASSED);
    next()
        .addProduct(gateWeights.transpose(), dropped(), gates)
        .sigmoid(gates, gates)
        .multiply(r, dropped(), passed)
        .addProduct(candidateWeights.transpose(), passed, n)
        .tanh(n, n)
        .subtract(h, n, h)
        .multiply(h, z, h)
        .add(h, n, h);
    previous()
        .add(h, block(SEQUENCE), h)
        .multiply(z, h, z)
        .multiply(n, h, n)
        .product(candidateWeights, n, dropped())
        .multiply(r, dropped(), r)
        .multiply(dropped(), passed, dropped())
        .addProduct(gateWeights, gates, dropped());
    carry().multiply(h, block(KEPT), h).add(h, dropped(), h);
  }

  @Override
  void factors(Steps steps) {
    INDArray weights = steps.weights().recurrent();
    INDArray product = steps.input();
    Matrices.addProduct(steps.dropped(), gates(weights, 0, 2), gates(product, 0, 2));
    INDArray z = Transforms.sigmoid(steps.fill(UPDATE, gates(product, 0, 1), 0), false);
    INDArray r = Transforms.sigmoid(steps.fill(RESET, gates(product, 1, 2), 1), false);
    INDArray resetStates = Steps.rows(r).muli(steps.dropped());
    Matrices.addProduct(resetStates, gates(weights, 2, 3), gates(product, 2, 3));
    INDArray n = Transforms.tanh(steps.fill(CANDIDATE, gates(product, 2, 3), 2), false);

    steps.block(PASSED).assign(r);
    steps.block(KEPT).assign(z);
    INDArray candidate = Steps.tanhSlope(n).muli(z.rsub(1));
    z.assign(Steps.logisticSlope(z).muli(steps.previous().hidden().sub(n)));
    n.assign(candidate);
    // The slope s (1 - s) of the reset gate s, times the state.
    r.rsubi(1).muli(steps.columns(resetStates));
  }

  @Override
  void weightGradient(Steps steps, INDArray deltas, INDArray gradient) {
    INDArray h = steps.dropped().transpose();
    Matrices.multiply(h, gates(deltas, 0, 2), gates(gradient, 0, 2));
    INDArray resetStates = Steps.rows(steps.block(PASSED)).muli(steps.dropped());
    Matrices.multiply(resetStates.transpose(), gates(deltas, 2, 3), gates(gradient, 2, 3));
  }
}
