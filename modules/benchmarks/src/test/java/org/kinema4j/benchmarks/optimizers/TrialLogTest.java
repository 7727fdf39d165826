package org.kinema4j.benchmarks.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.motion.BadDataException;

class TrialLogTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void choose() {
    file = folder.resolve("new").resolve("trials.jsonl");
  }

  @Test
  void whatIsAddedIsFoundAgain() throws IOException {
    Trial trial = trial("a", 1, 0.5);
    Trial lost = trial("a", 2, Double.NaN);
    TrialLog log = TrialLog.open(file);
    log.add(trial);
    log.add(lost);

    TrialLog again = TrialLog.open(file);

    assertThat(Files.readAllLines(file)).hasSize(2);
    assertThat(again.find(trial.key())).contains(trial);
    assertThat(again.find(lost.key()).orElseThrow().diverged()).isTrue();
    assertThat(again.find(trial("b", 1, 0.5).key())).isEmpty();
  }

  @Test
  void setupsAreKeptApart() throws IOException {
    TrialLog log = TrialLog.open(file);
    log.add(trial("a", 1, 0.5));
    log.add(trial("b", 1, 0.7));

    assertThat(log.of("b")).containsExactly(trial("b", 1, 0.7));
  }

  /** Killed in the middle of a line, at every place. */
  @Test
  void anUnfinishedLineIsDroppedAndOverwritten() throws IOException {
    TrialLog.open(file).add(trial("a", 1, 0.5));
    long whole = Files.size(file);
    TrialLog.open(file).add(trial("a", 2, 0.6));
    byte[] bytes = Files.readAllBytes(file);
    for (long end = whole; end < bytes.length; end++) {
      Files.write(file, Arrays.copyOf(bytes, (int) end));

      TrialLog log = TrialLog.open(file);
      assertThat(log.of("a")).containsExactly(trial("a", 1, 0.5));

      log.add(trial("a", 2, 0.6));
      assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }
  }

  @Test
  void twoLogsWriteToOneFile() throws IOException {
    TrialLog one = TrialLog.open(file);
    TrialLog other = TrialLog.open(file);
    one.add(trial("a", 1, 0.5));
    other.add(trial("a", 2, 0.6));
    one.add(trial("a", 3, 0.7));

    assertThat(TrialLog.open(file).of("a")).hasSize(3);
  }

  @Test
  void aLineThatIsNoTrialIsNamed() throws IOException {
    TrialLog.open(file).add(trial("a", 1, 0.5));
    Files.writeString(file, "{\"key\":1}\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> TrialLog.open(file))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("line 2");
  }

  static Trial trial(String setup, long seed, double accuracy) {
    Trial.Key key = new Trial.Key(setup, "Adam", "Adam(0.1)", Trial.Part.TEST, seed);
    return new Trial(key, 1.5, 6, 0.25, List.of(0.5, 0.25), accuracy, 0.3);
  }
}
