package org.kinema4j.benchmarks.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrentCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Shape> asked = new ArrayList<>();

  @TempDir private Path folder;

  /** Stock layers take 10 ms a window, the others 1 ms; inference half. */
  private Measurement invented(Engine engine, Shape shape) {
    asked.add(shape);
    double millis = shape.batch() * (engine == Engine.DL4J ? 10 : 1);
    return Made.measurement(shape, millis, millis / 2);
  }

  private int execute(String... args) {
    return RecurrentCommand.commandLine((engines, seconds, messages) -> this::invented)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  @Test
  void comparesEnginesInATableAndInJson() throws IOException {
    Path file = folder.resolve("made/bench.json");

    int code =
        execute("--engines", "onednn,dl4j", "--batch", "4,8", "--rounds", "3", "--out", "" + file);

    assertThat(code).isZero();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("training +4 +dl4j +100 +100 to 100 +40\\.0 +1\\.00 x"))
        .anyMatch(
            line -> line.matches("inference +8 +onednn +2000 +2000 to 2000 +4\\.00 +10\\.0 x"));
    assertThat(err.toString()).contains("har bench: 12/12 ");
    JsonNode json = new ObjectMapper().readTree(Files.readString(file));
    assertThat(json.get("rounds").intValue()).isEqualTo(3);
    assertThat(json.get("results")).hasSize(4);
    JsonNode oneDnn = json.get("results").get(1);
    assertThat(oneDnn.get("engine").textValue()).isEqualTo("onednn");
    assertThat(oneDnn.at("/training/relativeTo").textValue()).isEqualTo("dl4j");
    assertThat(oneDnn.at("/training/relativeSpeed").doubleValue()).isEqualTo(10);
    assertThat(oneDnn.at("/training/rounds")).hasSize(3);
    assertThat(oneDnn.at("/losses/2/after").doubleValue()).isEqualTo(1);
  }

  @Test
  void measuresScalingOfOneEngine() throws IOException {
    Path file = folder.resolve("scaling.json");

    assertThat(execute("--scaling", "--rounds", "1", "--out", "" + file)).isZero();

    // 5 + 7 + 5 sizes, of which the reference is in each series.
    assertThat(asked).doesNotHaveDuplicates().hasSize(15).contains(Shape.REFERENCE);
    assertThat(out.toString())
        .contains("frames of a window", "windows in a batch", "units of a direction");
    // Cost is in proportion to the batch, and does not depend on the length.
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("512 +[0-9.]+ +512\\.00 +1\\.00 +256\\.00 +1\\.00"))
        .anyMatch(line -> line.matches("480 +[0-9.]+ +64\\.00 +0\\.50 +32\\.00 +0\\.50"));
    assertThat(new ObjectMapper().readTree(Files.readString(file)).get("results")).hasSize(15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rounds=0     | --rounds must be in [1, \u221e), received 0",
        "--seconds=NaN  | --seconds must be in [0, \u221e), received NaN",
        "--batch=4,0    | --batch must be in [1, \u221e), received 0",
        "--engines=tpu  | engine must be one of kinema4j, dl4j, dl4j-1-thread, pytorch, onednn, onednn-1-thread, received tpu"
      })
  void refusesWrongOptions(String option, String message) {
    assertThat(execute(option)).isEqualTo(2);

    assertThat(err.toString()).contains(message);
    assertThat(asked).isEmpty();
  }

  @Test
  void scalingChoosesItsOwnBatches() {
    assertThat(execute("--scaling", "--batch", "4")).isEqualTo(2);

    assertThat(err.toString()).contains("leave --batch out");
  }

  @Test
  void aFailedTrialIsOneMessage() {
    int code =
        RecurrentCommand.commandLine(
                (engines, seconds, messages) ->
                    (engine, shape) -> {
                      throw new TrialFailedException("pytorch ended with exit code 1");
                    })
            .setErr(new PrintWriter(err, true))
            .execute("--batch", "1");

    assertThat(code).isEqualTo(70);
    assertThat(err.toString().lines().toList())
        .last()
        .isEqualTo("har bench: pytorch ended with exit code 1");
  }

  @Test
  void anUnwritableFileIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    int code = execute("--engines", "onednn", "--rounds", "1", "--out", file + "/in/it.json");

    assertThat(code).isEqualTo(74);
  }
}
