package org.kinema4j.har;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.dataset.WindowBatches;
import org.kinema4j.har.model.ClassifierLosses;
import org.kinema4j.har.model.ModelBundle;
import org.kinema4j.har.model.ModelSpec;
import org.kinema4j.har.model.NetworkShape;
import org.kinema4j.har.model.NetworkType;
import org.kinema4j.har.model.Networks;
import org.kinema4j.har.model.Versions;
import org.kinema4j.har.motion.NaturalOrder;
import org.kinema4j.har.split.Fold;
import org.kinema4j.har.split.FoldUnit;
import org.kinema4j.har.split.Partition;
import org.kinema4j.har.train.Trainer;
import org.kinema4j.har.train.TrainingBatches;
import org.kinema4j.har.train.TrainingListener;
import org.kinema4j.har.train.TrainingResult;
import org.kinema4j.har.window.Window;
import org.kinema4j.losses.Loss;
import org.nd4j.linalg.learning.config.IUpdater;

/** From prepared data to a model. */
final class Training {

  private static final int SAMPLE = 500;

  private final RunConfig config;
  private final NetworkType network;

  Training(RunConfig config) {
    this.config = config;
    this.network = Networks.named(config.network());
    TrainingLoss.complete(config.training().loss());
    TrainingOptimizer.complete(config.training());
  }

  TrainedModel train(PreparedData data, TrainingListener listener) {
    TrainingBatches batches = batches(data);
    ComputationGraph graph = network(data, batches);
    new ModelBundle(graph, spec(data)).requireStorable();
    TrainingResult result = trainer(config.training().epochs(), listener).fit(graph, batches);
    boolean averaged = result.averaged();
    if (config.training().refit() && !data.windows().validation().isEmpty()) {
      batches = allButTest(data);
      graph = network(data, batches);
      averaged =
          trainer(config.training().epochs(), TrainingListener.SILENT)
              .fit(graph, batches)
              .averaged();
    }
    return new TrainedModel(
        new ModelBundle(graph, spec(data)), result, optimizer(batches), averaged);
  }

  Loss loss(PreparedData data) {
    return TrainingLoss.of(config.training(), data.classes(), data.windows().train());
  }

  IUpdater optimizer(PreparedData data) {
    return optimizer(batches(data));
  }

  private IUpdater optimizer(TrainingBatches batches) {
    return TrainingOptimizer.of(config.training(), batches.training().expectedBatches());
  }

  private ComputationGraph network(PreparedData data, TrainingBatches batches) {
    TrainingConfig training = config.training();
    NetworkShape shape =
        new NetworkShape(
            data.standardizer().features(),
            data.config().windowSpec().length(),
            data.classes().size());
    return Networks.build(
        network, shape, ClassifierLosses.function(loss(data)), optimizer(batches), training.seed());
  }

  private Trainer trainer(int epochs, TrainingListener listener) {
    TrainingConfig training = config.training();
    return new Trainer(epochs, training.patience(), training.seed(), listener);
  }

  /** Without validation windows a trainer runs all its epochs and keeps the last weights. */
  private TrainingBatches allButTest(PreparedData data) {
    List<Window> windows =
        Stream.concat(
                data.windows().train().stream(),
                known(data.windows().validation(), data.classes()).stream())
            .toList();
    return new TrainingBatches(
        shuffled(windows, data), inOrder(sample(windows), data), inOrder(List.of(), data));
  }

  private WindowBatches shuffled(List<Window> windows, PreparedData data) {
    TrainingConfig training = config.training();
    WindowBatches batches =
        WindowBatches.shuffled(
            windows, data.standardizer(), data.classes(), training.batchSize(), training.seed());
    return training.voteWeights() ? batches.sampledByVotes() : batches;
  }

  private TrainingBatches batches(PreparedData data) {
    List<Window> windows = data.windows().train();
    return new TrainingBatches(
        shuffled(windows, data),
        inOrder(sample(windows), data),
        inOrder(known(data.windows().validation(), data.classes()), data));
  }

  private WindowBatches inOrder(List<Window> windows, PreparedData data) {
    return WindowBatches.inOrder(
        windows, data.standardizer(), data.classes(), config.training().batchSize());
  }

  /** Evenly spaced windows, enough to draw a learning curve by. */
  private static List<Window> sample(List<Window> windows) {
    int step = (windows.size() + SAMPLE - 1) / SAMPLE;
    return IntStream.range(0, windows.size())
        .filter(i -> i % step == 0)
        .mapToObj(windows::get)
        .toList();
  }

  /** A label that only validation has cannot be learned; its windows would judge nothing. */
  private static List<Window> known(List<Window> windows, List<String> classes) {
    return windows.stream().filter(w -> classes.contains(w.label().orElseThrow())).toList();
  }

  private ModelSpec spec(PreparedData data) {
    Map<String, String> provenance = new TreeMap<>();
    provenance.put("kinema4j", Versions.kinema4j());
    provenance.put("deeplearning4j", Versions.deeplearning4j());
    Fold split = data.split();
    Partition windows = data.windows();
    provenance.put("trainSubjects", subjects(split, split.train(), windows.train()));
    provenance.put("validationSubjects", subjects(split, split.validation(), windows.validation()));
    provenance.put("testSubjects", subjects(split, split.test(), windows.test()));
    if (split.unit() != FoldUnit.SUBJECT) {
      provenance.put("splitBy", split.unit().toString());
    }
    provenance.put("seed", Long.toString(config.training().seed()));
    RunConfig applied = data.config();
    return new ModelSpec(
        applied.network(),
        data.classes(),
        data.input(),
        applied.features(),
        FeatureClips.channels(data.windows().train().get(0).clip()),
        applied.rateHz(),
        applied.windowSpec().length(),
        applied.windowSpec().stride(),
        applied.windowSpec().minPurity(),
        data.standardizer(),
        provenance,
        LearnedDecoder.of(config.decoding(), data));
  }

  /** Who is in a part: its units, or where they are not people, the people in them. */
  private static String subjects(Fold split, Set<String> units, List<Window> windows) {
    return split.unit() == FoldUnit.SUBJECT
        ? String.join(",", units)
        : windows.stream()
            .map(Window::subject)
            .distinct()
            .sorted(NaturalOrder.INSTANCE)
            .collect(Collectors.joining(","));
  }
}
