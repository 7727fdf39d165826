package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinema4j.har.ForkedJvm;
import org.kinema4j.har.io.Staging;

/** Outputs that cannot be written: exit code 74, one line, and nothing is harmed. */
class OutputFailuresTest {

  private static final int OUTPUT_FAILED = 74;

  @TempDir private static Path shared;

  private static Path data;
  private static Path model;
  private static Path recording;

  @TempDir private Path folder;

  @BeforeAll
  static void trainAModel() throws IOException {
    data = shared.resolve("data");
    HarRun synth =
        HarRun.of("synth", "--out", data, "--participants", 2, "--trials", 1, "--seconds", 30);
    assertThat(synth.code()).as(synth.err()).isZero();
    Path out = shared.resolve("trained");
    HarRun train =
        HarRun.of(
            "train", "--data", data, "--out", out, "--network", "bilstm-small", "--epochs", 1);
    assertThat(train.code()).as(train.err()).isZero();
    model = out.resolve(OutputFolder.MODEL);
    try (Stream<Path> files = Files.walk(data)) {
      recording = files.filter(file -> file.toString().endsWith(".mvnx")).findFirst().orElseThrow();
    }
  }

  /** A command that would succeed if it could write. */
  private static Object[] command(String name, Path out) {
    return switch (name) {
      case "synth" -> new Object[] {name, "--out", out, "--participants", 2, "--seconds", 30};
      case "quickstart" ->
          new Object[] {name, "--out", out, "--participants", 2, "--seconds", 30, "--epochs", 1};
      case "train" -> new Object[] {name, "--out", out, "--data", data, "--epochs", 1};
      case "evaluate" -> new Object[] {name, "--out", out, "--data", data, "--model", model};
      case "predict" -> new Object[] {name, "--out", out, "--model", model, recording};
      case "anonymise" -> new Object[] {name, "--out", out, recording};
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static void assertRefused(HarRun run, String... saying) {
    assertThat(run.err()).contains(saying).hasLineCount(1).startsWith("har: ");
    assertThat(run.code()).isEqualTo(OUTPUT_FAILED);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"synth", "quickstart", "train", "evaluate", "predict", "anonymise"})
  void anotherRunIsWritingIntoTheFolder(String name) throws IOException {
    Path out = folder.resolve("out");
    try (Staging other = Staging.open(out)) {
      assertRefused(HarRun.of(command(name, out)), out + ": another run is writing into it\n");
      other.publish();
    }
    assertThat(names(out)).isEmpty();
  }

  @Test
  void anotherQuickstartOrSynthIsWritingTheRecordings() throws IOException {
    Path recordings = folder.resolve("out/recordings");
    try (Staging other = Staging.open(recordings)) {
      HarRun run = HarRun.of(command("quickstart", folder.resolve("out")));

      assertThat(run.code()).isEqualTo(OUTPUT_FAILED);
      assertThat(run.err()).endsWith(recordings + ": another run is writing into it\n");
      other.publish();
    }
    assertThat(names(folder.resolve("out"))).containsExactly("recordings");
  }

  @ParameterizedTest
  @ValueSource(strings = {"synth", "quickstart", "train", "evaluate", "predict", "anonymise"})
  void theFolderIsAFile(String name) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "kept");

