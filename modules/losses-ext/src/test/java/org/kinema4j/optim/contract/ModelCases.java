package org.kinema4j.optim.contract;

import java.util.stream.Stream;
import org.kinema4j.optim.AdamW;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.Momentum;

/** Every optimizer that sees more than elements, with its defaults and once more with others. */
final class ModelCases {

  private ModelCases() {}

  static Stream<ModelCase> all() {
    return Stream.of(decaying(), TensorCases.all(), AverageCases.all(), StageCases.all())
        .flatMap(cases -> cases);
  }

  private static Stream<ModelCase> decaying() {
    return Stream.of(
        adamW(new AdamW()),
        adamW(
            new AdamW(0.1)
                .withBeta1(0.7)
                .withBeta2(0.9)
                .withEpsilon(0.01)
                .withWeightDecay(Decay.independent(0.1).withBiasesAndGains())),
        adamW(new AdamW(0.1).withWeightDecay(0)),
        decayed(new Decayed(new Momentum(0.1), 0.2), 0.9),
        decayed(new Decayed(new Momentum(0.1).withMomentum(0.3), Decay.independent(0.2)), 0.3));
  }

  private static ModelCase adamW(AdamW o) {
    return ModelCase.of(o, 2, 0.05, () -> NaiveModels.of(o));
  }

  private static ModelCase decayed(Decayed o, double momentum) {
    return ModelCase.of(o, 1, 0.05, () -> NaiveModels.heavyBall(o.weightDecay(), momentum));
  }
}
