package org.kinema4j.optim.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.Outputs;

/** What changes gradients before a step, written in loops from the equations of the papers. */
final class StageNaive {

  private StageNaive() {}

  /** Every element within [-limit, limit]. */
  static NaiveModel byValue(double limit, NaiveModel inner) {
    return (tensors, rate, t) -> {
      for (NaiveTensor tensor : tensors) {
        for (int i = 0; i < tensor.length(); i++) {
          double g = tensor.gradient[i];
          tensor.gradient[i] = g > limit ? limit : g < -limit ? -limit : g;
        }
      }
      inner.step(tensors, rate, t);
    };
  }

  /** Brock et al. (2021), equation 3, for weights. */
  static NaiveModel adaptive(double ratio, Outputs outputs, NaiveModel inner) {
    return (tensors, rate, t) -> {
      for (NaiveTensor tensor : tensors) {
        if (tensor.weight) {
          IntUnaryOperator output = output(tensor.shape, outputs);
          double[] g = squares(tensor.gradient, output);
          double[] w = squares(tensor.theta, output);
          for (int i = 0; i < tensor.length(); i++) {
            double norm = Math.sqrt(g[output.applyAsInt(i)]);
            double greatest = ratio * Math.max(Math.sqrt(w[output.applyAsInt(i)]), 0.001);
            if (norm > greatest) {
              tensor.gradient[i] *= greatest / norm;
            }
          }
        }
      }
      inner.step(tensors, rate, t);
    };
  }

  /** Yong et al. (2020), equation 1. */
  static NaiveModel centralized(Outputs outputs, NaiveModel inner) {
    return (tensors, rate, t) -> {
      for (NaiveTensor tensor : tensors) {
        if (tensor.weight) {
          IntUnaryOperator output = output(tensor.shape, outputs);
          double[] sum = new double[tensor.length()];
          double[] count = new double[tensor.length()];
          for (int i = 0; i < tensor.length(); i++) {
            sum[output.applyAsInt(i)] += tensor.gradient[i];
            count[output.applyAsInt(i)]++;
          }
          for (int i = 0; i < tensor.length(); i++) {
            int o = output.applyAsInt(i);
            tensor.gradient[i] -= sum[o] / count[o];
          }
        }
      }
      inner.step(tensors, rate, t);
    };
  }

  /** A step with the mean of so many gradients; its rate is that of as many steps. */
  static NaiveModel accumulated(int batches, NaiveModel inner) {
    List<Double> rates = new ArrayList<>();
    return (tensors, rate, t) -> {
      rates.add(rate);
      for (NaiveTensor tensor : tensors) {
        double[] sum = tensor.state("sum of " + batches);
        for (int i = 0; i < tensor.length(); i++) {
          sum[i] += tensor.gradient[i];
          tensor.gradient[i] = sum[i] / batches;
          sum[i] = t % batches == 0 ? 0 : sum[i];
        }
      }
      if (t % batches == 0) {
        int step = t / batches;
        inner.step(tensors, rates.get(step - 1), step);
      }
    };
  }

  /** A decay of what the parameters were before the step. */
  static NaiveModel decayed(Decay decay, NaiveModel inner) {
    return (tensors, rate, t) -> {
      List<double[]> before = tensors.stream().map(tensor -> tensor.theta.clone()).toList();
      inner.step(tensors, rate, t);
      for (int k = 0; k < tensors.size(); k++) {
        NaiveTensor tensor = tensors.get(k);
        for (int i = 0; i < tensor.length(); i++) {
          tensor.theta[i] -= NaiveModels.share(decay, tensor, rate) * before.get(k)[i];
        }
      }
    };
  }

  static NaiveModel momentum(double momentum) {
    return NaiveModels.heavyBall(Decay.coupled(0), momentum);
  }

  /** The output to which an element belongs, in row-major order. */
  private static IntUnaryOperator output(int[] shape, Outputs outputs) {
    boolean first =
        switch (outputs) {
          case FIRST -> true;
          case LAST -> false;
          case OF_LAYERS -> shape.length == 4;
        };
    int rest = 1;
    for (int k = 1; k < shape.length; k++) {
      rest *= shape[k];
    }
    int ofFirst = rest;
    int last = shape[shape.length - 1];
    return first ? i -> i / ofFirst : i -> i % last;
  }

  private static double[] squares(double[] values, IntUnaryOperator output) {
    double[] squares = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      squares[output.applyAsInt(i)] += values[i] * values[i];
    }
    return squares;
  }
}
