package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** {@link CellKind#GRU_RESET_BEFORE}. */
final class GruResetBeforeCell extends Cell {

  private static final int UPDATE = 0;
  private static final int RESET = 1;
  private static final int CANDIDATE = 2;
  private static final int RESET_TO_HIDDEN = 3;
  private static final int CARRY = 4;
  private static final int FACTORS = 5;

  /** Update and reset gate share the columns and the blocks [0, 2). */
  private static final int SIGMOIDS = 2;

  private final INDArray gateWeights = weights(UPDATE, SIGMOIDS);
  private final INDArray candidateWeights = weights(CANDIDATE, CANDIDATE + 1);
  private final INDArray gateWeightsTransposed = gateWeights.transpose();
  private final INDArray candidateWeightsTransposed = candidateWeights.transpose();
  private final INDArray sigmoids = activations(UPDATE, SIGMOIDS);
  private final INDArray[] blocks = new INDArray[3];
  private final INDArray[] slopes = new INDArray[FACTORS];
  private final INDArray work = blocks(1);
  private INDArray resetRows;

  GruResetBeforeCell(Setting setting) {
    super(setting, FACTORS);
    for (int block = 0; block < blocks.length; block++) {
      blocks[block] = activations(block, block + 1);
    }
    for (int block = 0; block < FACTORS; block++) {
      slopes[block] = factor(block);
    }
  }

  @Override
  void forward(State previous, State next) {
    INDArray dropped = dropped(previous.hidden());
    Matrices.multiplyAdd(gateWeightsTransposed, dropped, sigmoids);
    Transforms.sigmoid(sigmoids, false);
    dropped.mul(blocks[RESET], work);
    INDArray n = blocks[CANDIDATE];
    Matrices.multiplyAdd(candidateWeightsTransposed, work, n);
    Transforms.tanh(n, false);
    previous.hidden().sub(n, next.hidden());
    next.hidden().muli(blocks[UPDATE]).addi(n);
  }

  @Override
  void factors(Steps steps) {
    INDArray product = steps.product(gateWeights);
    steps.add(product, UPDATE, UPDATE);
    steps.add(product, RESET, RESET);
    INDArray z = Transforms.sigmoid(steps.block(UPDATE), false);
    INDArray r = Transforms.sigmoid(steps.block(RESET), false);
    resetRows = steps.dropped().mul(steps.rows(r));
    product = Matrices.allocate(candidateWeights, resetRows.shape());
    Matrices.multiply(resetRows, candidateWeights, product);
    steps.add(product, 0, CANDIDATE);
    INDArray n = Transforms.tanh(steps.block(CANDIDATE), false);

    steps.block(CARRY).assign(z);
    steps.block(RESET_TO_HIDDEN).assign(r);
    INDArray candidate = Steps.tanhSlope(n).muli(z.rsub(1));
    z.assign(Steps.logisticSlope(z).muli(steps.previous().hidden().sub(n)));
    n.assign(candidate);
    r.assign(Steps.logisticSlope(r).muli(steps.columns(steps.dropped())));
  }

  @Override
  void backward(State gradient) {
    INDArray hidden = gradient.hidden();
    hidden.mul(slopes[UPDATE], blocks[UPDATE]);
    hidden.mul(slopes[CANDIDATE], blocks[CANDIDATE]);
    Matrices.multiply(candidateWeights, blocks[CANDIDATE], work);
    work.mul(slopes[RESET], blocks[RESET]);
    work.muli(slopes[RESET_TO_HIDDEN]);
    Matrices.multiplyAdd(gateWeights, sigmoids, work);
    undrop(work);
    hidden.muli(slopes[CARRY]).addi(work);
  }

  @Override
  void weightGradient(Steps steps, INDArray deltas, INDArray gradient) {
    Matrices.multiply(
        steps.dropped().transpose(),
        gates(deltas, UPDATE, SIGMOIDS),
        gates(gradient, UPDATE, SIGMOIDS));
    Matrices.multiply(
        resetRows.transpose(),
        gates(deltas, CANDIDATE, CANDIDATE + 1),
        gates(gradient, CANDIDATE, CANDIDATE + 1));
  }
}
