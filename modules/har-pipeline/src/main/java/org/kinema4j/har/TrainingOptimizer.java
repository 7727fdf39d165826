package org.kinema4j.har;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kinema4j.catalog.RecordBinding;
import org.kinema4j.catalog.Spelling;
import org.kinema4j.har.config.ClippingConfig;
import org.kinema4j.har.config.PartConfig;
import org.kinema4j.har.config.RateConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.model.Optimizers;
import org.kinema4j.optim.Accumulated;
import org.kinema4j.optim.Average;
import org.kinema4j.optim.Averaged;
import org.kinema4j.optim.Clipped;
import org.kinema4j.optim.Clipping;
import org.kinema4j.optim.Lookahead;
import org.kinema4j.optim.Optimizer;
import org.kinema4j.optim.SharpnessAware;
import org.kinema4j.optim.WrappingOptimizer;
import org.kinema4j.optim.catalog.OptimizerEntry;
import org.nd4j.linalg.learning.config.IUpdater;

/** From what a configuration says of the optimizer and what is around it, to an updater. */
final class TrainingOptimizer {

  /** Batches of an epoch while they are not known, to check a configuration by. */
  private static final int SOME_BATCHES = 1000;

  private static final String CLIPPING = "clipping";
  private static final String AVERAGE = "average";

  private static final String EXPONENTIAL = "ema";
  private static final String STOCHASTIC = "swa";
  private static final List<String> AVERAGES = List.of(EXPONENTIAL, STOCHASTIC, "lookahead");

  /** Share of the run before stochastic weight averaging starts. */
  private static final double FIRST_PART = 0.75;

  private static final RecordBinding PLAIN = new RecordBinding(kind -> List.of());

  private TrainingOptimizer() {}

  /**
   * Checks a configuration as far as it can be without data.
   *
   * @param config what it says
   * @return the same with every parameter of the optimizer
   * @throws IllegalArgumentException if there is no such part or parameter, or it does not fit
   */
  static TrainingConfig complete(TrainingConfig config) {
    of(config, SOME_BATCHES);
    IUpdater updater = plain(config);
    Map<String, Object> settings = Optimizers.settings(updater);
    return config
        .withOptimizer(
            new PartConfig(Optimizers.name(updater), settings).without(Optimizers.LEARNING_RATE))
        .withLearningRate(rate(updater));
  }

  /**
   * Makes the updater.
   *
   * @param config what the configuration says of training
   * @param batches batches of an epoch
   * @return the updater for a network's configuration
   * @throws IllegalArgumentException if there is no such part or parameter, or it does not fit
   */
  static IUpdater of(TrainingConfig config, int batches) {
    IUpdater updater = plain(config);
    if (!config.schedule().isNone()) {
      double steps = (double) batches / batchesOfStep(updater);
      TrainingSchedule run =
          new TrainingSchedule(rate(updater), config.epochs(), steps, config.patience());
      updater.setLrAndSchedule(run.rate(), run.of(config.schedule()));
    }
    return averaged(clipped(updater, config.clipping()), config, batches);
  }

  /** Not that of the first batch, which need not be a step. */
  private static double rate(IUpdater updater) {
    return updater instanceof Optimizer ours
        ? ours.learningRate().valueAt(0, 0)
        : updater.getLearningRate(0, 0);
  }

  /** Schedules count steps. */
  private static int batchesOfStep(IUpdater updater) {
    if (!(updater instanceof WrappingOptimizer outer)) {
      return 1;
    }
    int within = batchesOfStep(outer.optimizer());
    return outer instanceof Accumulated some ? some.batches() * within : within;
  }

  /** The gradients of the second pass are clipped, not those of the first. */
  static IUpdater clipped(IUpdater updater, ClippingConfig config) {
    if (updater instanceof WrappingOptimizer outer && hasSecondPass(outer)) {
      return (IUpdater)
          PLAIN.with((Record) outer, Map.of("optimizer", clipped(outer.optimizer(), config)));
    }
    return switch (config.by()) {
      case NONE -> updater;
      case VALUE -> new Clipped(ours(updater, CLIPPING), Clipping.byValue(config.limit()));
      case GLOBAL_NORM ->
          new Clipped(ours(updater, CLIPPING), Clipping.byGlobalNorm(config.limit()));
      case ADAPTIVE -> new Clipped(ours(updater, CLIPPING), Clipping.adaptive(config.limit()));
    };
  }

