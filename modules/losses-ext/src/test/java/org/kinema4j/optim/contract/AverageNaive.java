package org.kinema4j.optim.contract;

import org.kinema4j.optim.AdamW;
import org.kinema4j.optim.Average;
import org.kinema4j.optim.Averaged;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.Lookahead;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.Prodigy;
import org.kinema4j.optim.ScheduleFreeAdamW;
import org.kinema4j.optim.ScheduleFreeSgd;

/**
 * The recurrences of the papers for averages, with the sequences that the papers name. Each leaves
 * the weights to evaluate in the state {@value #EVALUATED}.
 */
final class AverageNaive {

  static final String EVALUATED = "evaluated";

  private AverageNaive() {}

  /** Any of the optimizers here and those within. */
  static NaiveModel of(Optimizer o) {
    if (o instanceof Lookahead lookahead) {
      return lookahead(lookahead);
    } else if (o instanceof Averaged averaged) {
      return averaged(averaged);
    } else if (o instanceof ScheduleFreeAdamW free) {
      return free(free);
    } else if (o instanceof ScheduleFreeSgd free) {
      return free(free);
    } else if (o instanceof Prodigy prodigy) {
      return prodigy(prodigy);
    } else if (o instanceof AdamW adam) {
      return NaiveModels.of(adam);
    } else if (o instanceof Decayed decayed) {
      double momentum = ((Momentum) decayed.optimizer()).momentum();
      return NaiveModels.heavyBall(decayed.weightDecay(), momentum);
    }
    return NaiveModels.heavyBall(Decay.coupled(0), ((Momentum) o).momentum());
  }

  /** Defazio et al. (2024), equations 1 to 3, with the weights of section 4. */
  private static NaiveModel free(ScheduleFreeSgd o) {
    double[] squares = {0};
    return (tensors, rate, t) -> {
      squares[0] += rate * rate;
      for (NaiveTensor tensor : tensors) {
        double[] lost = tensor.gradient.clone();
        for (int i = 0; i < lost.length; i++) {
          lost[i] *= rate;
        }
        freeStep(tensor, lost, o.beta(), rate * rate / squares[0], t);
      }
    };
  }

  /** The same, algorithm 1, with the bias of v corrected where it divides. */
  private static NaiveModel free(ScheduleFreeAdamW o) {
    double[] squares = {0};
    return (tensors, rate, t) -> {
      squares[0] += rate * rate;
      for (NaiveTensor tensor : tensors) {
        double[] v = tensor.state("v");
        double[] lost = new double[v.length];
        double share = NaiveModels.share(o.weightDecay(), tensor, rate);
        for (int i = 0; i < lost.length; i++) {
          double g = tensor.gradient[i];
          v[i] = o.beta2() * v[i] + (1 - o.beta2()) * g * g;
          double vHat = v[i] / (1 - Math.pow(o.beta2(), t));
          lost[i] = rate * g / (Math.sqrt(vHat) + o.epsilon()) + share * tensor.theta[i];
        }
        freeStep(tensor, lost, o.beta(), rate * rate / squares[0], t);
      }
    };
  }

  private static void freeStep(NaiveTensor y, double[] lost, double beta, double c, int t) {
    double[] x = y.state("x");
    double[] z = y.state("z");
    for (int i = 0; i < lost.length; i++) {
      if (t == 1) {
        x[i] = y.theta[i];
        z[i] = y.theta[i];
      }
      z[i] -= lost[i];
      x[i] = (1 - c) * x[i] + c * z[i];
      y.theta[i] = (1 - beta) * z[i] + beta * x[i];
    }
    copy(x, y.state(EVALUATED));
  }

  /** Mishchenko and Defazio (2024), algorithm 4, as their program has it. */
  private static NaiveModel prodigy(Prodigy o) {
    double[] d = {o.d0(), o.d0(), 0}; // the distance, the largest estimate, the numerator
    return (tensors, rate, t) -> {
      double before = d[0];
      double now = before * rate;
      double numerator = o.beta3() * d[2];
      double denominator = 0;
      for (NaiveTensor tensor : tensors) {
        double[] start = tensor.state("start");
        double[] m = tensor.state("m");
        double[] v = tensor.state("v");
        double[] s = tensor.state("s");
        for (int i = 0; i < m.length; i++) {
          double g = tensor.gradient[i];
          start[i] = t == 1 ? tensor.theta[i] : start[i];
          numerator += before / o.d0() * now * g * (start[i] - tensor.theta[i]);
          m[i] = o.beta1() * m[i] + (1 - o.beta1()) * before * g;
          v[i] = o.beta2() * v[i] + (1 - o.beta2()) * before * before * g * g;
          s[i] = o.beta3() * s[i] + before / o.d0() * (o.safeguard() ? before : now) * g;
          denominator += Math.abs(s[i]);
        }
      }
      d[2] = numerator;
      double estimate = o.factor() * numerator / denominator;
      d[0] = before == o.d0() ? Math.max(before, estimate) : before;
      d[1] = Math.max(d[1], estimate);
      d[0] = Math.min(d[1], d[0] * o.growth());
      for (NaiveTensor tensor : tensors) {
        double[] m = tensor.state("m");
        double[] v = tensor.state("v");
        double share = NaiveModels.share(o.weightDecay(), tensor, now);
        for (int i = 0; i < m.length; i++) {
          double step = now * m[i] / (Math.sqrt(v[i]) + d[0] * o.epsilon());
          tensor.theta[i] -= step + share * tensor.theta[i];
        }
      }
    };
  }

  /** Zhang et al. (2019), algorithm 1. */
  private static NaiveModel lookahead(Lookahead o) {
    NaiveModel fast = of(o.optimizer());
    return (tensors, rate, t) -> {
      if (t == 1) {
        tensors.forEach(tensor -> copy(tensor.theta, tensor.state("phi")));
      }
      fast.step(tensors, rate, t);
      for (NaiveTensor tensor : tensors) {
        double[] phi = tensor.state("phi");
        for (int i = 0; i < phi.length && t % o.steps() == 0; i++) {
          phi[i] += o.alpha() * (tensor.theta[i] - phi[i]);
          tensor.theta[i] = phi[i];
        }
        copy(phi, tensor.state(EVALUATED));
      }
    };
  }

  /** A mean of the weights so far, or an average that forgets, with its warm-up. */
  private static NaiveModel averaged(Averaged o) {
    NaiveModel inner = of(o.optimizer());
    Average average = o.average();
    int[] taken = {0};
    return (tensors, rate, t) -> {
      tensors.forEach(tensor -> copy(tensor.theta, tensor.state("before")));
      inner.step(tensors, rate, t);
      boolean takes = t >= average.start() && (t - average.start()) % average.every() == 0;
      taken[0] += takes ? 1 : 0;
      int n = taken[0];
      for (NaiveTensor tensor : tensors) {
        double[] a = tensor.state("average of " + System.identityHashCode(o));
        if (n == 1 && takes) {
          copy(tensor.state("before"), a);
        }
        for (int i = 0; i < a.length && takes; i++) {
          a[i] = next(average, a[i], tensor.theta[i], n);
        }
        copy(n == 0 ? tensor.theta : a, tensor.state(EVALUATED));
      }
    };
  }

  private static double next(Average average, double a, double theta, int n) {
    double decay =
        switch (average.weighting()) {
          case EQUAL -> (n - 1.0) / n;
          case EXPONENTIAL -> average.decay();
          case WARMED_UP_EXPONENTIAL -> Math.min(average.decay(), (1.0 + n) / (10.0 + n));
        };
    return decay * a + (1 - decay) * theta;
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }
}
