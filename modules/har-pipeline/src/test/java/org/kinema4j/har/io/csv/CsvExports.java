package org.kinema4j.har.io.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a small folder of generic CSV: people who rest, swing and, only the last of them, turn.
 *
 * <p>24 s each at 50 Hz with times in milliseconds' precision, a row of units, four channels;
 * labels run half a second past the data. The second person's recording lacks the rows from 6 s to
 * 7 s; a recording without labels is of nobody else.
 */
public final class CsvExports {

  private static final int RATE = 50;
  private static final int SECONDS = 24;
  private static final int GAP_FROM = 6 * RATE;
  private static final int GAP_TO = 7 * RATE;
  private static final List<String> LABELS = List.of("rest", "swing", "rest", "turn");

  private CsvExports() {}

  /** Writes {@code s1_walk.csv} to {@code s4_walk.csv}, their labels, and {@code s5_new.csv}. */
  public static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (int person = 1; person <= 4; person++) {
      String stem = "s" + person + "_walk";
      Files.writeString(folder.resolve(stem + ".csv"), motion(person, person == 2));
      Files.writeString(folder.resolve(stem + ".labels.csv"), labels(person));
    }
    Files.writeString(folder.resolve("s5_new.csv"), motion(5, false));
    return folder;
  }

  /** Six seconds of each; who never turns swings in its place. */
  private static String label(int person, int second) {
    String label = LABELS.get(second / (SECONDS / LABELS.size()));
    return label.equals("turn") && person < 4 ? "swing" : label;
  }

  private static String motion(int person, boolean gap) {
    Random random = new Random(person);
    StringBuilder text = new StringBuilder("time,arm_x,arm_y,leg_x,leg_y\ns,m,m,m,m\n");
    for (int f = 0; f < SECONDS * RATE; f++) {
      if (gap && f >= GAP_FROM && f < GAP_TO) {
        continue;
      }
      double phase = 2 * Math.PI * f / RATE;
      double arm = label(person, f / RATE).equals("swing") ? Math.sin(phase) : 0;
      double leg = label(person, f / RATE).equals("turn") ? Math.sin(2 * phase) : 0;
      text.append(
          String.format(
              Locale.ROOT,
              "%.3f,%.4f,%.4f,%.4f,%.4f\n",
              (double) f / RATE,
              arm + 0.05 * random.nextGaussian(),
              0.5 * arm + 0.05 * random.nextGaussian(),
              leg + 0.05 * random.nextGaussian(),
              0.05 * random.nextGaussian()));
    }
    return text.toString();
  }

  private static String labels(int person) {
    int part = SECONDS / LABELS.size();
    StringBuilder text = new StringBuilder("start,end,label\n");
    for (int start = 0; start < SECONDS; start += part) {
      double end = start + part == SECONDS ? SECONDS + 0.5 : start + part;
      text.append(String.format(Locale.ROOT, "%d,%.1f,%s\n", start, end, label(person, start)));
    }
    return text.toString();
  }
}
