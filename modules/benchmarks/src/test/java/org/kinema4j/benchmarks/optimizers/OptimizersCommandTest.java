package org.kinema4j.benchmarks.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.benchmarks.ucihar.MadeWindows;
import picocli.CommandLine;

class OptimizersCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void comparesAndDoesNothingTwice() throws IOException {
    MadeWindows.write(folder, "train", 200);
    MadeWindows.write(folder, "test", 20);
    Path results = folder.resolve("results");
    String[] options = {
      "--data",
      folder.toString(),
      "--out",
      results.toString(),
      "--optimizers",
      "Adam,Momentum",
      "--factors",
      "1,3",
      "--seeds",
      "4",
      "--epochs",
      "1",
      "--steps",
      "0"
    };

    assertThat(execute(options)).as(err.toString()).isZero();
    List<String> log = Files.readAllLines(results.resolve("trials.jsonl"));
    assertThat(execute(options)).as(err.toString()).isZero();

    assertThat(log).hasSize(6);
    assertThat(Files.readAllLines(results.resolve("trials.jsonl"))).isEqualTo(log);
    assertThat(err.toString().lines()).hasSize(6);
    assertThat(out.toString()).contains("| `Momentum` | Kinema4J |", "| `Adam` | DL4J |");
    assertThat(Files.readString(results.resolve("network.md")))
        .startsWith("bilstm-small, batch 64, 0.5 minutes of processor time, at most 1 epochs");
    assertThat(Files.readAllLines(results.resolve("trials.csv"))).hasSize(7);
    assertThat(ImageIO.read(results.resolve("losses.png").toFile()).getWidth()).isPositive();
  }

  @Test
  void descendsTheSurfaces() throws IOException {
    assertThat(execute("--steps", "3", "--out", folder.toString())).as(err.toString()).isZero();

    assertThat(Files.readAllLines(folder.resolve("surfaces.md")))
        .hasSize(2 + Contestant.all().size());
    for (String surface : List.of("rosenbrock", "beale", "himmelblau")) {
      Path picture = folder.resolve("surface-" + surface + ".png");
      assertThat(ImageIO.read(picture.toFile()).getHeight()).isPositive();
    }
  }

  @Test
  void faultsAreOneLine() {
    assertThat(execute("--steps", "0", "--optimizers", "Nobody")).isEqualTo(2);
    assertThat(err.toString()).startsWith("har bench: optimizer must be one of").hasLineCount(1);
    assertThat(execute("--steps", "0", "--minutes", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--minutes must be in (0, ∞)");
    assertThat(execute("--factors", "-1")).isEqualTo(2);
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).contains("trials.jsonl");
  }

  @Test
  void theStepBenchmarkSteps() {
    OptimizerStepBenchmark benchmark = new OptimizerStepBenchmark();
    benchmark.optimizer = "AdamW";
    benchmark.prepare();
    benchmark.refill();

    assertThat(benchmark.step().length()).isEqualTo(1_000_000);
    CommandLine command = OptimizerStepCommand.commandLine().setErr(new PrintWriter(err));
    assertThat(command.execute("--rounds", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--rounds must be in [1, ∞), received 0");
  }

  private int execute(String... args) {
    return OptimizersCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }
}
