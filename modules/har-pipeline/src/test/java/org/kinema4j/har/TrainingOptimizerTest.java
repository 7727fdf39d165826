package org.kinema4j.har;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinema4j.har.config.ClippingConfig;
import org.kinema4j.har.config.PartConfig;
import org.kinema4j.har.config.RateConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.optim.Accumulated;
import org.kinema4j.optim.Average;
import org.kinema4j.optim.Averaged;
import org.kinema4j.optim.Clipped;
import org.kinema4j.optim.Clipping;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.Lion;
import org.kinema4j.optim.Lookahead;
import org.kinema4j.optim.Momentum;
import org.kinema4j.optim.SharpnessAware;
import org.kinema4j.optim.schedule.CosineDecay;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

class TrainingOptimizerTest {

  private static final int BATCHES = 8;
  private static final TrainingConfig PLAIN = TrainingConfig.DEFAULT.withEpochs(10);
  private static final TrainingConfig LION = PLAIN.withOptimizer(PartConfig.of("lion"));

  private static IUpdater of(TrainingConfig config) {
    return TrainingOptimizer.of(config, BATCHES);
  }

  private static PartConfig part(String type, Map<String, Object> parameters) {
    return new PartConfig(type, parameters);
  }

  @Test
  void byDefaultItIsPlainAdam() {
    assertThat(of(PLAIN)).isEqualTo(new Adam(1e-3));
    assertThat(of(PLAIN.withLearningRate(0.5))).isEqualTo(new Adam(0.5));
    assertThat(of(PLAIN.withSchedule(PartConfig.of("CosineDecay"))))
        .isEqualTo(
            Adam.builder()
                .learningRate(1e-3)
                .learningRateSchedule(new CosineDecay(1e-3, 80))
                .build());
  }

  @Test
  void anOptimizerHasItsOwnRateUnlessItIsGiven() {
    assertThat(of(LION)).isEqualTo(new Lion());
    assertThat(of(LION.withLearningRate(0.5))).isEqualTo(new Lion(0.5));
    assertThat(of(PLAIN.withOptimizer(part("Lion", Map.of("learningRate", 0.5, "beta1", 0.5)))))
        .isEqualTo(new Lion(0.5).withBeta1(0.5));
    assertThat(of(LION.withSchedule(PartConfig.of("CosineDecay"))))
        .isEqualTo(new Lion(new CosineDecay(Lion.DEFAULT_LEARNING_RATE, 80)));
    assertThat(of(LION.withLearningRate(0.5).withSchedule(PartConfig.of("CosineDecay"))))
        .isEqualTo(new Lion(new CosineDecay(0.5, 80)));
  }

  @Test
  void anOptimizerMayGoAroundAnother() {
    PartConfig decayed =
        part("Decayed", Map.of("optimizer", "Lion", "weightDecay", Map.of("coefficient", 0.5)));
    TrainingConfig config = PLAIN.withOptimizer(decayed).withLearningRate(0.1);

    assertThatThrownBy(() -> of(config))
        .hasMessage("timesLearningRate of Decay must be given, received none");
    assertThat(
            of(
                config.withOptimizer(
                    part("Decayed", Map.of("optimizer", "Lion", "weightDecay", 0.5)))))
        .isEqualTo(new Decayed(new Lion(0.1), Decay.coupled(0.5)));
  }

  /** A schedule counts steps; an average, outside, batches. */
  @Test
  void schedulesOfAccumulatedGradientsAreShorter() {
    PartConfig four =
        part("Lookahead", Map.of("optimizer", new Accumulated(new Momentum(), 4), "steps", 8));
    IUpdater updater =
        of(
            PLAIN
                .withOptimizer(four)
                .withSchedule(PartConfig.of("CosineDecay"))
                .withAverage(PartConfig.of("swa")));

    CosineDecay cosine = new CosineDecay(Momentum.DEFAULT_LEARNING_RATE, 20);
    Lookahead lookahead = new Lookahead(new Accumulated(new Momentum(cosine), 4)).withSteps(8);
    assertThat(updater).isEqualTo(new Averaged(lookahead, Average.stochastic(64, 8)));
  }

