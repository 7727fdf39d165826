package org.kinema4j.har.decode;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kinema4j.har.motion.LabelTrack;

/** Probabilities and tracks written as words, one letter a frame, {@code a} for the first class. */
final class Rows {

  private Rows() {}

  /** Each frame's class has 0.8, the others share the rest. */
  static double[][] of(String word, int classes) {
    return word.chars()
        .mapToObj(
            letter -> {
              double[] row = new double[classes];
              Arrays.fill(row, 0.2 / (classes - 1));
              row[letter - 'a'] = 0.8;
              return row;
            })
        .toArray(double[][]::new);
  }

  static String word(int[] classes) {
    return Arrays.stream(classes)
        .mapToObj(c -> String.valueOf((char) ('a' + c)))
        .collect(Collectors.joining());
  }

  /** Blanks are frames without a label. */
  static LabelTrack track(String word) {
    return LabelTrack.ofFrames(
        word.chars().mapToObj(c -> c == ' ' ? null : String.valueOf((char) c)).toList());
  }

  static List<String> classes(int size) {
    return IntStream.range(0, size).mapToObj(c -> String.valueOf((char) ('a' + c))).toList();
  }

  static double[][] random(Random random, int frames, int classes) {
    double[][] rows = new double[frames][];
    for (int f = 0; f < frames; f++) {
      rows[f] = distribution(random, classes);
    }
    return rows;
  }

  static double[] distribution(Random random, int size) {
    double[] values = random.doubles(size, 0.02, 1).toArray();
    double sum = Arrays.stream(values).sum();
    return Arrays.stream(values).map(v -> v / sum).toArray();
  }

  static HiddenMarkovModel model(Random random, int classes, int observationFrames) {
    return new HiddenMarkovModel(
        new Transitions(distribution(random, classes), random(random, classes, classes)),
        observationFrames,
        random.nextDouble());
  }
}
