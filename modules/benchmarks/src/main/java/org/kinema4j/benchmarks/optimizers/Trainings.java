package org.kinema4j.benchmarks.optimizers;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.dataset.WindowBatches;
import org.kinema4j.har.io.inertial.InertialData;
import org.kinema4j.har.model.ClassifierLosses;
import org.kinema4j.har.model.NetworkShape;
import org.kinema4j.har.model.Networks;
import org.kinema4j.har.split.Partition;
import org.kinema4j.har.window.Window;
import org.kinema4j.optim.EvaluationWeights;
import org.kinema4j.optim.Training;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Trainings of one network on one data set that differ in optimizer, part and seed.
 *
 * <p>Time is that of the calling thread's processor, in steps only: what else the machine does, the
 * garbage collector and the compiler do not use it up. All work of a step is done in that thread,
 * if recurrent layers have one.
 */
final class Trainings {

  private static final double NANOS = 1e9;
  private static final int WARM_EPOCHS = 5;
  private static final double SMALLEST_PROBABILITY = 1e-10;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final InertialData data;
  private final RunConfig config;
  private final Budget budget;
  private final Map<Long, Prepared> prepared = new HashMap<>();

  /**
   * Remembers what all trainings have in common.
   *
   * @param data windows of a training and a test part
   * @param network name of the network
   * @param budget how long each lasts
   */
  Trainings(InertialData data, String network, Budget budget) {
    Networks.named(network);
    this.data = data;
    this.config = RunConfig.DEFAULT.withNetwork(network);
    this.budget = budget;
  }

  /** What all have in common, in one line. */
  String setup() {
    return "%s, batch %d, %s, %d and %d windows %08x"
        .formatted(
            config.network(),
            config.training().batchSize(),
            budget.text(),
            data.train().windows(),
            data.test().windows(),
            checksum());
  }

  /** Other labels are other data. */
  private long checksum() {
    CRC32 sum = new CRC32();
    Stream.of(data.train(), data.test())
        .flatMap(part -> part.labels().stream())
        .forEach(label -> sum.update(label.getBytes(StandardCharsets.UTF_8)));
    return sum.getValue();
  }

  /**
   * What a seed decides before there is an optimizer.
   *
   * @param pipeline as configured with the seed
   * @param data windows, divided
   */
  private record Prepared(HarPipeline pipeline, PreparedData data) {}

  private Prepared prepare(long seed) {
    HarPipeline pipeline = new HarPipeline(config.withTraining(config.training().withSeed(seed)));
    return new Prepared(pipeline, pipeline.prepare(data));
  }

  /** Trains a little for nothing, so that the first trial does not pay for the compiler. */
  void warmUp() {
    Budget little = new Budget(budget.minutes(), Math.min(budget.epochs(), WARM_EPOCHS));
    Trial.Key key = new Trial.Key("", "", "", Trial.Part.CHOICE, Comparison.CHOICE_SEED);
    run(key, new Adam(), little);
  }

  /**
   * Trains and judges a network.
   *
   * @param key part and seed
   * @param updater how it learns
   * @return what came out
   */
  Trial run(Trial.Key key, IUpdater updater) {
    return run(key, updater, budget);
  }

  private Trial run(Trial.Key key, IUpdater updater, Budget allowed) {
    PreparedData one = prepared.computeIfAbsent(key.seed(), this::prepare).data();
    Partition parts = one.windows();
    boolean choice = key.part() == Trial.Part.CHOICE;
    List<Window> learned =
        choice
            ? parts.train()
            : Stream.of(parts.train(), parts.validation()).flatMap(List::stream).toList();
    List<Window> unseen = choice ? parts.validation() : parts.test();
    int batch = config.training().batchSize();
    ComputationGraph network = network(key.seed(), updater);
    Nd4j.getRandom().setSeed(key.seed());
    Course course = new Course(allowed);
    course.run(
        network,
        WindowBatches.shuffled(learned, one.standardizer(), one.classes(), batch, key.seed()));
    WindowBatches judges = WindowBatches.inOrder(unseen, one.standardizer(), one.classes(), batch);
    // some optimizers train at other weights than those to evaluate
    ComputationGraph judged =
        EvaluationWeights.keptBy(updater) ? EvaluationWeights.copy(network) : network;
    Score score = course.finite ? score(judged, judges) : new Score(Double.NaN, Double.NaN);
    return course.trial(key, score);
  }

  private ComputationGraph network(long seed, IUpdater updater) {
    Prepared seeded = prepared.get(seed);
    PreparedData windows = seeded.data();
    NetworkShape shape =
        new NetworkShape(
            windows.standardizer().features(),
            data.train().windowFrames(),
            windows.classes().size());
    ComputationGraph network =
        Networks.build(
            Networks.named(config.network()),
            shape,
            ClassifierLosses.function(seeded.pipeline().loss(windows)),
            updater,
            seed);
    Training.prepare(network);
    return network;
  }

  /**
   * How well a network knows windows.
   *
   * @param accuracy share recognised
   * @param loss mean cross entropy
   */
  private record Score(double accuracy, double loss) {}

  /** Steps until the budget is spent, or the loss is no number. */
  private final class Course {

    private final Budget allowed;
    private final List<Double> losses = new ArrayList<>();
    private int steps;
    private double epochs;
    private double seconds;
    private boolean finite = true;

    Course(Budget allowed) {
      this.allowed = allowed;
    }

    void run(ComputationGraph network, WindowBatches batches) {
      while (finite && !allowed.spent(seconds, losses.size())) {
        epoch(network, batches);
      }
    }

    private void epoch(ComputationGraph network, WindowBatches batches) {
      batches.reset();
      double sum = 0;
      int done = 0;
      while (finite && batches.hasNext() && !allowed.spent(seconds, losses.size())) {
        DataSet batch = batches.next();
        long start = threads.getCurrentThreadCpuTime();
        network.fit(batch);
        seconds += (threads.getCurrentThreadCpuTime() - start) / NANOS;
        sum += network.score();
        finite = Double.isFinite(sum);
        done++;
      }
      steps += done;
      epochs += (double) done / batches.batches();
      if (finite && done > 0) {
        losses.add(sum / done);
      }
    }

    Trial trial(Trial.Key key, Score score) {
      return new Trial(key, epochs, steps, seconds, losses, score.accuracy(), score.loss());
    }
  }

  private static Score score(ComputationGraph network, WindowBatches batches) {
    double loss = 0;
    int right = 0;
    int windows = 0;
    while (batches.hasNext()) {
      DataSet batch = batches.next();
      float[][] outputs = network.outputSingle(batch.getFeatures()).toFloatMatrix();
      int[] truth = batch.getLabels().argMax(1).toIntVector();
      for (int n = 0; n < truth.length; n++) {
        float probability = outputs[n][truth[n]];
        boolean greatest = true;
        for (float other : outputs[n]) {
          greatest &= probability >= other;
        }
        loss -= Math.log(Math.max(SMALLEST_PROBABILITY, probability));
        right += greatest ? 1 : 0;
        windows++;
      }
    }
    return Double.isFinite(loss)
        ? new Score((double) right / windows, loss / windows)
        : new Score(Double.NaN, Double.NaN);
  }
}
