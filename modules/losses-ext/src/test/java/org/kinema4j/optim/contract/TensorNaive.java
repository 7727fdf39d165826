package org.kinema4j.optim.contract;

import java.util.Arrays;
import org.kinema4j.optim.Adafactor;
import org.kinema4j.optim.AdafactorStepSize;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.Lamb;
import org.kinema4j.optim.Lars;
import org.kinema4j.optim.Muon;
import org.kinema4j.optim.MuonScale;

/** The recurrences of the papers for optimizers that step array by array, a line an equation. */
final class TensorNaive {

  private TensorNaive() {}

  /** You et al. (2020), algorithm 2, without bounds on the norm. */
  static NaiveModel of(Lamb o) {
    return NaiveModel.each(
        (tensor, rate, t) -> {
          Decay decay = o.weightDecay();
          boolean adapted = tensor.weight || decay.everywhere();
          double within = adapted && decay.timesLearningRate() ? decay.coefficient() : 0;
          double[] r = adam(tensor, t, o.beta1(), o.beta2(), o.epsilon());
          double[] u = new double[r.length];
          for (int i = 0; i < u.length; i++) {
            u[i] = r[i] + within * tensor.theta[i];
          }
          double upper = norm(tensor.theta);
          double lower = norm(u);
          double ratio = adapted && upper > 0 && lower > 0 ? upper / lower : 1;
          double beside = adapted && !decay.timesLearningRate() ? decay.coefficient() : 0;
          for (int i = 0; i < u.length; i++) {
            tensor.theta[i] -= rate * ratio * u[i] + beside * tensor.theta[i];
          }
        });
  }

  /** You et al. (2017), algorithm 1; biases and gains step by momentum. */
  static NaiveModel of(Lars o) {
    return NaiveModel.each(
        (tensor, rate, t) -> {
          Decay decay = o.weightDecay();
          boolean adapted = tensor.weight || decay.everywhere();
          double within = adapted && decay.timesLearningRate() ? decay.coefficient() : 0;
          double beside = adapted && !decay.timesLearningRate() ? decay.coefficient() : 0;
          double upper = o.trust() * norm(tensor.theta);
          double lower = norm(tensor.gradient) + within * norm(tensor.theta);
          double ratio = adapted && upper > 0 && lower > 0 ? upper / lower : 1;
          double[] v = tensor.state("v");
          for (int i = 0; i < v.length; i++) {
            double direction = tensor.gradient[i] + within * tensor.theta[i];
            v[i] = o.momentum() * v[i] + rate * ratio * direction;
            tensor.theta[i] -= v[i] + beside * tensor.theta[i];
          }
        });
  }

  /** Shazeer and Stern (2018), algorithms 4 to 6, with sums as the paper has them. */
  static NaiveModel of(Adafactor o) {
    return NaiveModel.each(
        (tensor, rate, t) -> {
          double beta2 = 1 - Math.pow(t, -o.decayExponent());
          double[] v = secondMoment(tensor, beta2, o.epsilon1());
          double[] u = new double[v.length];
          for (int i = 0; i < u.length; i++) {
            u[i] = tensor.gradient[i] / Math.sqrt(v[i]);
          }
          double size = size(o, tensor, rate, t) / Math.max(1, rms(u) / o.threshold());
          double[] m = tensor.state("m");
          for (int i = 0; i < u.length; i++) {
            m[i] = o.beta1() * m[i] + (1 - o.beta1()) * size * u[i];
            tensor.theta[i] -= m[i];
          }
        });
  }

  private static double size(Adafactor o, NaiveTensor tensor, double rate, int t) {
    AdafactorStepSize kind = o.stepSize();
    boolean relative =
        kind == AdafactorStepSize.RELATIVE || kind == AdafactorStepSize.RELATIVE_AND_SCALED;
    boolean scaled =
        kind == AdafactorStepSize.SCALED || kind == AdafactorStepSize.RELATIVE_AND_SCALED;
    double rho = relative ? Math.min(rate, 1 / Math.sqrt(t)) : rate;
    return scaled ? Math.max(o.epsilon2(), rms(tensor.theta)) * rho : rho;
  }

