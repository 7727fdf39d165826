package org.kinema4j.har.io.andy.authors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.andy.AndyTrial;
import org.kinema4j.har.io.internal.CsvTable;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.transform.FeatureExtractor;

/**
 * Reads the authors' own tables of features, {@code allFeatures_csv/Participant_<id>/<trial>.csv}.
 *
 * <p>The first column is an index, the second the time in seconds ({@code timestamp}, in older
 * files {@code timestamps} or {@code timestamps_(s)}), every further one a feature. Times start
 * anywhere and must be evenly spaced: no row may be farther than half a step from its place on a
 * grid with the median step.
 */
public final class AuthorsFeatureCsv {

  private static final Set<String> TIME_COLUMNS =
      Set.of("timestamp", "timestamps", "timestamps_(s)");
  private static final int TIME = 1;
  private static final int FIRST_FEATURE = 2;

  private AuthorsFeatureCsv() {}

  /**
   * Reads a file.
   *
   * @param source the file
   * @return its features as the signal {@value FeatureExtractor#SIGNAL}, with the frame rate that
   *     the times give, 8 Hz in the published files; name and subject as {@link AndyTrial} reads
   *     them
   * @throws InputUnavailableException if it is missing or cannot be read
   * @throws BadDataException if its content is not as described above
   */
  public static MotionClip read(Path source) throws InputUnavailableException {
    CsvTable table = CsvTable.read(source);
    List<Channel> channels = channels(table);
    double rate = 1 / step(table);
    float[] values = new float[Math.multiplyExact(channels.size(), table.rows().size())];
    int at = 0;
    for (CsvTable.Row row : table.rows()) {
      for (int c = 0; c < channels.size(); c++) {
        values[at++] = (float) table.number(row, FIRST_FEATURE + c);
      }
    }
    AndyTrial trial = AndyTrial.of(source);
    return new MotionClip(
        trial.name(),
        trial.subject(),
        rate,
        List.of(new Signal(FeatureExtractor.SIGNAL, channels, values)));
  }

  private static List<Channel> channels(CsvTable table) {
    List<String> header = table.header();
    if (header.size() <= FIRST_FEATURE
        || !TIME_COLUMNS.contains(header.get(TIME).toLowerCase(Locale.ROOT))) {
      throw new BadDataException(
          table.source(),
          "header",
          "an index, timestamp, and features",
          String.join(", ", header.subList(0, Math.min(header.size(), FIRST_FEATURE + 1))));
    }
    Set<String> seen = new HashSet<>();
    List<Channel> channels = new ArrayList<>();
    for (String name : header.subList(FIRST_FEATURE, header.size())) {
      if (!seen.add(name)) {
        throw new BadDataException(table.source(), "header", "each column once", name + " twice");
      }
      channels.add(new Channel(name, AuthorsFeatures.unit(name)));
    }
    return channels;
  }

  private static double step(CsvTable table) {
    if (table.rows().size() < 2) {
      throw new BadDataException(
          table.source(), "", "at least two rows", Integer.toString(table.rows().size()));
    }
    double[] times = table.rows().stream().mapToDouble(row -> table.number(row, TIME)).toArray();
    double[] steps = new double[times.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = times[i + 1] - times[i];
    }
    Arrays.sort(steps);
    double step = steps[steps.length / 2];
    for (int i = 0; i < times.length; i++) {
      if (!(step > 0 && Math.abs(times[i] - times[0] - i * step) <= step / 2)) {
        throw new BadDataException(
            table.source(),
            CsvTable.place(table.rows().get(i).line(), table.header().get(TIME)),
            "rows evenly spaced in time, every %s s".formatted(Double.toString(step)),
            Double.toString(times[i]));
      }
    }
    return step;
  }
}
