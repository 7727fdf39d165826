package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** {@link CellKind#GRU_RESET_AFTER}. */
final class GruResetAfterCell extends Cell {

  private static final int UPDATE = 0;
  private static final int RESET = 1;
  private static final int CANDIDATE = 2;
  private static final int RECURRENT = 3;
  private static final int CARRY = 4;
  private static final int FACTORS = 5;

  /** Update and reset gate share the columns and the blocks [0, 2). */
  private static final int SIGMOIDS = 2;

  private final INDArray gateWeights = weights(UPDATE, SIGMOIDS);
  private final INDArray candidateWeights = weights(CANDIDATE, CANDIDATE + 1);
  private final INDArray gateWeightsTransposed = gateWeights.transpose();
  private final INDArray candidateWeightsTransposed = candidateWeights.transpose();
  private final INDArray sigmoids = activations(UPDATE, SIGMOIDS);
  private final INDArray[] blocks = new INDArray[4];
  private final INDArray[] slopes = new INDArray[FACTORS];
  private final INDArray work = blocks(1);

  GruResetAfterCell(Setting setting) {
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
    Matrices.multiplyAdd(candidateWeightsTransposed, dropped, blocks[RECURRENT]);
    Transforms.sigmoid(sigmoids, false);
    INDArray n = blocks[CANDIDATE].addi(blocks[RECURRENT].muli(blocks[RESET]));
    Transforms.tanh(n, false);
    previous.hidden().sub(n, next.hidden());
    next.hidden().muli(blocks[UPDATE]).addi(n);
  }

  @Override
  void factors(Steps steps) {
    INDArray product = steps.product(weights(0, 3));
    steps.add(product, UPDATE, UPDATE);
    steps.add(product, RESET, RESET);
    steps.add(product, CANDIDATE, RECURRENT);
    INDArray z = Transforms.sigmoid(steps.block(UPDATE), false);
    INDArray r = Transforms.sigmoid(steps.block(RESET), false);
    INDArray m = steps.block(RECURRENT);
    INDArray n = Transforms.tanh(steps.block(CANDIDATE).addi(m.mul(r)), false);

    steps.block(CARRY).assign(z);
    INDArray candidate = Steps.tanhSlope(n).muli(z.rsub(1));
    z.assign(Steps.logisticSlope(z).muli(steps.previous().hidden().sub(n)));
    n.assign(candidate);
    INDArray reset = Steps.logisticSlope(r).muli(m).muli(candidate);
    m.assign(candidate.muli(r));
    r.assign(reset);
  }

  @Override
  void backward(State gradient) {
    INDArray hidden = gradient.hidden();
    for (int block = 0; block < blocks.length; block++) {
      hidden.mul(slopes[block], blocks[block]);
    }
    Matrices.multiply(gateWeights, sigmoids, work);
    Matrices.multiplyAdd(candidateWeights, blocks[RECURRENT], work);
    undrop(work);
    hidden.muli(slopes[CARRY]).addi(work);
  }

  @Override
  void weightGradient(Steps steps, INDArray deltas, INDArray gradient) {
    INDArray hidden = steps.dropped().transpose();
    Matrices.multiply(hidden, gates(deltas, 0, SIGMOIDS), gates(gradient, 0, SIGMOIDS));
    Matrices.multiply(
        hidden, gates(deltas, RECURRENT, RECURRENT + 1), gates(gradient, CANDIDATE, CANDIDATE + 1));
  }
}
