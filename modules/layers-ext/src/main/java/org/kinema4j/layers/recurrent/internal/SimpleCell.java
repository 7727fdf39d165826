package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The cells with one gate. */
final class SimpleCell extends Cell {

  private static final int SEQUENCE = 1;
  private static final int[] ORDER = {0};

  SimpleCell(Size size) {
    super(size, new Layout(ORDER, ORDER, SEQUENCE));
    INDArray h = state().hidden();
    INDArray a = block(0);
    activate(next().addProduct(weights().transpose(), dropped(), a), a, h);
    previous().add(h, block(SEQUENCE), h).multiply(a, h, a).product(weights(), a, dropped());
    carry().copy(dropped(), h);
  }

  @Override
  void factors(Steps steps) {
    INDArray product = steps.input();
    Matrices.addProduct(steps.dropped(), steps.weights().recurrent(), product);
    INDArray h = steps.fill(0, product, 0);
    try (Program activation = activate(new Program(), h, h)) {
      activation.run();
    }
    h.assign(
        switch (size().shape().kind()) {
          case SIMPLE_TANH -> Steps.tanhSlope(h);
          case SIMPLE_RELU -> h.gt(0);
          default -> Steps.logisticSlope(h);
        });
  }

  private Program activate(Program program, INDArray from, INDArray to) {
    return switch (size().shape().kind()) {
      case SIMPLE_TANH -> program.tanh(from, to);
      case SIMPLE_RELU -> program.relu(from, to);
      default -> program.sigmoid(from, to);
    };
  }
}
