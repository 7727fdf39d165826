package org.kinema4j.har;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinema4j.har.config.ClippingConfig;
import org.kinema4j.har.config.Extent;
import org.kinema4j.har.config.PartConfig;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.config.WindowConfig;
import org.kinema4j.har.dataset.WindowBatches;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.har.model.Predictor;
import org.kinema4j.har.train.EpochScore;
import org.kinema4j.har.train.TrainingListener;
import org.kinema4j.har.window.Window;
import org.kinema4j.optim.schedule.ReduceOnPlateau;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.IUpdater;

/** A short training with each kind of thing that can be around a step. */
class OptimizerPipelineTest {

  private static final TrainingConfig TRAINING =
      TrainingConfig.DEFAULT.withEpochs(3).withOptimizer(PartConfig.of("Adan"));

  private static PreparedData data;

  @TempDir private Path folder;

  @BeforeAll
  static void prepare() {
    data =
        new HarPipeline(config(TRAINING))
            .prepare(
                List.of(
                    Clips.waves("a", "a", 300, 1),
                    Clips.waves("b", "b", 200, 2),
                    Clips.waves("c", "c", 200, 3)),
                ModelInput.CHANNELS);
  }

  private static RunConfig config(TrainingConfig training) {
    return RunConfig.DEFAULT
        .withNetwork("bilstm-small")
        .withWindow(new WindowConfig(Extent.frames(24), Extent.frames(6), 0.6))
        .withTraining(training);
  }

  private static IUpdater updater(ComputationGraph network) {
    return network.getLayer("action").conf().getLayer().getUpdaterByParam("W");
  }

  @ParameterizedTest
  @CsvSource({
    "CosineDecay, none, none",
    "none, globalNorm, none",
    "none, value, ema",
    "OneCycle, adaptive, swa",
    "none, none, lookahead",
  })
  void trainsAndStoresWhatWasAskedFor(String schedule, String clipping, String average)
      throws IOException {
    TrainingConfig training =
        TRAINING
            .withSchedule(PartConfig.of(schedule))
            .withClipping(
                List.of(ClippingConfig.Rule.values()).stream()
                    .filter(rule -> rule.toString().equals(clipping))
                    .map(rule -> new ClippingConfig(rule, 1))
                    .findFirst()
                    .orElseThrow())
            .withAverage(PartConfig.of(average));
    HarPipeline pipeline = new HarPipeline(config(training));
    TrainedModel model = pipeline.train(data, TrainingListener.SILENT);
    Path file = folder.resolve("model.zip");
    model.bundle().write(file);

    ModelBundle read = ModelBundle.read(file);
    assertThat(updater(read.network())).isEqualTo(pipeline.optimizer(data));
    assertThat(HarPipeline.evaluate(read, data.test()).windows().total()).isPositive();
    assertThat(model.training().epochs()).hasSize(3);
  }

  /** The loss that chose the best epoch is that of the weights that are kept. */
  @ParameterizedTest
  @CsvSource({"ema", "swa", "lookahead"})
  void averagesAreJudgedAndKept(String average) {
    TrainingConfig averaged = TRAINING.withAverage(PartConfig.of(average)).withEpochs(4);
    TrainedModel model = new HarPipeline(config(averaged)).train(data, TrainingListener.SILENT);
    TrainedModel plain =
        new HarPipeline(config(TRAINING.withEpochs(4))).train(data, TrainingListener.SILENT);

    assertThat(model.bundle().network().params()).isNotEqualTo(plain.bundle().network().params());
    EpochScore best = model.training().epochs().get(model.training().bestEpoch() - 1);
    assertThat(accuracy(model)).isEqualTo(best.validationAccuracy());
    ComputationGraph network = model.bundle().network();
    assertThat(network.score(validation(), false)).isCloseTo(best.validationLoss(), within(1e-4));
  }

  private static DataSet validation() {
    return WindowBatches.inOrder(
            data.windows().validation(), data.standardizer(), data.classes(), 1000)
        .next();
  }

