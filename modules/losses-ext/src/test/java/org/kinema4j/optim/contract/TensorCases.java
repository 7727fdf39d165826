package org.kinema4j.optim.contract;

import java.util.stream.Stream;
import org.kinema4j.optim.Adafactor;
import org.kinema4j.optim.AdafactorStepSize;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.Lamb;
import org.kinema4j.optim.Lars;
import org.kinema4j.optim.Muon;
import org.kinema4j.optim.MuonScale;

/** The optimizers that step array by array, with their defaults and with other values. */
final class TensorCases {

  private TensorCases() {}

  static Stream<ModelCase> all() {
    return Stream.concat(adapted(), shaped());
  }

  private static Stream<ModelCase> adapted() {
    return Stream.of(
        lamb(new Lamb()),
        lamb(
            new Lamb(0.1)
                .withBeta1(0.7)
                .withBeta2(0.9)
                .withEpsilon(0.01)
                .withWeightDecay(Decay.coupled(0.3).withBiasesAndGains())),
        lamb(new Lamb(0.1).withWeightDecay(Decay.independent(0.1))),
        lamb(new Lamb(0.1).withWeightDecay(0)),
        lars(new Lars()),
        lars(
            new Lars(0.5)
                .withMomentum(0.6)
                .withTrust(0.1)
                .withWeightDecay(Decay.coupled(0.3).withBiasesAndGains())),
        lars(new Lars(0.1).withWeightDecay(Decay.independent(0.1))),
        lars(new Lars(0.1).withWeightDecay(0)));
  }

  private static Stream<ModelCase> shaped() {
    return Stream.of(
        adafactor(new Adafactor(), 1),
        adafactor(
            new Adafactor(0.7)
                .withBeta1(0.6)
                .withDecayExponent(0.5)
                .withThreshold(0.4)
                .withEpsilon1(0.01)
                .withEpsilon2(0.8),
            2),
        adafactor(new Adafactor(0.5).withStepSize(AdafactorStepSize.RELATIVE), 1),
        adafactor(new Adafactor(0.1).withStepSize(AdafactorStepSize.SCALED), 1),
        adafactor(new Adafactor(0.1).withStepSize(AdafactorStepSize.GIVEN), 1),
        muon(new Muon()),
        muon(
            new Muon(0.1)
                .withMomentum(0.6)
                .withIterations(2)
                .withScale(MuonScale.ADAM)
                .withWeightDecay(Decay.coupled(0.2).withBiasesAndGains())
                .withOthers(0.5, 0.7, 0.8, 0.01)),
        muon(new Muon(0.1).withWeightDecay(Decay.independent(0.1))));
  }

  private static ModelCase lamb(Lamb o) {
    return ModelCase.of(o, 2, 0.01, () -> TensorNaive.of(o));
  }

  private static ModelCase lars(Lars o) {
    return ModelCase.of(o, 1, 1, () -> TensorNaive.of(o));
  }

  private static ModelCase adafactor(Adafactor o, int arrays) {
    return ModelCase.of(o, arrays, 0.01, () -> TensorNaive.of(o));
  }

  private static ModelCase muon(Muon o) {
    return ModelCase.of(o, 2, 0.01, () -> TensorNaive.of(o));
  }
}
