package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.ForkedJvm;
import org.kinema4j.har.io.Staging;
import org.kinema4j.har.io.csv.CsvExports;

/**
 * A cross-validation killed at any moment goes on to the same results, byte for byte, and trains no
 * fold twice that was done.
 *
 * <p>The first kill falls while the second fold is being trained, others anywhere. {@code
 * -Dkinema4j.kills=20} kills more often, {@code -Dkinema4j.killSeed=7} at other moments; {@code
 * target/crossval-kills.txt} tells what was found.
 */
class CrossvalKillTest {

  private static final int KILLS = Math.max(1, Integer.getInteger("kinema4j.kills", 4) / 2);
  private static final long SEED = Long.getLong("kinema4j.killSeed", 42);

  @TempDir private static Path folder;

  private static Path reference;
  private static long millis;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    CsvExports.write(folder.resolve("data"));
    reference = folder.resolve("reference");
    long start = System.nanoTime();
    try (ForkedJvm jvm = fork(reference)) {
      assertThat(jvm.exitCode()).as(jvm.err()).isZero();
    }
    millis = (System.nanoTime() - start) / 1_000_000;
  }

  private static List<String> command(Path out) {
    return List.of(
        "crossval",
        "--format",
        "csv",
        "--data",
        folder.resolve("data").toString(),
        "--network",
        "bilstm-small",
        "--epochs",
        "2",
        "--out",
        out.toString());
  }

  private static ForkedJvm fork(Path out) throws IOException {
    return ForkedJvm.start(Har.class, command(out));
  }

  @Test
  void goesOnToTheSameResults() throws Exception {
    Random random = new Random(SEED);
    TreeMap<String, Integer> states = new TreeMap<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Path out = folder.resolve("out" + kill);
      boolean killed;
      try (ForkedJvm jvm = fork(out)) {
        if (kill == 0) {
          jvm.awaitErr("Fold 2 of 4");
        } else {
          TimeUnit.MILLISECONDS.sleep((long) (random.nextDouble() * millis));
        }
        killed = jvm.kill();
      }
      List<Path> done = done(out);
      List<byte[]> before = contents(done);
      states.merge(
          "%s, %d of 4 folds done".formatted(killed ? "killed" : "finished before", done.size()),
          1,
          Integer::sum);

      HarRun again = HarRun.of(command(out).toArray());

      assertThat(again.code()).as(again.err()).isZero();
      assertThat(again.err().split("Done before", -1)).hasSize(done.size() + 1);
      for (int i = 0; i < done.size(); i++) {
        assertThat(done.get(i)).as("not trained again").hasBinaryContent(before.get(i));
      }
      assertSame(out);
    }
    StringBuilder found = new StringBuilder("%d kills, seed %d%n".formatted(KILLS, SEED));
    states.forEach((state, count) -> found.append("%3d  %s%n".formatted(count, state)));
    Path target = Files.createDirectories(Path.of("target"));
    Files.writeString(target.resolve("crossval-kills.txt"), found);
    assertThat(states.keySet()).anyMatch(state -> state.equals("killed, 1 of 4 folds done"));
  }

  private static List<Path> done(Path out) {
    List<Path> done = new ArrayList<>();
    for (int f = 1; f <= 4; f++) {
      Path run = out.resolve("fold-" + f).resolve(OutputFolder.RUN);
      if (Files.exists(run)) {
        done.add(run);
      }
    }
    return done;
  }

  private static List<byte[]> contents(List<Path> files) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (Path file : files) {
      contents.add(Files.readAllBytes(file));
    }
    return contents;
  }

  /** Reports and run.json tell times; everything else is the same. */
  private static void assertSame(Path out) throws IOException {
    assertThat(WholeFiles.names(out)).isEqualTo(WholeFiles.names(reference));
    assertThat(out.resolve(Staging.UNFINISHED)).doesNotExist();
    for (int f = 1; f <= 4; f++) {
      Path fold = out.resolve("fold-" + f);
      assertThat(new WholeFiles(List.of(reference.resolve("fold-" + f))).faults(fold)).isEmpty();
      assertThat(fold.resolve(Staging.UNFINISHED)).doesNotExist();
    }
    for (String name : List.of(CrossvalFolder.FOLDS, CrossvalFolder.TABLE, CrossvalFolder.RESULT)) {
      assertThat(out.resolve(name)).as(name).hasSameBinaryContentAs(reference.resolve(name));
    }
  }
}
