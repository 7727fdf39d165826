package org.kinema4j.har.io.inertial;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.internal.FloatScanner;
import org.kinema4j.har.motion.BadDataException;

/**
 * Reads one file a channel, one line a window, into one array: window after window, frame after
 * frame, channel beside channel. No object is made for a number or a line.
 */
final class InertialTable {

  private static final int BUFFER = 1 << 16;

  /** What an array can hold on every JVM. */
  private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

  private final List<Path> files;
  private final int windows;
  private final Path counted;
  private final int frames;
  private final float[] values;
  private final FloatScanner scanner = new FloatScanner();
  private final float[] row;

  private InertialTable(List<Path> files, int windows, Path counted)
      throws InputUnavailableException {
    this.files = files;
    this.windows = windows;
    this.counted = counted;
    this.frames = firstLine(files.get(0));
    if (frames == 0) {
      throw new BadDataException(files.get(0), "line 1", "the numbers of a window", "none");
    }
    long numbers = (long) windows * frames * files.size();
    if (numbers > MOST_NUMBERS) {
      throw new BadDataException(
          files.get(0),
          "line 1",
          "a data set of at most " + MOST_NUMBERS + " numbers",
          "%d windows of %d numbers in %d files".formatted(windows, frames, files.size()));
    }
    this.row = new float[frames];
    this.values = new float[(int) numbers];
  }

  /**
   * Reads the files.
   *
   * @param files a file a channel; the first line of the first sets the length of all windows
   * @param windows how many lines each must have
   * @param counted the file that says so
   */
  static InertialTable read(List<Path> files, int windows, Path counted)
      throws InputUnavailableException {
    InertialTable table = new InertialTable(files, windows, counted);
    for (int channel = 0; channel < files.size(); channel++) {
      table.readChannel(channel);
    }
    return table;
  }

  /** Frames in a window. */
  int frames() {
    return frames;
  }

  /** The array itself. */
  float[] values() {
    return values;
  }

  /** Takes the end of each line, whose numbers the scanner then has. */
  @FunctionalInterface
  private interface LineEnd {
    void at(int line);
  }

  private int firstLine(Path file) throws InputUnavailableException {
    int[] numbers = new int[1];
    scan(file, new float[0], line -> numbers[0] = count(file, line), 1);
    return numbers[0];
  }

  private void readChannel(int channel) throws InputUnavailableException {
    Path file = files.get(channel);
    int lines = scan(file, row, line -> store(channel, line), Integer.MAX_VALUE);
    if (lines < windows) {
      throw new BadDataException(file, "", expectedLines(), lines + " lines");
    }
  }

  private void store(int channel, int line) {
    Path file = files.get(channel);
    if (line > windows) {
      throw new BadDataException(file, "line " + line, expectedLines(), "more");
    }
    int numbers = count(file, line);
    if (numbers != frames) {
      throw new BadDataException(
          file,
          "line " + line,
          frames + " numbers, as on line 1 of " + files.get(0).getFileName(),
          numbers + " numbers");
    }
    int at = (line - 1) * frames * files.size() + channel;
    for (int t = 0; t < frames; t++, at += files.size()) {
      values[at] = row[t];
    }
  }

  private String expectedLines() {
    return windows + " lines, as in " + counted.getFileName();
  }

  private int count(Path file, int line) {
    int numbers = scanner.end();
    Optional<FloatScanner.Problem> problem = scanner.problem();
    if (problem.isPresent()) {
      throw new BadDataException(
          file, "line " + line, problem.get().expected(), problem.get().found());
    }
    return numbers;
  }

  /** Scans a file line by line, up to a number of lines; returns how many there were. */
  private int scan(Path file, float[] target, LineEnd end, int most)
      throws InputUnavailableException {
    char[] buffer = new char[BUFFER];
    int line = 0;
    boolean begun = false;
    scanner.begin(target, 0, target.length);
    try (Reader reader = reader(file)) {
      for (int read = reader.read(buffer); read > 0; read = reader.read(buffer)) {
        int from = 0;
        for (int i = 0; i < read; i++) {
          if (buffer[i] == '\n') {
            scanner.feed(buffer, from, i - from);
            end.at(++line);
            if (line == most) {
              return line;
            }
            scanner.begin(target, 0, target.length);
            from = i + 1;
          }
        }
        scanner.feed(buffer, from, read - from);
        begun = from < read || (begun && from == 0);
      }
      if (begun) {
        end.at(++line);
      }
      return line;
    } catch (NoSuchFileException e) {
      throw new InputUnavailableException(file, "does not exist", e);
    } catch (IOException e) {
      throw new InputUnavailableException(file, "cannot be read", e);
    }
  }

  /** Bytes as they are: what is no number in ASCII is reported as what it is. */
  private static Reader reader(Path file) throws IOException {
    return new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1);
  }
}
