package org.kinema4j.optim.contract;

import java.util.LinkedHashMap;
import java.util.Map;

/** An array of parameters of a naive recurrence, in row-major order. */
final class NaiveTensor {

  final String name;
  final int[] shape;
  final boolean weight;
  final double[] theta;
  final double[] gradient;
  private final Map<String, double[]> states = new LinkedHashMap<>();

  NaiveTensor(String name, int[] shape, boolean weight, double[] theta) {
    this.name = name;
    this.shape = shape.clone();
    this.weight = weight;
    this.theta = theta.clone();
    this.gradient = new double[theta.length];
  }

  int length() {
    return theta.length;
  }

  /** An array that is kept from step to step, of zeros at first. */
  double[] state(String state) {
    return states.computeIfAbsent(state, key -> new double[theta.length]);
  }
}
