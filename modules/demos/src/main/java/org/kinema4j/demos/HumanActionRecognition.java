package org.kinema4j.demos;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.TrainedModel;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.config.TrainingConfig;
import org.kinema4j.har.evaluate.ClassScore;
import org.kinema4j.har.evaluate.ConfusionMatrix;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.io.LabelledData;
import org.kinema4j.har.io.andy.AndyDataset;
import org.kinema4j.har.synth.SynthDataset;
import org.kinema4j.har.synth.SynthSpec;
import org.kinema4j.har.train.TrainingListener;
import org.kinema4j.layers.ComputeThreads;

/** From recordings to metrics: the whole pipeline, one statement a step. */
public final class HumanActionRecognition {

  private static final int THREADS = 2;
  private static final int EPOCHS = 30;
  private static final SynthSpec RECORDINGS = SynthSpec.defaults().withTrialsPerParticipant(1);

  private HumanActionRecognition() {}

  /**
   * What the demo finds.
   *
   * @param testSubjects who was held out
   * @param trainWindows windows that the network learned from
   * @param confusion windows of the held-out subjects, rows true, columns recognised
   */
  public record Result(List<String> testSubjects, int trainWindows, ConfusionMatrix confusion) {

    /**
     * Copies the list.
     *
     * @param testSubjects who was held out
     * @param trainWindows windows that the network learned from
     * @param confusion windows of the held-out subjects, rows true, columns recognised
     */
    public Result {
      testSubjects = List.copyOf(testSubjects);
    }
  }

  /**
   * Runs the demo with its defaults and prints what it finds.
   *
   * @param arguments a folder to keep the recordings in, or nothing
   * @param out where the result goes
   * @throws IOException if recordings cannot be written or read
   */
  static void run(List<String> arguments, PrintWriter out) throws IOException {
    if (arguments.size() > 1) {
      throw new IllegalArgumentException(
          "arguments must be at most a folder, received " + arguments);
    }
    ComputeThreads.configured().apply();
    if (arguments.size() == 1) {
      print(run(Path.of(arguments.get(0)), RECORDINGS, EPOCHS), out);
      return;
    }
    Path folder = Files.createTempDirectory("kinema4j-demo");
    try {
      print(run(folder, RECORDINGS, EPOCHS), out);
    } finally {
      delete(folder);
    }
  }

  /**
   * Generates recordings, trains a network on some people, and tests it on another one.
   *
   * @param folder where the recordings go
   * @param recordings what to generate
   * @param epochs most epochs to train
   * @return what was found
   * @throws IOException if recordings cannot be written or read
   */
  public static Result run(Path folder, SynthSpec recordings, int epochs) throws IOException {
    // A program moves a body of 23 segments and writes what an Xsens suit would.
    SynthDataset.write(folder, recordings, THREADS, progress -> {});

    // The case study: one-second windows of positions, three bidirectional LSTM(32).
    RunConfig config = RunConfig.DEFAULT.withTraining(TrainingConfig.DEFAULT.withEpochs(epochs));
    HarPipeline pipeline = new HarPipeline(config);

    // Read no more than the features need.
    LabelledData labelled = AndyDataset.open(folder).load(pipeline.signals(), THREADS);

    // Features, windows, the split by subject, the standardizer.
    PreparedData data = pipeline.prepare(labelled.clips());

    // Learn from some people, judge on one whom the network has never seen.
    TrainedModel model = pipeline.train(data, TrainingListener.SILENT);
    Evaluation evaluation = HarPipeline.evaluate(model.bundle(), data.test());

    return new Result(
        data.split().test().stream().toList(), data.windows().train().size(), evaluation.windows());
  }

  private static void print(Result result, PrintWriter out) {
    ConfusionMatrix confusion = result.confusion();
    out.printf(
        Locale.ROOT,
        "Learned from %d windows; tested on %s (synthetic data).%n"
            + "Accuracy %.3f of %d windows, macro-F1 %.3f.%n%n",
        result.trainWindows(),
        String.join(", ", result.testSubjects()),
        confusion.accuracy(),
        confusion.total(),
        confusion.macroF1());
    List<ClassScore> scores = confusion.perClass();
    int width = confusion.labels().stream().mapToInt(String::length).max().orElse(1);
    out.println("Rows true, columns recognised:");
    for (int row = 0; row < scores.size(); row++) {
      StringBuilder line = new StringBuilder(scores.get(row).label());
      line.append(" ".repeat(width - line.length()));
      for (int column = 0; column < scores.size(); column++) {
        line.append(String.format(Locale.ROOT, "%6d", confusion.count(row, column)));
      }
      out.println(line.append(String.format(Locale.ROOT, "   F1 %.3f", scores.get(row).f1())));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(HumanActionRecognition::deleteOne);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
