package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.ForkedJvm;
import org.kinema4j.har.io.Staging;

/**
 * Commands killed at random moments leave each file old, new or absent, and never a mixture that
 * looks whole; the next run cleans up.
 *
 * <p>A third of the kills fall while results are being written, a third when the first of them is
 * moved, a third anywhere in the life of the process. {@code -Dkinema4j.kills=50} kills more often,
 * {@code -Dkinema4j.killSeed=7} at other moments; {@code target/kills.txt} tells what was found.
 */
class KillTest {

  private static final int KILLS = Integer.getInteger("kinema4j.kills", 4);
  private static final long SEED = Long.getLong("kinema4j.killSeed", 42);

  private static final int OLD = 1;
  private static final int NEW = 2;

  /** Longest wait after the first unfinished file: about as long as writing all takes. */
  private static final int MOST_MILLIS_OF_WRITING = 150;

  private static final int MOST_MILLIS_OF_MOVING = 3;

  /** When to kill. */
  private enum Moment {
    WRITING,
    MOVING,
    ANYWHERE
  }

  @TempDir private static Path folder;

  private static Path config;

  /** What undisturbed runs wrote, and how long they took. */
  private static final Map<String, Reference> REFERENCES = new LinkedHashMap<>();

  private record Reference(Path old, Path renewed, long millis) {

    Path of(int seed) {
      return seed == OLD ? old : renewed;
    }
  }

  @BeforeAll
  static void runUndisturbed() throws Exception {
    config =
        Files.writeString(
            folder.resolve("run.yaml"), "network: bilstm-small\ntraining: {epochs: 1}\n");
    for (String command : List.of("synth", "train", "predict", "anonymise")) {
      Path old = folder.resolve(command + "-old");
      assertThat(HarRun.of((Object[]) command(command, OLD, old)).code()).isZero();
      Path renewed = folder.resolve(command + "-new");
      long start = System.nanoTime();
      try (ForkedJvm jvm = fork(command, NEW, renewed)) {
        assertThat(jvm.exitCode()).as(jvm.err()).isZero();
      }
      long millis = (System.nanoTime() - start) / 1_000_000;
      REFERENCES.put(command, new Reference(old, renewed, millis));
    }
  }

  /** A command whose results depend on the seed; it replaces what is there. */
  private static String[] command(String name, int seed, Path out) throws IOException {
    List<Object> words = new ArrayList<>(List.of(name, "--force", "--out", out));
    switch (name) {
      case "synth" ->
          words.addAll(
              List.of("--participants", 2, "--trials", 1, "--seconds", 30, "--seed", seed));
      case "train" ->
          words.addAll(
              List.of("--data", folder.resolve("synth-old"), "--config", config, "--seed", seed));
      case "predict" -> {
        Reference train = REFERENCES.get("train");
        words.addAll(List.of("--model", train.of(seed).resolve(OutputFolder.MODEL)));
        words.addAll(recordings(REFERENCES.get("synth").old()));
      }
      case "anonymise" -> {
        words.addAll(List.of("--names", "neutral"));
        words.addAll(recordings(REFERENCES.get("synth").of(seed)));
      }
      default -> throw new IllegalArgumentException(name);
    }
    return words.stream().map(Object::toString).toArray(String[]::new);
  }

  private static ForkedJvm fork(String command, int seed, Path out) throws IOException {
    return ForkedJvm.start(Har.class, Arrays.asList(command(command, seed, out)));
  }

