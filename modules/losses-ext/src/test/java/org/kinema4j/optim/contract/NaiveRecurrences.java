package org.kinema4j.optim.contract;

import org.kinema4j.optim.ADOPT;
import org.kinema4j.optim.AdaBelief;
import org.kinema4j.optim.AdaBound;
import org.kinema4j.optim.Adan;
import org.kinema4j.optim.AdaptiveGains;
import org.kinema4j.optim.Centring;
import org.kinema4j.optim.Ftrl;
import org.kinema4j.optim.Lion;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.NAdam;
import org.kinema4j.optim.QHAdam;
import org.kinema4j.optim.RAdam;
import org.kinema4j.optim.RmsPropMomentum;
import org.kinema4j.optim.Rprop;
import org.kinema4j.optim.ScheduleFreeSgd;
import org.kinema4j.optim.Yogi;

/** The recurrences of the papers, a line an equation. */
final class NaiveRecurrences {

  private NaiveRecurrences() {}

  static Naive of(Momentum o) {
    return (s, g, rate, t) -> {
      s[0] = o.momentum() * s[0] + rate * g;
      return s[0];
    };
  }

  /** Dozat (2016), algorithm 2, with the schedule of the momentum in its section 3.2. */
  static Naive of(NAdam o) {
    return (s, g, rate, t) -> {
      double now = o.beta1() * (1 - 0.5 * Math.pow(0.96, t * o.momentumDecay()));
      double next = o.beta1() * (1 - 0.5 * Math.pow(0.96, (t + 1) * o.momentumDecay()));
      s[2] *= now;
      s[0] = o.beta1() * s[0] + (1 - o.beta1()) * g;
      s[1] = o.beta2() * s[1] + (1 - o.beta2()) * g * g;
      double gHat = g / (1 - s[2]);
      double mHat = s[0] / (1 - s[2] * next);
      double vHat = s[1] / (1 - Math.pow(o.beta2(), t));
      return rate * ((1 - now) * gHat + next * mHat) / (Math.sqrt(vHat) + o.epsilon());
    };
  }

  /** Liu et al. (2020), algorithm 2, with PyTorch's threshold and epsilon. */
  static Naive of(RAdam o) {
    return (s, g, rate, t) -> {
      double b2t = Math.pow(o.beta2(), t);
      s[0] = o.beta1() * s[0] + (1 - o.beta1()) * g;
      s[1] = o.beta2() * s[1] + (1 - o.beta2()) * g * g;
      double mHat = s[0] / (1 - Math.pow(o.beta1(), t));
      double rhoInf = 2 / (1 - o.beta2()) - 1;
      double rho = rhoInf - 2 * t * b2t / (1 - b2t);
      if (rho <= 5) {
        return rate * mHat;
      }
      double r = Math.sqrt((rho - 4) * (rho - 2) * rhoInf / ((rhoInf - 4) * (rhoInf - 2) * rho));
      return rate * r * mHat * Math.sqrt(1 - b2t) / (Math.sqrt(s[1]) + o.epsilon());
    };
  }

  /** Zhuang et al. (2020), algorithm 2. */
  static Naive of(AdaBelief o) {
    return (s, g, rate, t) -> {
      s[0] = o.beta1() * s[0] + (1 - o.beta1()) * g;
      s[1] = o.beta2() * s[1] + (1 - o.beta2()) * Math.pow(g - s[0], 2) + o.epsilon();
      double mHat = s[0] / (1 - Math.pow(o.beta1(), t));
      double sHat = s[1] / (1 - Math.pow(o.beta2(), t));
      return rate * mHat / (Math.sqrt(sHat) + o.epsilon());
    };
  }

  /** Luo et al. (2019), algorithm 2 and appendix, with the bias correction of their program. */
  static Naive of(AdaBound o) {
    return (s, g, rate, t) -> {
      s[0] = o.beta1() * s[0] + (1 - o.beta1()) * g;
      s[1] = o.beta2() * s[1] + (1 - o.beta2()) * g * g;
      double end = o.finalRatio() * rate;
      double low = end * (1 - 1 / (o.convergence() * t + 1));
      double high = end * (1 + 1 / (o.convergence() * t));
      double size = rate * Math.sqrt(1 - Math.pow(o.beta2(), t)) / (1 - Math.pow(o.beta1(), t));
      double own = size / (Math.sqrt(s[1]) + o.epsilon());
      return Math.min(Math.max(own, low), high) * s[0];
    };
  }

  /** Zaheer et al. (2018), algorithm 2. */
  static Naive of(Yogi o) {
    return (s, g, rate, t) -> {
      s[0] = o.beta1() * s[0] + (1 - o.beta1()) * g;
      s[1] = s[1] - (1 - o.beta2()) * Math.signum(s[1] - g * g) * g * g;
      return rate * s[0] / (Math.sqrt(s[1]) + o.epsilon());
    };
  }

