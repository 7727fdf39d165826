package org.kinema4j.benchmarks.ucihar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kinema4j.har.io.inertial.InertialText;
import org.kinema4j.har.motion.Channel;

/** Invented data of UCI HAR's form: sitting and lying, told apart by where gravity is. */
public final class MadeWindows {

  private static final int FRAMES = 16;

  private MadeWindows() {}

  /**
   * Writes a part.
   *
   * @param folder folder of the data set
   * @param part train or test
   * @param windows how many windows
   * @throws IOException if it cannot be written
   */
  public static void write(Path folder, String part, int windows) throws IOException {
    Path signals = Files.createDirectories(folder.resolve(part).resolve("Inertial Signals"));
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < windows; i++) {
      labels.add(lies(i) ? "6" : "4");
    }
    Files.write(folder.resolve(part).resolve("y_" + part + ".txt"), labels);
    Random random = new Random(windows);
    for (Channel channel : InertialText.CHANNELS) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < windows; i++) {
        double level = channel.name().equals("total_acc_z") && lies(i) ? 1 : 0;
        lines.add(
            IntStream.range(0, FRAMES)
                .mapToObj(t -> number(level + 0.1 * random.nextGaussian()))
                .collect(Collectors.joining(" ")));
      }
      Files.write(signals.resolve(channel.name() + "_" + part + ".txt"), lines);
    }
  }

  private static boolean lies(int window) {
    return window / 5 % 2 == 1;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