    assertRefused(HarRun.of(command(name, file)), file.toString());
    assertRefused(HarRun.of(command(name, file.resolve("below"))), file.toString());
    assertThat(file).hasContent("kept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"synth", "quickstart", "train", "evaluate", "predict", "anonymise"})
  void theNameIsTooLong(String name) throws IOException {
    assertRefused(
        HarRun.of(command(name, folder.resolve("n".repeat(256)))), "File name too long\n");
    assertThat(names(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"synth", "quickstart", "train", "evaluate", "predict", "anonymise"})
  void theSystemAllowsNoFolderThere(String name) {
    Path proc = Path.of("/proc/self");
    assumeThat(proc).as("there is a folder that nobody writes to").isDirectory();

    assertRefused(HarRun.of(command(name, proc.resolve("out"))), "/proc/self");
  }

  @ParameterizedTest
  @ValueSource(strings = {"synth", "quickstart", "train", "evaluate", "predict", "anonymise"})
  void theFolderIsReadOnly(String name) throws IOException {
    assumeThat(System.getProperty("user.name")).as("permissions bind").isNotEqualTo("root");
    Path out = Files.createDirectory(folder.resolve("out"));
    assumeThat(out.toFile().setWritable(false)).isTrue();
    try {
      assertRefused(HarRun.of(command(name, out)), out + ": cannot be written: permission denied");
    } finally {
      assertThat(out.toFile().setWritable(true)).isTrue();
    }
    assertThat(names(out)).isEmpty();
  }

  @Test
  void resultsAreNotReplacedUnaskedNorMixed() throws IOException {
    Path metrics = Files.writeString(folder.resolve(OutputFolder.METRICS), "kept");

    assertRefused(
        HarRun.of(command("train", folder)),
        metrics + ": exists, without the run.json of a finished run; choose another --out, or");
    Files.writeString(folder.resolve(OutputFolder.RUN), "kept");
    assertRefused(
        HarRun.of(command("evaluate", folder)),
        metrics + ": exists; choose another --out, or replace it with --force");
    assertThat(metrics).hasContent("kept");
    assertThat(names(folder)).containsExactly(OutputFolder.METRICS, OutputFolder.RUN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "train", "evaluate"})
  void aFolderInThePlaceOfAResultIsNotReplacedEvenIfAsked(String name) throws IOException {
    Path taken = folder.resolve(OutputFolder.REPORT);
    Files.createDirectory(taken);
    List<Object> command = new ArrayList<>(List.of(command(name, folder)));
    if (!name.equals("quickstart")) {
      command.add("--force");
    }

    assertRefused(HarRun.of(command.toArray()), taken + ": is a folder, not a file\n");
    assertThat(names(folder)).containsExactly(OutputFolder.REPORT);
  }

  @Test
  void aLinkThatLeadsNowhereIsAResultToo() throws IOException {
    Path link = folder.resolve(OutputFolder.MODEL);
    Files.createSymbolicLink(link, folder.resolve("unmounted"));

    assertRefused(HarRun.of(command("train", folder)), link + ": exists");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void missingFoldersAreMadeAndLinksToFoldersFollowed() throws IOException {
    Path out = folder.resolve("a/b");
    assertThat(HarRun.of(command("predict", out)).code()).isZero();
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));

    HarRun again = HarRun.of(command("predict", link.resolve("b")));
    HarRun beside = HarRun.of(command("predict", link));

    assertRefused(again, "exists; replace it with --force");
    assertThat(beside.code()).as(beside.err()).isZero();
    assertThat(names(out)).hasSize(1).allMatch(name -> name.endsWith(".predicted.csv"));
    assertThat(names(folder.resolve("a"))).hasSize(2).contains("b");
  }

  @Test
  void predictionsGoBesideTheirRecordings() throws IOException {
    Path one = Files.copy(recording, Files.createDirectory(folder.resolve("x")).resolve("1.mvnx"));
    Path two = Files.copy(recording, folder.resolve("x/../x/2.mvnx"));
    Path three =
        Files.copy(recording, Files.createDirectory(folder.resolve("y")).resolve("3.mvnx"));

    HarRun run = HarRun.of("predict", "--model", model, one, two, three);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(names(folder.resolve("x")))
        .containsExactly("1.mvnx", "1.predicted.csv", "2.mvnx", "2.predicted.csv");
    assertThat(names(folder.resolve("y"))).containsExactly("3.mvnx", "3.predicted.csv");
  }

  @Test
  void noFolderIsMadeBesideAMissingRecording() throws IOException {
    HarRun run = HarRun.of("predict", "--model", model, folder.resolve("none/walk.mvnx"));

    assertThat(run.code()).isEqualTo(66);
    assertThat(run.err()).endsWith("walk.mvnx: does not exist\n").hasLineCount(1);
    assertThat(names(folder)).isEmpty();
  }

  /** A limit on the size of files fails in the midst of writing, as a full disk does. */
  @Test
  void aFileThatCannotGrowLeavesNothing() throws Exception {
    Path shell = Path.of("/bin/sh");
    assumeThat(shell).as("there is a shell").exists();
    Path out = folder.resolve("out");
    List<String> command =
        new ArrayList<>(List.of(shell.toString(), "-c", "ulimit -f 1024; exec \"$@\"", "sh"));
    command.addAll(ForkedJvm.command(Har.class, texts(command("synth", out))));

    try (ForkedJvm run = ForkedJvm.start(command, folder.resolve("printed"))) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(OUTPUT_FAILED);
      assertThat(run.err())
          .containsPattern("\\Rhar: " + out + ".*\\.mvnx: cannot be written: File too large\\R");
      assertThat(run.out()).isEmpty();
    }
    assertThat(names(out)).isEmpty();
  }

  @Test
  void aResultThatCannotBePrintedIsAFailure() throws Exception {
    Path full = Path.of("/dev/full");
    assumeThat(full).as("there is a device that is always full").exists();

    try (ForkedJvm run =
        ForkedJvm.start(ForkedJvm.command(Har.class, List.of("list", "networks")), full)) {
      assertThat(run.exitCode()).isEqualTo(OUTPUT_FAILED);
      assertThat(run.err())
          .contains("har: standard output: cannot be written: No space left on device");
    }
  }

  @Test
  void trainingThatIsToldToEndLeavesNothing() throws Exception {
    Path out = folder.resolve("out");
    List<String> command = texts(command("train", out));
    command.set(command.size() - 1, "1000");

    try (ForkedJvm run = ForkedJvm.start(Har.class, command)) {
      run.awaitErr("Split:");
      assertThat(names(out)).containsExactly(Staging.UNFINISHED);
      run.terminate();
      assertThat(run.exitCode()).as(run.err()).isEqualTo(143); // 128 + SIGTERM
    }
    assertThat(names(out)).isEmpty();
  }

  private static List<String> texts(Object[] command) {
    List<String> texts = new ArrayList<>();
    for (Object word : command) {
      texts.add(word.toString());
    }
    return texts;
  }

  private static List<String> names(Path path) throws IOException {
    try (Stream<Path> children = Files.list(path)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }
}
