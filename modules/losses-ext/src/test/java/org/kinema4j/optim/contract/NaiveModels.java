package org.kinema4j.optim.contract;

import org.kinema4j.optim.AdamW;
import org.kinema4j.optim.Decay;

/** The recurrences of the papers for optimizers that see parameters, a line an equation. */
final class NaiveModels {

  private NaiveModels() {}

  /** Loshchilov and Hutter (2019), algorithm 2. */
  static NaiveModel of(AdamW o) {
    return NaiveModel.each(
        (tensor, rate, t) -> {
          double[] m = tensor.state("m");
          double[] v = tensor.state("v");
          for (int i = 0; i < tensor.length(); i++) {
            double g = tensor.gradient[i];
            m[i] = o.beta1() * m[i] + (1 - o.beta1()) * g;
            v[i] = o.beta2() * v[i] + (1 - o.beta2()) * g * g;
            double mHat = m[i] / (1 - Math.pow(o.beta1(), t));
            double vHat = v[i] / (1 - Math.pow(o.beta2(), t));
            double decay = share(o.weightDecay(), tensor, rate) * tensor.theta[i];
            tensor.theta[i] -= rate * mHat / (Math.sqrt(vHat) + o.epsilon()) + decay;
          }
        });
  }

  /** Loshchilov and Hutter (2019), algorithm 1: SGDW. */
  static NaiveModel heavyBall(Decay weightDecay, double momentum) {
    return NaiveModel.each(
        (tensor, rate, t) -> {
          double[] v = tensor.state("v");
          for (int i = 0; i < tensor.length(); i++) {
            v[i] = momentum * v[i] + rate * tensor.gradient[i];
            tensor.theta[i] -= v[i] + share(weightDecay, tensor, rate) * tensor.theta[i];
          }
        });
  }

  /** What a parameter loses besides the step, as a share of it. */
  static double share(Decay decay, NaiveTensor tensor, double rate) {
    if (!tensor.weight && !decay.everywhere()) {
      return 0;
    }
    return decay.timesLearningRate() ? rate * decay.coefficient() : decay.coefficient();
  }
}
