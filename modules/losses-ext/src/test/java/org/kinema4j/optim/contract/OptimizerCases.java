package org.kinema4j.optim.contract;

import java.util.stream.Stream;
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

/** Every optimizer of the catalog with its defaults, and once more with others. */
final class OptimizerCases {

  private OptimizerCases() {}

  static Stream<OptimizerCase> all() {
    return Stream.concat(byRule(), byMoments());
  }

  private static Stream<OptimizerCase> byRule() {
    return Stream.of(
        momentum(new Momentum()),
        momentum(new Momentum(0.2).withMomentum(0.5)),
        gains(new AdaptiveGains()),
        gains(new AdaptiveGains(0.05).withGainStep(0.3).withMinimum(0.8).withMaximum(1.5)),
        rprop(new Rprop()),
        rprop(new Rprop(0.1).withDecrease(0.3).withIncrease(1.5).withMinimum(0.4).withMaximum(2)),
        rms(new RmsPropMomentum(), 2),
        rms(
            new RmsPropMomentum(0.02)
                .withDecay(0.8)
                .withMomentum(0.6)
                .withEpsilon(0.01)
                .withCentring(Centring.CENTRED),
            3),
        lion(new Lion()),
        lion(new Lion(0.01).withBeta1(0.6).withBeta2(0.7)),
        ftrl(new Ftrl()),
        ftrl(new Ftrl(0.3).withBeta(0.5).withL1(0.2).withL2(0.1)),
        free(new ScheduleFreeSgd()),
        free(new ScheduleFreeSgd(0.2).withBeta(0.5)));
  }

  private static Stream<OptimizerCase> byMoments() {
    return Stream.of(
        nadam(new NAdam()),
        nadam(
            new NAdam(0.03).withBeta1(0.8).withBeta2(0.9).withEpsilon(0.01).withMomentumDecay(0.3)),
        radam(new RAdam()),
        radam(new RAdam(0.01).withBeta1(0.8).withBeta2(0.95).withEpsilon(0.01)),
        belief(new AdaBelief()),
        belief(new AdaBelief(0.01).withBeta1(0.7).withBeta2(0.9).withEpsilon(0.01)),
        bound(new AdaBound()),
        bound(
            new AdaBound(0.01)
                .withBeta1(0.7)
                .withBeta2(0.9)
                .withEpsilon(0.01)
                .withFinalRatio(2)
                .withConvergence(0.5)),
        yogi(new Yogi()),
        yogi(
            new Yogi(0.03)
                .withBeta1(0.7)
                .withBeta2(0.6)
                .withEpsilon(0.1)
                .withInitialAccumulator(0.5)),
        quasi(new QHAdam()),
        quasi(
            new QHAdam(0.01)
                .withBeta1(0.8)
                .withBeta2(0.9)
                .withNu1(0.4)
                .withNu2(0.6)
                .withEpsilon(0.01)),
        adan(new Adan()),
        adan(new Adan(0.01).withBeta1(0.8).withBeta2(0.7).withBeta3(0.6).withEpsilon(0.01)),
        adopt(new ADOPT()),
        adopt(new ADOPT(0.01).withBeta1(0.6).withBeta2(0.7).withEpsilon(0.4)));
  }

  private static OptimizerCase momentum(Momentum o) {
    return OptimizerCase.of(o, 1, 0.05, NaiveRecurrences.of(o), 0);
  }

  private static OptimizerCase gains(AdaptiveGains o) {
    return OptimizerCase.of(o, 2, 0.05, NaiveRecurrences.of(o), 1, 0);
  }

  private static OptimizerCase rprop(Rprop o) {
    return OptimizerCase.of(o, 2, 0.01, NaiveRecurrences.of(o), 1, 0);
  }

  private static OptimizerCase rms(RmsPropMomentum o, int arrays) {
    return OptimizerCase.of(o, arrays, 0.001, NaiveRecurrences.of(o), 0, 0, 0);
  }

  private static OptimizerCase lion(Lion o) {
    return OptimizerCase.of(o, 1, 0.002, NaiveRecurrences.of(o), 0);
  }

  private static OptimizerCase ftrl(Ftrl o) {
    return OptimizerCase.of(o, 3, 0.5, NaiveRecurrences.of(o), 0, 0, 0, 0);
  }

  private static OptimizerCase free(ScheduleFreeSgd o) {
    return OptimizerCase.of(o, 2, 0.1, NaiveRecurrences.of(o), 0, 0, 0);
  }

  private static OptimizerCase nadam(NAdam o) {
    return OptimizerCase.of(o, 2, 0.02, NaiveRecurrences.of(o), 0, 0, 1);
  }

  private static OptimizerCase radam(RAdam o) {
    return OptimizerCase.of(o, 2, 0.01, NaiveRecurrences.of(o), 0, 0);
  }

  private static OptimizerCase belief(AdaBelief o) {
    return OptimizerCase.of(o, 2, 0.02, NaiveRecurrences.of(o), 0, 0);
  }

  private static OptimizerCase bound(AdaBound o) {
    return OptimizerCase.of(o, 2, 0.001, NaiveRecurrences.of(o), 0, 0);
  }

  private static OptimizerCase yogi(Yogi o) {
    return OptimizerCase.of(o, 2, 0.02, NaiveRecurrences.of(o), 0, o.initialAccumulator());
  }

  private static OptimizerCase quasi(QHAdam o) {
    return OptimizerCase.of(o, 2, 0.02, NaiveRecurrences.of(o), 0, 0);
  }

  private static OptimizerCase adan(Adan o) {
    return OptimizerCase.of(o, 4, 0.01, NaiveRecurrences.of(o), 0, 0, 0, 0);
  }

  private static OptimizerCase adopt(ADOPT o) {
    return OptimizerCase.of(o, 2, 0.05, NaiveRecurrences.of(o), 0, 0);
  }
}
