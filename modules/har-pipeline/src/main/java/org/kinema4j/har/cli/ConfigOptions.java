package org.kinema4j.har.cli;

import java.nio.file.Path;
import java.util.List;
import org.kinema4j.har.config.ClassWeighting;
import org.kinema4j.har.config.ClippingConfig;
import org.kinema4j.har.config.ConfigYaml;
import org.kinema4j.har.config.Extent;
import org.kinema4j.har.config.LossConfig;
import org.kinema4j.har.config.PartConfig;
import org.kinema4j.har.config.RateConfig;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.config.WindowConfig;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.model.Optimizers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What decides a run: a file, and options that override it. */
final class ConfigOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file; what it does not say keeps its default.")
  private Path config;

  @Option(
      names = "--test-subjects",
      split = ",",
      paramLabel = "ID",
      description =
          "Subjects to hold out for testing. Default: the last in natural order. Not for inertial,"
              + " whose test part is given.")
  private List<String> testSubjects;

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "NAME",
      description =
          "Of a body: positions, joint-angles, both, or signals by name; default: positions. Of"
              + " csv: channels by name, * for any text, !NAME to leave out; default: all. Not for"
              + " inertial.")
  private List<String> features;

  @Option(
      names = "--window",
      paramLabel = "LENGTH",
      converter = ExtentConverter.class,
      description = "Length of a window: '1 s', '500 ms', or frames. Default: 1 s.")
  private Extent window;

  @Option(
      names = "--stride",
      paramLabel = "LENGTH",
      converter = ExtentConverter.class,
      description = "From one window to the next. Default: a quarter of the window.")
  private Extent stride;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "See 'har list networks'. Default: bilstm.")
  private String network;

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description =
          "What training makes small: a loss of 'har list losses' for classes, with its defaults;"
              + " parameters are set in the configuration file, whose loss this replaces whole."
              + " Default: CrossEntropy.")
  private String loss;

  @Option(
      names = "--class-weights",
      paramLabel = "RULE",
      converter = WeightingConverter.class,
      description =
          "How much each class counts in the loss: none, balanced (inverse frequency in the"
              + " training windows), effective[:BETA] (inverse effective number), or"
              + " LABEL=WEIGHT,... (others 1). Default: none.")
  private ClassWeighting classWeights;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description =
          "How the network learns: one of 'har list optimizers', with its defaults; parameters are"
              + " set in the configuration file, whose optimizer and learning rate this replaces."
              + " Default: adam.")
  private String optimizer;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Learning rate. Default: that of the optimizer, 0.001 for adam.")
  private Double learningRate;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description =
          "What becomes of the learning rate: one of 'har list schedules' over the whole run, or"
              + " none. Constant, CosineDecay, OneCycle, PolynomialDecay and ReduceOnPlateau need"
              + " nothing more; others are set in the configuration file. Default: none.")
  private String schedule;

  @Option(
      names = "--clip",
      paramLabel = "NORM",
      description =
          "Greatest norm of the gradients of the whole network. Default: as large as they are.")
  private Double clip;

  @Option(
      names = "--average",
      paramLabel = "NAME",
      description =
          "Average of the weights that is judged and kept: ema, swa, lookahead or none. Default:"
              + " none.")
  private String average;

  @Option(names = "--epochs", paramLabel = "N", description = "Most epochs to train. Default: 30.")
  private Integer epochs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides first weights, order and dropout. Default: 42.")
  private Long seed;

  @Mixin private SmoothingOption smoothing;

  /** Says what a length must be, in place of picocli's words. */
  private static final class ExtentConverter implements ITypeConverter<Extent> {
    @Override
    public Extent convert(String text) {
      try {
        return Extent.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Says what weights must be, in place of picocli's words. */
  private static final class WeightingConverter implements ITypeConverter<ClassWeighting> {
    @Override
    public ClassWeighting convert(String text) {
      try {
        return ClassWeighting.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  RunConfig read() throws InputUnavailableException {
    RunConfig run = config == null ? RunConfig.DEFAULT : ConfigYaml.read(config);
    run = testSubjects == null ? run : run.withTestSubjects(testSubjects);
    run = features == null ? run : run.withFeatures(features);
    run = run.withWindow(windowOver(run.window()));
    run = network == null ? run : run.withNetwork(network);
    run = run.withTraining(stepOver(run.training().withLoss(lossOver(run.training().loss()))));
    run = run.withDecoding(smoothing.over(run.decoding()));
    run = epochs == null ? run : run.withTraining(run.training().withEpochs(epochs));
    return seed == null ? run : run.withTraining(run.training().withSeed(seed));
  }

  private WindowConfig windowOver(WindowConfig base) {
    if (window == null && stride == null) {
      return base;
    }
    Extent length = window == null ? base.length() : window;
    Extent step = stride == null ? length.quarter() : stride;
    return new WindowConfig(length, step, base.minPurity());
  }

  /** A loss is one value: parameters and class weights of another one are not kept. */
  private LossConfig lossOver(LossConfig base) {
    LossConfig named = loss == null ? base : LossConfig.of(loss);
    return classWeights == null ? named : named.withClassWeights(classWeights);
  }

  /** A learning rate is of an optimizer: that of another one is not kept. */
  private TrainingConfig stepOver(TrainingConfig base) {
    TrainingConfig step = base;
    if (optimizer != null) {
      step = step.withOptimizer(PartConfig.of(optimizer)).withLearningRate(RateConfig.OF_OPTIMIZER);
    }
    if (learningRate != null) {
      step =
          step.withOptimizer(step.optimizer().without(Optimizers.LEARNING_RATE))
              .withLearningRate(learningRate);
    }
    step = schedule == null ? step : step.withSchedule(PartConfig.of(schedule));
    step = clip == null ? step : step.withClipping(ClippingConfig.of(clip));
    return average == null ? step : step.withAverage(PartConfig.of(average));
  }
}