  @Test
  void clippingGoesWithinSharpnessAwareMinimization() {
    PartConfig sam = part("Decayed", Map.of("optimizer", "Lion", "weightDecay", 0.5));
    assertThat(of(PLAIN.withOptimizer(sam).withClipping(ClippingConfig.of(2))))
        .isEqualTo(new Clipped(new Decayed(new Lion(), 0.5), Clipping.byGlobalNorm(2)));
    assertThat(TrainingOptimizer.clipped(new SharpnessAware(new Lion()), ClippingConfig.of(2)))
        .isEqualTo(new SharpnessAware(new Clipped(new Lion(), Clipping.byGlobalNorm(2))));
    assertThat(
            TrainingOptimizer.clipped(
                new Averaged(new SharpnessAware(new Lion(), 0.5)), ClippingConfig.of(2)))
        .isEqualTo(
            new Averaged(
                new SharpnessAware(new Clipped(new Lion(), Clipping.byGlobalNorm(2)), 0.5)));
  }

  @Test
  void theRateOfAnOptimizerWithinIsGivenOnceToo() {
    Map<String, Object> lion = Map.of("type", "Lion", "learningRate", 0.5);
    PartConfig decayed = part("Decayed", Map.of("optimizer", lion, "weightDecay", 0.5));
    PartConfig around =
        part(
            "Clipped",
            Map.of(
                "optimizer",
                Map.of("type", "Decayed", "optimizer", lion, "weightDecay", 0.5),
                "clipping",
                1));

    assertThat(of(PLAIN.withOptimizer(decayed))).isEqualTo(new Decayed(new Lion(0.5), 0.5));
    assertThat(of(PLAIN.withOptimizer(around.without("learningRate")).withLearningRate(0.25)))
        .isEqualTo(new Clipped(new Decayed(new Lion(0.25), 0.5), Clipping.byGlobalNorm(1)));
    for (PartConfig optimizer : new PartConfig[] {decayed, around}) {
      assertThatThrownBy(() -> of(PLAIN.withOptimizer(optimizer).withLearningRate(0.25)))
          .hasMessage(
              "learningRate must be given once, received 0.25 at training.learningRate and 0.5 at"
                  + " training.optimizer");
    }
  }

  @Test
  void anAverageMayCountSteps() {
    Map<String, Object> averaged = Map.of("type", "Averaged", "optimizer", "Lion");
    Map<String, Object> decay =
        Map.of("coefficient", 0.0001, "timesLearningRate", false, "everywhere", false);

    assertThat(
            of(
                PLAIN.withOptimizer(
                    part("Accumulated", Map.of("optimizer", averaged, "batches", 4)))))
        .isEqualTo(new Accumulated(new Averaged(new Lion()), 4));
    assertThat(
            of(
                PLAIN.withOptimizer(
                    part("Decayed", Map.of("optimizer", "Lion", "weightDecay", decay)))))
        .isEqualTo(new Decayed(new Lion(), Decay.independent(0.0001)));
  }

  @Test
  void onlyOurOptimizersGoWithinOthers() {
    assertThatThrownBy(
            () ->
                of(
                    PLAIN.withOptimizer(
                        part("Decayed", Map.of("optimizer", "Adam", "weightDecay", 0.5)))))
        .hasMessage(
            "optimizer within Decayed must be Kinema4J's, received Adam: Deeplearning4j's own"
                + " optimizers cannot be within others; AdamW with weightDecay 0 is Adam");
  }

  @Test
  void gradientsAreClipped() {
    assertThat(of(LION.withClipping(ClippingConfig.of(2))))
        .isEqualTo(new Clipped(new Lion(), Clipping.byGlobalNorm(2)));
    assertThat(of(LION.withClipping(new ClippingConfig(ClippingConfig.Rule.VALUE, 2))))
        .isEqualTo(new Clipped(new Lion(), Clipping.byValue(2)));
    assertThat(of(LION.withClipping(new ClippingConfig(ClippingConfig.Rule.ADAPTIVE, 2))))
        .isEqualTo(new Clipped(new Lion(), Clipping.adaptive(2)));
  }

