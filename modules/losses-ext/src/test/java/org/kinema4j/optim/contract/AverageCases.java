package org.kinema4j.optim.contract;

import java.util.stream.Stream;
import org.kinema4j.optim.AdamW;
import org.kinema4j.optim.Average;
import org.kinema4j.optim.Averaged;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.Lookahead;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Prodigy;
import org.kinema4j.optim.ScheduleFreeAdamW;
import org.kinema4j.optim.ScheduleFreeSgd;

/** Optimizers that average weights, or keep those that they started from. */
final class AverageCases {

  private AverageCases() {}

  static Stream<ModelCase> all() {
    return Stream.of(
        free(new ScheduleFreeAdamW()),
        free(
            new ScheduleFreeAdamW(0.1)
                .withBeta(0.6)
                .withBeta2(0.9)
                .withEpsilon(0.01)
                .withWeightDecay(0.2)),
        free(
            new ScheduleFreeAdamW(0.1)
                .withWeightDecay(Decay.independent(0.1).withBiasesAndGains())),
        prodigy(new Prodigy(), 6),
        prodigy(new Prodigy(0.5).withD0(0.01).withFactor(2).withWeightDecay(0.1), 6),
        prodigy(
            new Prodigy(0.5)
                .withBeta1(0.5)
                .withBeta2(0.9)
                .withBeta3(0.8)
                .withEpsilon(0.01)
                .withD0(0.01)
                .withGrowth(1.3)
                .withSafeguard(true)
                .withWeightDecay(Decay.independent(0.01).withBiasesAndGains()),
            7),
        lookahead(new Lookahead(new Momentum(0.1)), 2),
        lookahead(new Lookahead(new Momentum(0.1), 3, 0.8), 2),
        lookahead(new Lookahead(new Momentum(0.1), 1, 0.3), 2),
        lookahead(new Lookahead(new Decayed(new Momentum(0.1), 0.2), 2, 0.5), 2),
        averaged(new Averaged(new Momentum(0.1)), 2),
        averaged(new Averaged(new AdamW(0.1), Average.stochastic(4, 3)), 3),
        averaged(new Averaged(new ScheduleFreeSgd(0.1), Average.exponential(0.9)), 3),
        averaged(new Averaged(new Averaged(new Lookahead(new AdamW(0.1)))), 5));
  }

  private static ModelCase free(ScheduleFreeAdamW o) {
    return ModelCase.of(o, 3, 0.05, () -> AverageNaive.of(o));
  }

  private static ModelCase prodigy(Prodigy o, int arrays) {
    return ModelCase.of(o, arrays, 1, () -> AverageNaive.of(o));
  }

  private static ModelCase lookahead(Lookahead o, int arrays) {
    return ModelCase.of(o, arrays, 0.05, () -> AverageNaive.of(o));
  }

  private static ModelCase averaged(Averaged o, int arrays) {
    return ModelCase.of(o, arrays, 0.05, () -> AverageNaive.of(o));
  }
}
