package org.kinema4j.benchmarks.optimizers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinema4j.har.motion.BadDataException;

/**
 * Trials that are done: a file of a line of JSON each. A line is written at once and forced to the
 * disk; whoever was killed while writing leaves at most a last line without an end, which is
 * dropped. Several processes may write to one file.
 */
final class TrialLog {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<Trial.Key, Trial> trials = new LinkedHashMap<>();

  private TrialLog(Path file) {
    this.file = file;
  }

  /**
   * Reads a log.
   *
   * @param file the file; need not exist
   * @return the log
   * @throws IOException if it cannot be read
   * @throws BadDataException if a line is no trial; the message has its number
   */
  static TrialLog open(Path file) throws IOException {
    TrialLog log = new TrialLog(file);
    if (Files.exists(file)) {
      String text = Files.readString(file);
      List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        Trial trial = log.parsed(lines.get(i), i + 1);
        log.trials.put(trial.key(), trial);
      }
    }
    return log;
  }

  private Trial parsed(String line, int number) {
    try {
      return JSON.readValue(line, Trial.class);
    } catch (JsonProcessingException e) {
      throw new BadDataException(
          file, "line " + number, "a trial of this program", e.getOriginalMessage(), e);
    }
  }

  /** Finds a trial. */
  Optional<Trial> find(Trial.Key key) {
    return Optional.ofNullable(trials.get(key));
  }

  /** The trials of a setup, in the order in which they were done. */
  List<Trial> of(String setup) {
    return trials.values().stream().filter(trial -> trial.key().setup().equals(setup)).toList();
  }

  /**
   * Adds a trial; when this returns, it is on the disk.
   *
   * @param trial what was done
   * @throws IOException if it cannot be written
   */
  void add(Trial trial) throws IOException {
    byte[] line = (JSON.writeValueAsString(trial) + "\n").getBytes(StandardCharsets.UTF_8);
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      // released with the channel
      channel.lock();
      channel.truncate(wholeLines(channel)).position(channel.size());
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      trials.put(trial.key(), trial);
    }
  }

  /** Where a line begins that nobody finished. */
  private static long wholeLines(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long end = channel.size(); end > 0; end--) {
      channel.read(one.clear(), end - 1);
      if (one.get(0) == '\n') {
        return end;
      }
    }
    return 0;
  }
}
