package org.kinema4j.har.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.evaluate.LabelledRecording;
import org.kinema4j.har.evaluate.WindowPrediction;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.train.EpochScore;

/** Invented reports of the size that a real run has, the same at every call. */
final class Reports {

  static final List<String> CLASSES =
      IntStream.range(0, 8).mapToObj(i -> Action.values()[i].label()).toList();
  static final SplitSubjects SPLIT =
      new SplitSubjects(List.of("P01", "P02", "P03", "P04"), List.of("P05"), List.of("P06"));

  private static final int RATE = 60;
  private static final int WINDOW = 60;
  private static final int STRIDE = 15;

  private Reports() {}

  /** Three recordings of one subject, most of them recognised. */
  static Evaluation evaluation() {
    Random random = new Random(42);
    List<LabelledRecording> recordings = new ArrayList<>();
    List<WindowPrediction> windows = new ArrayList<>();
    for (int trial = 1; trial <= 3; trial++) {
      LabelTrack labels = labels(random, 2500 + 200 * trial);
      String name = "P06_Setup_A_Seq_1_Trial_" + trial;
      recordings.add(new LabelledRecording(name, "P06", RATE, labels));
      for (int start = 0; start + WINDOW <= labels.frames(); start += STRIDE) {
        windows.add(window(random, name, start, labels));
      }
    }
    return Evaluation.of(CLASSES, windows, recordings);
  }

  private static LabelTrack labels(Random random, int frames) {
    List<LabelSpan> spans = new ArrayList<>();
    int[] cycle = {7, 0, 1, 4, 2, 3, 0, 1, 5, 6, 3};
    int start = 40;
    for (int i = 0; start < frames - 60; i++) {
      int action = cycle[i % cycle.length];
      int length = (action >= 4 ? 120 : 45) + random.nextInt(action >= 4 ? 160 : 50);
      int end = Math.min(frames - 30, start + length);
      spans.add(new LabelSpan(start, end, CLASSES.get(action)));
      start = end;
    }
    return new LabelTrack(frames, spans);
  }

  private static WindowPrediction window(Random random, String name, int start, LabelTrack labels) {
    Optional<String> label = labels.at(start + WINDOW / 2);
    int truth = label.map(CLASSES::indexOf).orElse(7);
    int predicted = truth;
    if (random.nextDouble() < 0.16) {
      int[] neighbor = {1, 0, 3, 2, 7, 6, 5, 4};
      predicted = random.nextDouble() < 0.75 ? neighbor[truth] : random.nextInt(8);
    }
    double[] probabilities = new double[8];
    double sure = 0.5 + 0.4 * random.nextDouble();
    for (int c = 0; c < 8; c++) {
      probabilities[c] = c == predicted ? sure : (1 - sure) / 7;
    }
    return new WindowPrediction(name, "P06", start, start + WINDOW, label, probabilities);
  }

  static LearningCurve curve() {
    Random random = new Random(5);
    List<EpochScore> epochs = new ArrayList<>();
    for (int e = 1; e <= 15; e++) {
      double train = 0.22 + 1.9 * Math.exp(-e / 3.4) + 0.02 * random.nextDouble();
      double validation = 0.45 + 1.6 * Math.exp(-e / 2.8) + 0.012 * Math.max(0, e - 8);
      epochs.add(
          new EpochScore(
              e,
              train,
              validation + 0.05 * random.nextDouble(),
              0.97 - 0.75 * Math.exp(-e / 3.0),
              0.88 - 0.7 * Math.exp(-e / 2.6) + 0.015 * random.nextDouble()));
    }
    return new LearningCurve(epochs, OptionalInt.of(11));
  }

  static DataDescription data() {
    long[] train = {412, 398, 377, 350, 1204, 1377, 1298, 1102};
    List<ClassWindows> windows =
        IntStream.range(0, 8)
            .mapToObj(c -> new ClassWindows(CLASSES.get(c), train[c], train[c] / 4, train[c] / 5))
            .toList();
    return new DataDescription(
        List.of(
            new Fact("source", "synthetic recordings in AnDy's layout, seed 42"),
            new Fact("recordings", "18"),
            new Fact("subjects", "6"),
            new Fact("duration", "13 min 42 s, 49,320 frames at 60 Hz"),
            new Fact("windows", "1 s long, every 0.25 s, label of the majority")),
        windows,
        SPLIT);
  }

  static RunDescription run() {
    String yaml =
        """
        window:
          length: 1.0 s
          stride: 0.25 s
          label: majority
        network:
          name: bilstm
          hidden: 48
          dropout: 0.3
        train:
          epochs: 15
          batch: 64
          loss: "focal <gamma 2>"
        """;
    return new RunDescription(
        "bilstm (2 layers, 48 units)",
        84_296,
        curve(),
        yaml,
        List.of(
            new Fact("Kinema4J", "0.1.0"),
            new Fact("Deeplearning4j", "1.0.0-M2.1, nd4j-native, 1 thread"),
            new Fact("Java", "17.0.15, Linux amd64"),
            new Fact("seed", "42"),
            new Fact("time", "ingest 2.1 s, training 68.4 s, evaluation 1.9 s")));
  }

  static ReportData report() {
    return new ReportData(
        "Action recognition on six participants",
        List.of(
            "The data is synthetic: the scores say that the pipeline works, not how well people's"
                + " actions are recognised.",
            "The network is smaller than the default so that training ends within two minutes."),
        data(),
        run(),
        evaluation());
  }
}
