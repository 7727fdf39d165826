package org.kinema4j.har.io.inertial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a small data set in UCI HAR's layout: people who walk (1), sit (4) and lie (6), in runs of
 * {@value #RUN} windows. Walking swings all signals, lying turns gravity from x to z.
 */
public final class InertialSample {

  /** Windows in a row with the same label. */
  public static final int RUN = 5;

  /** Windows of one person. */
  public static final int OF_A_PERSON = 3 * RUN;

  private static final int[] LABELS = {1, 4, 6};

  private InertialSample() {}

  /** Writes both parts, without subjects and without names of the classes. */
  public static Path write(Path root, int train, int test, int frames) throws IOException {
    writePart(root, "train", train, frames);
    writePart(root, "test", test, frames);
    return root;
  }

  /** Adds the subjects: 1, 2, ... in the training part, 21, 22, ... in the test part. */
  public static void addSubjects(Path root, int train, int test) throws IOException {
    lines(root.resolve("train/subject_train.txt"), train, i -> 1 + i / OF_A_PERSON);
    lines(root.resolve("test/subject_test.txt"), test, i -> 21 + i / OF_A_PERSON);
  }

  /** The file of a signal. */
  public static Path signal(Path root, String part, String signal) {
    return root.resolve(part).resolve("Inertial Signals").resolve(signal + "_" + part + ".txt");
  }

  private static void writePart(Path root, String part, int windows, int frames)
      throws IOException {
    Files.createDirectories(root.resolve(part).resolve("Inertial Signals"));
    lines(root.resolve(part).resolve("y_" + part + ".txt"), windows, InertialSample::label);
    List<String> names = InertialText.CHANNELS.stream().map(channel -> channel.name()).toList();
    for (int c = 0; c < names.size(); c++) {
      int channel = c;
      Random random = new Random(channel + part.length());
      lines(
          signal(root, part, names.get(c)),
          windows,
          i ->
              IntStream.range(0, frames)
                  .mapToObj(t -> number(value(label(i), channel, t) + noise(random), i))
                  .collect(Collectors.joining(" ")));
    }
  }

  private static int label(int window) {
    return LABELS[window / RUN % LABELS.length];
  }

  private static double value(int label, int channel, int frame) {
    boolean up = channel == 6 && label != 6;
    boolean flat = channel == 8 && label == 6;
    double gravity = up || flat ? 1 : 0;
    return gravity + (label == 1 ? 0.5 * Math.sin(0.9 * frame + channel) : 0);
  }

  private static double noise(Random random) {
    return 0.02 * random.nextGaussian();
  }

  /** Half of the lines as the original writes numbers, half as the published subset does. */
  private static String number(double value, int line) {
    return line % 2 == 0
        ? String.format(Locale.ROOT, "%15.7e", value).replaceAll("e([-+])", "e$10")
        : Float.toString((float) value);
  }

  private static void lines(Path file, int count, IntFunction<Object> line) throws IOException {
    Files.write(file, IntStream.range(0, count).mapToObj(line).map(Object::toString).toList());
  }
}
