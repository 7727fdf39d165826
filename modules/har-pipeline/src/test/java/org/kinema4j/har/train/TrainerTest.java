package org.kinema4j.har.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.Clips;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.dataset.WindowBatches;
import org.kinema4j.har.model.NetworkShape;
import org.kinema4j.har.model.Networks;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.har.window.SlidingWindows;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowSpec;
import org.kinema4j.losses.classification.CrossEntropy;
import org.kinema4j.losses.classification.FocalLoss;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class TrainerTest {

  private static final List<String> CLASSES = List.of("fast", "slow");
  private static final WindowSpec SPEC = new WindowSpec(24, 6, 0.8);

  private final List<Window> training = windows("a", 400, 1);
  private final List<Window> validation = windows("b", 200, 2);
  private final Standardizer standardizer = Standardizer.fit(training);

  @Test
  void learnsAndKeepsTheBestEpoch() {
    ComputationGraph network = network(7, 0.01);
    List<Integer> bestEpochs = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onEpoch(EpochScore score, boolean best) {
            if (best) {
              bestEpochs.add(score.epoch());
            }
          }
        };

    TrainingResult result = new Trainer(12, 12, 5, listener).fit(network, batches(inOrder()));

    EpochScore best =
        result.epochs().stream()
            .min(Comparator.comparingDouble(EpochScore::validationLoss))
            .orElseThrow();
    assertThat(result.bestEpoch()).isEqualTo(best.epoch());
    assertThat(bestEpochs.get(bestEpochs.size() - 1)).isEqualTo(best.epoch());
    assertThat(best.validationAccuracy()).isGreaterThan(0.95);
    assertThat(result.epochs().get(0).trainLoss()).isGreaterThan(2 * best.trainLoss());
    // The weights of the best epoch are back: judging again gives its loss.
    TrainingResult again =
        new Trainer(1, 1, 5, TrainingListener.SILENT).fit(frozen(network), batches(inOrder()));
    assertThat(again.epochs().get(0).validationLoss()).isEqualTo(best.validationLoss());
  }

  /** The loss that decides when to stop is the one that is trained with. */
  @Test
  void judgesByTheLossOfTheNetwork() {
    double plain = firstEpoch(new LossMCXENT()).validationLoss();
    double exact = firstEpoch(new CrossEntropy()).validationLoss();
    double doubled =
        firstEpoch(new CrossEntropy().withClassWeights(List.of(2.0, 2.0))).validationLoss();
    double focal = firstEpoch(new FocalLoss()).validationLoss();

    assertThat(exact).isCloseTo(plain, withinPercentage(0.01));
    assertThat(doubled).isCloseTo(2 * plain, withinPercentage(0.01));
    assertThat(focal).isPositive().isLessThan(plain / 2);
  }

  private EpochScore firstEpoch(ILossFunction loss) {
    return new Trainer(1, 1, 5, TrainingListener.SILENT)
        .fit(frozen(network(7, 0.01, loss)), batches(inOrder()))
        .epochs()
        .get(0);
  }

  @Test
  void stopsWhenValidationNoLongerImproves() {
    TrainingResult result =
        new Trainer(40, 2, 5, TrainingListener.SILENT).fit(network(7, 0.3), batches(inOrder()));

    assertThat(result.stoppedEarly()).isTrue();
    assertThat(result.epochs()).hasSize(result.bestEpoch() + 2);
  }

  @Test
  void runsEveryEpochWithoutValidation() {
    WindowBatches none = WindowBatches.inOrder(List.of(), standardizer, CLASSES, 16);

    TrainingResult result =
        new Trainer(3, 1, 5, TrainingListener.SILENT).fit(network(7, 0.01), batches(none));

    assertThat(result.epochs()).hasSize(3);
    assertThat(result.bestEpoch()).isEqualTo(3);
    assertThat(result.stoppedEarly()).isFalse();
    assertThat(result.epochs().get(0).validationLoss()).isNaN();
  }

  @Test
  void isTheSameInEveryRun() {
    ComputationGraph one = network(7, 0.01);
    ComputationGraph two = network(7, 0.01);
    new Trainer(2, 2, 5, TrainingListener.SILENT).fit(one, batches(inOrder()));
    new Trainer(2, 2, 5, TrainingListener.SILENT).fit(two, batches(inOrder()));

    assertThat(one.params()).isEqualTo(two.params());
    assertThat(network(8, 0.01).params()).isNotEqualTo(network(7, 0.01).params());
  }

  @Test
  void tellsWhenTheLossIsNoNumber() {
    ComputationGraph network = network(7, 0.01);
    network.setParams(network.params().dup().assign(Float.NaN));

    assertThatThrownBy(
            () -> new Trainer(1, 1, 5, TrainingListener.SILENT).fit(network, batches(inOrder())))
        .isInstanceOf(DivergedException.class)
        .hasMessage("the loss became NaN in epoch 1, batch 1; try a smaller learning rate");
  }

  @Test
  void tellsWhenTheLastStepOfAnEpochBreaksTheWeights() {
    ComputationGraph network = network(7, 0.01);
    TrainingListener breaksTheLastStep =
        new TrainingListener() {
          @Override
          public void onBatch(int epoch, int batch, int batches, double loss) {
            if (batch == batches) {
              network.setParams(network.params().dup().assign(Float.NaN));
            }
          }
        };

    assertThatThrownBy(
            () -> new Trainer(1, 1, 5, breaksTheLastStep).fit(network, batches(inOrder())))
        .isInstanceOf(DivergedException.class)
        .hasMessage(
            "the loss became NaN in epoch 1, after its last batch; try a smaller learning rate");
  }

  @Test
  void refusesNoEpochs() {
    assertThatThrownBy(() -> new Trainer(0, 1, 5, TrainingListener.SILENT))
        .hasMessage("epochs and patience must be in [1, \u221e), received 0 and 1");
  }

  private TrainingBatches batches(WindowBatches judges) {
    return new TrainingBatches(
        WindowBatches.shuffled(training, standardizer, CLASSES, 16, 3),
        WindowBatches.inOrder(training, standardizer, CLASSES, 16),
        judges);
  }

  private WindowBatches inOrder() {
    return WindowBatches.inOrder(validation, standardizer, CLASSES, 16);
  }

  private static ComputationGraph network(long seed, double rate) {
    return network(seed, rate, new LossMCXENT());
  }

  private static ComputationGraph network(long seed, double rate, ILossFunction loss) {
    return Networks.build(
        Networks.named(Networks.BILSTM_SMALL),
        new NetworkShape(2, 24, 2),
        loss,
        Optimizers.create("adam", rate),
        seed);
  }

  private static ComputationGraph frozen(ComputationGraph network) {
    ComputationGraph copy = network.clone();
    copy.setLearningRate(0);
    return copy;
  }

  private static List<Window> windows(String name, int frames, long seed) {
    return SlidingWindows.cut(Clips.waves(name, name, frames, seed), SPEC).stream()
        .filter(window -> window.label().isPresent())
        .toList();
  }
}
