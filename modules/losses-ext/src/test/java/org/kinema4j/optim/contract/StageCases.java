package org.kinema4j.optim.contract;

import static org.kinema4j.optim.contract.StageNaive.accumulated;
import static org.kinema4j.optim.contract.StageNaive.adaptive;
import static org.kinema4j.optim.contract.StageNaive.byValue;
import static org.kinema4j.optim.contract.StageNaive.centralized;
import static org.kinema4j.optim.contract.StageNaive.decayed;
import static org.kinema4j.optim.contract.StageNaive.momentum;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kinema4j.optim.Accumulated;
import org.kinema4j.optim.AdamW;
import org.kinema4j.optim.Centralized;
import org.kinema4j.optim.Clipped;
import org.kinema4j.optim.Clipping;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.Outputs;

/** What changes the gradients of one array of parameters before a step. */
final class StageCases {

  private static final Momentum MOMENTUM = new Momentum(0.1);
  private static final AdamW ADAM = new AdamW(0.1).withEpsilon(0.01).withWeightDecay(0.3);

  private StageCases() {}

  static Stream<ModelCase> all() {
    return Stream.of(clippedOrCentralized(), accumulating(), nested()).flatMap(s -> s);
  }

  private static Stream<ModelCase> clippedOrCentralized() {
    return Stream.of(
        one(new Clipped(MOMENTUM, Clipping.byValue(0.5)), 1, () -> byValue(0.5, momentum(0.9))),
        one(new Clipped(ADAM, Clipping.byValue(0.03)), 2, () -> byValue(0.03, adam())),
        one(
            new Clipped(MOMENTUM, Clipping.adaptive()),
            1,
            () -> adaptive(0.01, Outputs.OF_LAYERS, momentum(0.9))),
        one(
            new Clipped(ADAM, Clipping.adaptive(2).withOutputs(Outputs.FIRST)),
            2,
            () -> adaptive(2, Outputs.FIRST, adam())),
        one(
            new Clipped(MOMENTUM, Clipping.adaptive(2).withOutputs(Outputs.LAST)),
            1,
            () -> adaptive(2, Outputs.LAST, momentum(0.9))),
        one(
            new Centralized(MOMENTUM), 1, () -> centralized(Outputs.OF_LAYERS, momentum(0.9))),
        one(
            new Centralized(ADAM, Outputs.FIRST), 2, () -> centralized(Outputs.FIRST, adam())),
        one(
            new Centralized(MOMENTUM, Outputs.LAST),
            1,
            () -> centralized(Outputs.LAST, momentum(0.9))));
  }

  private static Stream<ModelCase> accumulating() {
    return Stream.of(
        one(new Accumulated(MOMENTUM, 1), 2, () -> accumulated(1, momentum(0.9))),
        one(new Accumulated(MOMENTUM, 3), 2, () -> accumulated(3, momentum(0.9))),
        one(new Accumulated(ADAM, 2), 3, () -> accumulated(2, adam())),
        one(
            new Accumulated(new Decayed(MOMENTUM, Decay.independent(0.2)), 3),
            2,
            () -> accumulated(3, decayed(Decay.independent(0.2), momentum(0.9)))),
        one(
            new Decayed(new Accumulated(MOMENTUM, 3), 0.2),
            2,
            () -> accumulated(3, decayed(Decay.coupled(0.2), momentum(0.9)))));
  }

  private static Stream<ModelCase> nested() {
    Clipping byValue = Clipping.byValue(0.2);
    return Stream.of(
        one(
            new Clipped(new Accumulated(MOMENTUM, 2), byValue),
            2,
            () -> byValue(0.2, accumulated(2, momentum(0.9)))),
        one(
            new Accumulated(new Clipped(MOMENTUM, byValue), 2),
            2,
            () -> accumulated(2, byValue(0.2, momentum(0.9)))),
        one(
            new Centralized(new Clipped(ADAM, byValue)),
            2,
            () -> centralized(Outputs.OF_LAYERS, byValue(0.2, adam()))),
        one(
            new Clipped(new Centralized(ADAM), byValue),
            2,
            () -> byValue(0.2, centralized(Outputs.OF_LAYERS, adam()))));
  }

  private static ModelCase one(Optimizer optimizer, int arrays, Supplier<NaiveModel> naive) {
    return ModelCase.of(optimizer, arrays, 0.05, naive);
  }

  private static NaiveModel adam() {
    return NaiveModels.of(ADAM);
  }
}