  private static boolean hasSecondPass(IUpdater updater) {
    return updater instanceof SharpnessAware
        || (updater instanceof WrappingOptimizer outer && hasSecondPass(outer.optimizer()));
  }

  private static IUpdater averaged(IUpdater updater, TrainingConfig config, int batches) {
    PartConfig average = config.average();
    if (average.isNone()) {
      return updater;
    }
    Optimizer optimizer = ours(updater, AVERAGE);
    Map<String, Object> settings = new LinkedHashMap<>();
    average
        .parameters()
        .forEach((name, value) -> settings.put(name, TrainingSchedule.length(value, batches)));
    return switch (Spelling.find(AVERAGE, average.type(), AVERAGES, name -> name)) {
      case EXPONENTIAL ->
          new Averaged(
              optimizer,
              (Average) PLAIN.with(Average.exponential(Average.DEFAULT_DECAY), settings));
      case STOCHASTIC ->
          new Averaged(optimizer, (Average) PLAIN.with(stochastic(config, batches), settings));
      default -> (Lookahead) PLAIN.with(new Lookahead(optimizer), settings);
    };
  }

  /** Once an epoch in the last quarter of the run, as Izmailov et al. do. */
  private static Average stochastic(TrainingConfig config, int batches) {
    int start = Math.max(1, (int) Math.ceil(FIRST_PART * config.epochs()));
    return Average.stochastic(start * batches, batches);
  }

  private static Optimizer ours(IUpdater updater, String what) {
    if (updater instanceof Optimizer ours) {
      return ours;
    }
    throw new IllegalArgumentException(
        "%s must be none for %s, which is Deeplearning4j's, or the optimizer one of %s"
            .formatted(
                what,
                Optimizers.name(updater),
                org.kinema4j.optim.catalog.Optimizers.all().stream()
                    .map(OptimizerEntry::name)
                    .collect(Collectors.joining(", "))));
  }

  /** As given, of the optimizer or of one within it; else null. */
  private static Object learningRate(PartConfig optimizer) {
    Object own = optimizer.parameters().get(Optimizers.LEARNING_RATE);
    return own == null ? optimizer.within().map(TrainingOptimizer::learningRate).orElse(null) : own;
  }

  private static void requireOursWithin(PartConfig optimizer) {
    optimizer
        .within()
        .ifPresent(
            inner -> {
              if (Optimizers.all().stream().anyMatch(o -> Spelling.same(o.name(), inner.type()))) {
                throw new IllegalArgumentException(
                    "optimizer within %s must be Kinema4J's, received %s: Deeplearning4j's own"
                            .formatted(optimizer.type(), inner.type())
                        + " optimizers cannot be within others; AdamW with weightDecay 0 is Adam");
              }
              requireOursWithin(inner);
            });
  }

  /** With a rate that stays, and nothing around it. */
  private static IUpdater plain(TrainingConfig config) {
    PartConfig optimizer = config.optimizer();
    Object inner = learningRate(optimizer);
    RateConfig rate = config.learningRate();
    if (inner != null && rate.value().isPresent()) {
      throw new IllegalArgumentException(
          "learningRate must be given once, received %s at training.learningRate and %s at"
                  .formatted(rate.value().getAsDouble(), inner)
              + " training.optimizer");
    }
    requireOursWithin(optimizer);
    IUpdater updater = Optimizers.create(optimizer.type(), optimizer.parameters());
    if (updater instanceof Optimizer ours && ours.learningRate().schedule().isPresent()) {
      throw new IllegalArgumentException(
          "learningRate of training.optimizer must be a number, received a schedule; it has its"
              + " place at training.schedule");
    }
    rate.value().ifPresent(value -> updater.setLrAndSchedule(value, null));
    return updater;
  }
}