  private static double accuracy(TrainedModel model) {
    List<Window> windows = data.windows().validation();
    return Evaluation.of(data.classes(), new Predictor(model.bundle()).predict(windows), List.of())
        .windows()
        .accuracy();
  }

  @ParameterizedTest
  @CsvSource({"1, true", "1000000, false"})
  void saysWhetherTheWeightsKeptAreAverages(int start, boolean averaged) {
    PartConfig average = new PartConfig("swa", Map.of("start", start, "every", 1));
    TrainingConfig training = TRAINING.withAverage(average);

    TrainedModel model = new HarPipeline(config(training)).train(data, TrainingListener.SILENT);
    TrainedModel again =
        new HarPipeline(config(training.withRefit(true))).train(data, TrainingListener.SILENT);

    assertThat(model.averaged()).isEqualTo(averaged);
    assertThat(model.training().averaged()).isEqualTo(averaged);
    assertThat(again.averaged()).isEqualTo(averaged);
  }

  /** The second training has more windows, and a longer schedule. */
  @Test
  void theOptimizerTheModelWasMadeWithIsTold() {
    TrainingConfig training =
        TRAINING.withSchedule(PartConfig.of("CosineDecay")).withRefit(true).withEpochs(1);
    HarPipeline pipeline = new HarPipeline(config(training));

    TrainedModel model = pipeline.train(data, TrainingListener.SILENT);

    assertThat(model.optimizer())
        .isEqualTo(updater(model.bundle().network()))
        .isNotEqualTo(pipeline.optimizer(data));
  }

  /** An average of which nothing is taken leaves the training as it is, bit for bit. */
  @Test
  void judgingDoesNotDisturbTraining() {
    TrainingConfig late =
        TRAINING.withAverage(new PartConfig("swa", Map.of("start", 1 << 20))).withSeed(3);
    TrainingConfig average = TRAINING.withAverage(PartConfig.of("ema")).withSeed(3);

    assertThat(losses(late)).isEqualTo(losses(TRAINING.withSeed(3)));
    assertThat(losses(average)).isEqualTo(losses(TRAINING.withSeed(3)));
  }

  /** Losses of the batches: those of the weights that are trained. */
  private static List<Double> losses(TrainingConfig training) {
    List<Double> losses = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onBatch(int epoch, int batch, int batches, double loss) {
            losses.add(loss);
          }
        };
    new HarPipeline(config(training)).train(data, listener);
    return losses;
  }

  @Test
  void aPlateauOfTheValidationLossReducesTheRate() {
    PartConfig plateau =
        new PartConfig(
            "ReduceOnPlateau",
            Map.of(
                "improvement", Map.of("threshold", 1e6, "mode", "absolute"),
                "reduction", Map.of("patience", 0, "factor", 0.5)));
    TrainedModel model =
        new HarPipeline(config(TRAINING.withSchedule(plateau)))
            .train(data, TrainingListener.SILENT);

    IUpdater updater = updater(model.bundle().network());
    ReduceOnPlateau schedule = (ReduceOnPlateau) Optimizers.schedule(updater).orElseThrow();
    // The first loss is the best so far, the others are no better by a million.
    assertThat(schedule.state().scale()).isEqualTo(0.25);
    assertThat(schedule.state().best())
        .isEqualTo(model.training().epochs().get(0).validationLoss());
  }

  @Test
  void schedulesThatCountEpochsSeeThem() {
    PartConfig step =
        new PartConfig("StepDecay", Map.of("interval", 1, "factor", 0.5, "unit", "epoch"));
    TrainedModel model =
        new HarPipeline(config(TRAINING.withSchedule(step))).train(data, TrainingListener.SILENT);
    TrainedModel plain = new HarPipeline(config(TRAINING)).train(data, TrainingListener.SILENT);

    assertThat(model.bundle().network().getEpochCount()).isEqualTo(3);
    assertThat(plain.bundle().network().getEpochCount()).isZero();
    assertThat(model.training().epochs().get(0)).isEqualTo(plain.training().epochs().get(0));
    assertThat(model.training().epochs().get(1)).isNotEqualTo(plain.training().epochs().get(1));
  }
}