  @Test
  void weightsAreAveraged() {
    assertThat(of(LION.withAverage(PartConfig.of("ema"))))
        .isEqualTo(new Averaged(new Lion(), Average.exponential(0.999)));
    assertThat(of(LION.withAverage(part("EMA", Map.of("decay", 0.9, "start", "2 epochs")))))
        .isEqualTo(new Averaged(new Lion(), Average.exponential(0.9).withStart(16)));
    assertThat(of(LION.withAverage(PartConfig.of("swa"))))
        .isEqualTo(new Averaged(new Lion(), Average.stochastic(64, 8)));
    assertThat(of(LION.withAverage(part("swa", Map.of("start", "2 epochs", "every", 1)))))
        .isEqualTo(new Averaged(new Lion(), Average.stochastic(16, 1)));
    assertThat(of(LION.withAverage(part("lookahead", Map.of("alpha", 0.25)))))
        .isEqualTo(new Lookahead(new Lion()).withAlpha(0.25));
    assertThat(of(LION.withClipping(ClippingConfig.of(2)).withAverage(PartConfig.of("lookahead"))))
        .isEqualTo(new Lookahead(new Clipped(new Lion(), Clipping.byGlobalNorm(2))));
  }

  @Test
  void completesNameParametersAndRate() {
    TrainingConfig complete =
        TrainingOptimizer.complete(
            PLAIN.withOptimizer(part("lion", Map.of("beta1", 0.5, "learningRate", 0.125))));

    assertThat(complete.optimizer())
        .isEqualTo(part("Lion", Map.of("beta1", 0.5, "beta2", Lion.DEFAULT_BETA2)));
    assertThat(complete.learningRate()).isEqualTo(RateConfig.of(0.125));
    assertThat(TrainingOptimizer.complete(complete)).isEqualTo(complete);
    assertThat(TrainingOptimizer.complete(PLAIN)).isEqualTo(PLAIN.withLearningRate(1e-3));
    TrainingConfig around =
        TrainingOptimizer.complete(
            PLAIN
                .withOptimizer(part("Decayed", Map.of("optimizer", "Lion", "weightDecay", 0.5)))
                .withLearningRate(0.25));
    assertThat(of(around)).isEqualTo(new Decayed(new Lion(0.25), 0.5));
    assertThat(TrainingOptimizer.complete(around)).isEqualTo(around);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yogi | epsilon | epsilon must be in (0, \u221e), received 0.0",
        "lion | beta | parameter of Lion must be one of learningRate, beta1, beta2, received beta;"
            + " did you mean beta1?",
        "adam | beta1 | parameter of adam must be one of learningRate, received beta1",
      })
  void refusesWhatCanBeRefusedWithoutData(String optimizer, String parameter, String message) {
    TrainingConfig config = PLAIN.withOptimizer(part(optimizer, Map.of(parameter, 0)));

    assertThatThrownBy(() -> TrainingOptimizer.complete(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesWhatDoesNotFit() {
    TrainingConfig twice =
        PLAIN.withOptimizer(part("Lion", Map.of("learningRate", 0.5))).withLearningRate(0.25);
    assertThatThrownBy(() -> of(twice))
        .hasMessage(
            "learningRate must be given once, received 0.25 at training.learningRate and 0.5 at"
                + " training.optimizer");
    assertThatThrownBy(
            () ->
                of(
                    PLAIN.withOptimizer(
                        part(
                            "Lion",
                            Map.of("learningRate", Map.of("type", "Constant", "value", 1))))))
        .hasMessage(
            "learningRate of training.optimizer must be a number, received a schedule; it has its"
                + " place at training.schedule");
    assertThatThrownBy(() -> of(PLAIN.withClipping(ClippingConfig.of(1))))
        .hasMessageStartingWith(
            "clipping must be none for adam, which is Deeplearning4j's, or the optimizer one of"
                + " Momentum, ");
    assertThatThrownBy(() -> of(PLAIN.withAverage(PartConfig.of("ema"))))
        .hasMessageStartingWith("average must be none for adam, ");
    assertThatThrownBy(() -> of(LION.withAverage(PartConfig.of("mean"))))
        .hasMessage("average must be one of ema, swa, lookahead, received mean");
    assertThatThrownBy(() -> of(LION.withAverage(part("ema", Map.of("decai", 1)))))
        .hasMessage(
            "parameter of Average must be one of weighting, decay, start, every, received decai;"
                + " did you mean decay?");
  }
}