  private static List<Path> recordings(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(file -> file.toString().endsWith(".mvnx")).sorted().toList();
    }
  }

  @Test
  void leavesNothingHalfWritten() throws Exception {
    Random random = new Random(SEED);
    List<String> commands = List.copyOf(REFERENCES.keySet());
    Map<String, Integer> states = new TreeMap<>();
    for (int i = 0; i < KILLS; i++) {
      String command = commands.get(i % commands.size());
      Moment moment = Moment.values()[i / commands.size() % Moment.values().length];
      String state = killAndRepeat(command, moment, random, folder.resolve("out" + i));
      states.merge(state, 1, Integer::sum);
    }
    StringBuilder found = new StringBuilder("%d kills, seed %d%n".formatted(KILLS, SEED));
    states.forEach((state, count) -> found.append("%3d  %s%n".formatted(count, state)));
    Files.writeString(Path.of("target", "kills.txt"), found);
    assertThat(states.keySet()).anyMatch(state -> state.contains("killed"));
  }

  private static String killAndRepeat(String command, Moment moment, Random random, Path out)
      throws Exception {
    Reference reference = REFERENCES.get(command);
    boolean renews = random.nextBoolean();
    if (renews) {
      copy(reference.old(), out);
    }
    boolean killed = kill(command, moment, random, out);
    WholeFiles whole = new WholeFiles(List.of(reference.old(), reference.renewed()));
    String state =
        "%s, %s, %s"
            .formatted(
                command,
                killed ? "killed" : "finished before",
                renews ? describe(out, reference) : describe(out, reference).replace("old", "no"));

    assertThat(whole.faults(out)).as(state).isEmpty();

    HarRun again = HarRun.of((Object[]) command(command, NEW, out));
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(whole.faults(out)).as("after " + state).isEmpty();
    assertThat(out.resolve(Staging.UNFINISHED)).doesNotExist();
    assertThat(WholeFiles.names(out)).containsAll(WholeFiles.names(reference.renewed()));
    assertThat(new WholeFiles(List.of(reference.renewed())).faults(out).stream())
        .as("all is new but what only the old run wrote")
        .noneMatch(fault -> isOf(reference.renewed(), fault));
    return state;
  }

  private static boolean isOf(Path reference, String fault) {
    return Files.exists(reference.resolve(fault.substring(0, fault.indexOf(':'))));
  }

  private static boolean kill(String command, Moment moment, Random random, Path out)
      throws Exception {
    try (ForkedJvm jvm = fork(command, NEW, out)) {
      double latest = REFERENCES.get(command).millis();
      if (moment != Moment.ANYWHERE) {
        awaitUnfinished(jvm, out);
        latest = MOST_MILLIS_OF_WRITING;
      }
      if (moment == Moment.MOVING) {
        awaitChange(jvm, out);
        latest = MOST_MILLIS_OF_MOVING;
      }
      TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * latest * 1_000_000));
      return jvm.kill();
    }
  }

  private static void awaitUnfinished(ForkedJvm jvm, Path out) {
    Path files = out.resolve(Staging.UNFINISHED).resolve("files");
    while (jvm.isAlive() && !Files.exists(files)) {
      Thread.onSpinWait();
    }
  }

  /** The time of a folder tells that something in it was deleted or moved. */
  private static void awaitChange(ForkedJvm jvm, Path out) throws IOException {
    FileTime before = Files.getLastModifiedTime(out);
    while (jvm.isAlive() && Files.getLastModifiedTime(out).equals(before)) {
      Thread.onSpinWait();
    }
  }

  private static String describe(Path out, Reference reference) throws IOException {
    int renewed = 0;
    List<String> names = WholeFiles.names(reference.renewed());
    for (String name : names) {
      Path file = out.resolve(name);
      Path old = reference.old().resolve(name);
      if (Files.exists(file) && (!Files.exists(old) || Files.mismatch(file, old) >= 0)) {
        renewed++;
      }
    }
    String unfinished = Files.exists(out.resolve(Staging.UNFINISHED)) ? ", unfinished files" : "";
    if (renewed == 0) {
      return "old files" + unfinished;
    }
    return (renewed == names.size() ? "new files" : "old and new files") + unfinished;
  }

  private static void copy(Path from, Path to) throws IOException {
    for (String name : WholeFiles.names(from)) {
      Path target = to.resolve(name);
      Files.createDirectories(target.getParent());
      Files.copy(from.resolve(name), target);
    }
  }

  /** What this test finds if a program writes straight into the file. */
  static final class NaiveWriter {

    private NaiveWriter() {}

    /** Writes the first half of a copy, says so, and goes on when it is too late. */
    public static void main(String[] args) throws Exception {
      byte[] content = Files.readAllBytes(Path.of(args[0]));
      try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
        out.write(content, 0, content.length / 2);
        System.out.println("half");
        Thread.sleep(120_000);
        out.write(content, content.length / 2, content.length - content.length / 2);
      }
    }
  }

  @Test
  void findsFilesThatAreWrittenInPlace() throws Exception {
    Path old = REFERENCES.get("train").old();
    Path out = folder.resolve("naive");
    copy(old, out);
    Path report = out.resolve(OutputFolder.REPORT);
    WholeFiles whole = new WholeFiles(List.of(old));
    assertThat(whole.faults(out)).isEmpty();

    List<String> arguments =
        List.of(
            REFERENCES.get("train").renewed().resolve(report.getFileName()).toString(),
            report.toString());
    try (ForkedJvm naive = ForkedJvm.start(NaiveWriter.class, arguments)) {
      naive.awaitOut("half");
      assertThat(naive.kill()).isTrue();
    }

    assertThat(whole.faults(out))
        .containsExactly("report.html: is cut off", "run.json vouches for another report.html");
  }

  @Test
  void findsEveryFileThatIsCutOff() throws IOException {
    for (Reference reference : REFERENCES.values()) {
      WholeFiles whole = new WholeFiles(List.of(reference.old()));
      assertThat(whole.faults(reference.old())).isEmpty();
      for (String name : WholeFiles.names(reference.old())) {
        Path out = folder.resolve("cut");
        copy(reference.old(), out);
        byte[] content = Files.readAllBytes(out.resolve(name));
        Files.write(out.resolve(name), Arrays.copyOf(content, content.length / 2));

        assertThat(whole.faults(out)).as(name).anyMatch(fault -> fault.startsWith(name + ": "));
        delete(out);
      }
    }
  }

  @Test
  void findsMixtures() throws IOException {
    for (String name : List.of(OutputFolder.MODEL, OutputFolder.METRICS, OutputFolder.REPORT)) {
      Reference train = REFERENCES.get("train");
      Path out = folder.resolve("mixture-" + name);
      copy(train.old(), out);
      Files.delete(out.resolve(name));
      WholeFiles whole = new WholeFiles(List.of(train.old(), train.renewed()));
      assertThat(whole.faults(out)).containsExactly("run.json vouches for another " + name);

      Files.copy(train.renewed().resolve(name), out.resolve(name));
      assertThat(whole.faults(out)).containsExactly("run.json vouches for another " + name);

      Files.delete(out.resolve(OutputFolder.RUN));
      assertThat(whole.faults(out)).isEmpty();
    }
  }

  private static void delete(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
