package org.kinema4j.optim.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Gradients of both signs that turn or stay, of all sizes; the last of each array is 0. */
final class Gradients {

  private Gradients() {}

  static Map<String, double[]> of(Map<String, NaiveTensor> tensors, int t) {
    Random random = new Random(t);
    Map<String, double[]> gradients = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          double[] gradient = new double[tensor.length()];
          for (int i = 0; i < gradient.length - 1; i++) {
            gradient[i] = (i % 3 - 1 + random.nextGaussian()) * Math.pow(10, i % 4 - 2);
          }
          gradients.put(name, gradient);
        });
    return gradients;
  }
}
