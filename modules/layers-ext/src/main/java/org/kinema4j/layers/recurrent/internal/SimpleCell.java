package org.kinema4j.layers.recurrent.internal;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/** The cells with one gate. */
final class SimpleCell extends Cell {

  private final INDArray weights;
  private final INDArray transposed;

  SimpleCell(Setting setting) {
    super(setting, 1);
    weights = setting.weights();
    transposed = weights.transpose();
  }

  @Override
  void forward(State previous, State next) {
    Matrices.multiplyAdd(transposed, dropped(previous.hidden()), activations());
    activate(activations(), next.hidden());
  }

  @Override
  void factors(Steps steps) {
    steps.add(steps.product(weights), 0, 0);
    INDArray h = steps.block(0);
    activate(h, h);
    h.assign(
        switch (kind()) {
          case SIMPLE_TANH -> Steps.tanhSlope(h);
          case SIMPLE_RELU -> h.gt(0);
          default -> Steps.logisticSlope(h);
        });
  }

  @Override
  void backward(State gradient) {
    gradient.hidden().mul(factors(), activations());
    Matrices.multiply(weights, activations(), gradient.hidden());
    undrop(gradient.hidden());
  }

  @Override
  void weightGradient(Steps steps, INDArray deltas, INDArray gradient) {
    Matrices.multiply(steps.dropped().transpose(), deltas, gradient);
  }

  private void activate(INDArray from, INDArray to) {
    switch (kind()) {
      case SIMPLE_TANH -> Nd4j.exec(new Tanh(from, to));
      case SIMPLE_RELU -> Nd4j.exec(new RectifiedLinear(from, to, 0));
      default -> Nd4j.exec(new Sigmoid(from, to));
    }
  }
}