  /** Taniguchi et al. (2024), algorithm 2; its step 0 is step 1 here. */
  static Naive of(ADOPT o) {
    return (s, g, rate, t) -> {
      if (t == 1) {
        s[1] = g * g;
        return 0;
      }
      double bound = Math.pow(t - 1, 0.25);
      double normal = g / Math.max(Math.sqrt(s[1]), o.epsilon());
      s[0] = o.beta1() * s[0] + (1 - o.beta1()) * Math.max(-bound, Math.min(bound, normal));
      s[1] = o.beta2() * s[1] + (1 - o.beta2()) * g * g;
      return rate * s[0];
    };
  }

  /** Xie et al. (2022), algorithm 1, with the bias correction of their program. */
  static Naive of(Adan o) {
    return (s, g, rate, t) -> {
      double d = t == 1 ? 0 : g - s[3];
      s[3] = g;
      s[0] = o.beta1() * s[0] + (1 - o.beta1()) * g;
      s[1] = o.beta2() * s[1] + (1 - o.beta2()) * d;
      s[2] = o.beta3() * s[2] + (1 - o.beta3()) * Math.pow(g + o.beta2() * d, 2);
      double mHat = s[0] / (1 - Math.pow(o.beta1(), t));
      double vHat = s[1] / (1 - Math.pow(o.beta2(), t));
      double nHat = s[2] / (1 - Math.pow(o.beta3(), t));
      return rate * (mHat + o.beta2() * vHat) / (Math.sqrt(nHat) + o.epsilon());
    };
  }

  /** Ma and Yarats (2019), section 4. */
  static Naive of(QHAdam o) {
    return (s, g, rate, t) -> {
      s[0] = o.beta1() * s[0] + (1 - o.beta1()) * g;
      s[1] = o.beta2() * s[1] + (1 - o.beta2()) * g * g;
      double mHat = s[0] / (1 - Math.pow(o.beta1(), t));
      double vHat = s[1] / (1 - Math.pow(o.beta2(), t));
      double root = Math.sqrt((1 - o.nu2()) * g * g + o.nu2() * vHat);
      return rate * ((1 - o.nu1()) * g + o.nu1() * mHat) / (root + o.epsilon());
    };
  }

  /** Graves (2013), equations 38 to 41, with epsilon and rate where PyTorch has them. */
  static Naive of(RmsPropMomentum o) {
    return (s, g, rate, t) -> {
      s[0] = o.decay() * s[0] + (1 - o.decay()) * g * g;
      s[2] = o.centring() == Centring.UNCENTRED ? 0 : o.decay() * s[2] + (1 - o.decay()) * g;
      double root = Math.sqrt(Math.max(0, s[0] - s[2] * s[2]));
      s[1] = o.momentum() * s[1] + g / (root + o.epsilon());
      return rate * s[1];
    };
  }

  /** Chen et al. (2023), program 1, without decay. */
  static Naive of(Lion o) {
    return (s, g, rate, t) -> {
      double direction = Math.signum(o.beta1() * s[0] + (1 - o.beta1()) * g);
      s[0] = o.beta2() * s[0] + (1 - o.beta2()) * g;
      return rate * direction;
    };
  }

  /** Igel and Hüsken (2003), iRprop-; sizes in learning rates. */
  static Naive of(Rprop o) {
    return (s, g, rate, t) -> {
      double product = g * s[1];
      double kept = g;
      if (product > 0) {
        s[0] = Math.min(s[0] * o.increase(), o.maximum());
      } else if (product < 0) {
        s[0] = Math.max(s[0] * o.decrease(), o.minimum());
        kept = 0;
      }
      s[1] = kept;
      return rate * s[0] * Math.signum(kept);
    };
  }

  /** The lecture's rule of gains. */
  static Naive of(AdaptiveGains o) {
    return (s, g, rate, t) -> {
      double product = g * s[1];
      if (product > 0) {
        s[0] += o.gainStep();
      } else if (product < 0) {
        s[0] *= 1 - o.gainStep();
      }
      s[0] = Math.min(Math.max(s[0], o.minimum()), o.maximum());
      s[1] = g;
      return rate * s[0] * g;
    };
  }

  /** McMahan et al. (2013), algorithm 1, with the weight kept beside it; s is z, n, w, rate. */
  static Naive of(Ftrl o) {
    return (s, g, rate, t) -> {
      if (rate == 0) {
        return 0;
      }
      double before = s[2];
      double inverse = (o.beta() + Math.sqrt(s[1] + g * g)) / rate;
      double sigma = inverse - (o.beta() + Math.sqrt(s[1])) / (t == 1 ? rate : s[3]);
      s[0] += g - sigma * before;
      s[1] += g * g;
      s[2] =
          Math.abs(s[0]) <= o.l1() ? 0 : -(s[0] - Math.signum(s[0]) * o.l1()) / (inverse + o.l2());
      s[3] = rate;
      return before - s[2];
    };
  }

  /** Defazio et al. (2024), equations 1 to 3; s is x, z and the sum of the squared rates. */
  static Naive of(ScheduleFreeSgd o) {
    return (s, g, rate, t) -> {
      double y = (1 - o.beta()) * s[1] + o.beta() * s[0];
      s[1] -= rate * g;
      s[2] += rate * rate;
      double c = s[2] == 0 ? 0 : rate * rate / s[2];
      s[0] = (1 - c) * s[0] + c * s[1];
      return y - ((1 - o.beta()) * s[1] + o.beta() * s[0]);
    };
  }
}