  private static double[] secondMoment(NaiveTensor tensor, double beta2, double epsilon1) {
    int rows = tensor.shape[0];
    int columns = tensor.length() / rows;
    double[] v = new double[tensor.length()];
    if (rows == 1 || columns == 1) {
      double[] mean = tensor.state("v");
      for (int i = 0; i < v.length; i++) {
        double square = tensor.gradient[i] * tensor.gradient[i] + epsilon1;
        mean[i] = beta2 * mean[i] + (1 - beta2) * square;
      }
      return mean;
    }
    double[] r = tensor.state("r");
    double[] c = tensor.state("c");
    for (int i = 0; i < rows; i++) {
      r[i] *= beta2;
    }
    for (int j = 0; j < columns; j++) {
      c[j] *= beta2;
    }
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double g = tensor.gradient[i * columns + j];
        r[i] += (1 - beta2) * (g * g + epsilon1);
        c[j] += (1 - beta2) * (g * g + epsilon1);
      }
    }
    double sum = Arrays.stream(r).sum();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        v[i * columns + j] = r[i] * c[j] / sum;
      }
    }
    return v;
  }

  /** Jordan (2024), with the polynomial on matrices of outputs by inputs. */
  static NaiveModel of(Muon o) {
    return NaiveModel.each(
        (tensor, rate, t) -> {
          boolean matrix = tensor.weight && tensor.shape.length > 1;
          double[] step =
              matrix
                  ? orthogonalStep(o, tensor)
                  : adam(tensor, t, o.beta1(), o.beta2(), o.epsilon());
          double own = matrix ? rate : o.rateRatio() * rate;
          double decay = NaiveModels.share(o.weightDecay(), tensor, own);
          for (int i = 0; i < step.length; i++) {
            tensor.theta[i] -= own * step[i] + decay * tensor.theta[i];
          }
        });
  }

  private static double[] orthogonalStep(Muon o, NaiveTensor tensor) {
    double[] m = tensor.state("m");
    double[] b = new double[m.length];
    for (int i = 0; i < m.length; i++) {
      m[i] = o.momentum() * m[i] + (1 - o.momentum()) * tensor.gradient[i];
      b[i] = o.momentum() * m[i] + (1 - o.momentum()) * tensor.gradient[i];
    }
    int first = tensor.shape[0];
    int rest = b.length / first;
    boolean kernel = tensor.shape.length > 2;
    double outputs = kernel ? first : rest;
    double inputs = kernel ? rest : first;
    double scale =
        o.scale() == MuonScale.ASPECT
            ? Math.sqrt(Math.max(1, outputs / inputs))
            : 0.2 * Math.sqrt(Math.max(outputs, inputs));
    double[][] x = NaiveMatrix.newtonSchulz(NaiveMatrix.rows(b, first), o.iterations());
    double[] step = new double[b.length];
    for (int i = 0; i < first; i++) {
      for (int j = 0; j < rest; j++) {
        step[i * rest + j] = scale * x[i][j];
      }
    }
    return step;
  }

  /** The step of Adam for a rate of 1. */
  private static double[] adam(
      NaiveTensor tensor, int t, double beta1, double beta2, double epsilon) {
    double[] m = tensor.state("m");
    double[] v = tensor.state("v");
    double[] r = new double[m.length];
    for (int i = 0; i < r.length; i++) {
      double g = tensor.gradient[i];
      m[i] = beta1 * m[i] + (1 - beta1) * g;
      v[i] = beta2 * v[i] + (1 - beta2) * g * g;
      double mHat = m[i] / (1 - Math.pow(beta1, t));
      r[i] = mHat / (Math.sqrt(v[i] / (1 - Math.pow(beta2, t))) + epsilon);
    }
    return r;
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
  }

  private static double rms(double[] values) {
    return norm(values) / Math.sqrt(values.length);
  }
}
