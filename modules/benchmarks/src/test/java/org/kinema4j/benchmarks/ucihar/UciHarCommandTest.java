package org.kinema4j.benchmarks.ucihar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UciHarCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void comparesTheNetworkWithTheRegression() throws IOException {
    MadeWindows.write(folder, "train", 400);
    MadeWindows.write(folder, "test", 20);
    Path json = folder.resolve("result.json");

    int code =
        execute(
            "--data",
            folder.toString(),
            "--network",
            "bilstm-small",
            "--epochs",
            "1",
            "--seeds",
            "4,5",
            "--out",
            json.toString());

    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString())
        .startsWith("400 training windows, 20 test windows of 16 frames")
        .contains("bilstm-small, seed 4", "bilstm-small, seed 5", "bilstm-small, mean")
        // The two classes differ in one mean: the regression cannot miss.
        .containsPattern("logistic regression +1\\.0000\n");
    assertThat(err.toString()).contains("seed 5, epoch 1: training loss");
    JsonNode result = new ObjectMapper().readTree(json.toFile());
    double mean = 0;
    for (JsonNode run : result.get("runs")) {
      mean += run.get("testAccuracy").asDouble() / 2;
    }
    assertThat(result.get("meanTestAccuracy").asDouble()).isEqualTo(mean);
    assertThat(result.at("/logisticRegression/testAccuracy").asDouble()).isEqualTo(1);
    assertThat(result.at("/logisticRegression/features")).hasSize(90);
    assertThat(result.at("/runs/1/seed").asInt()).isEqualTo(5);
  }

  @Test
  void theRegressionMissesWhatItNeverLearned() {
    double[][] rows = {{0, 1}, {1, 0}, {0, 1.1}, {1.1, 0}};
    LogisticRegression regression = LogisticRegression.fit(rows, List.of("a", "b", "a", "b"));

    assertThat(regression.accuracy(rows, List.of("a", "b", "a", "b"))).isEqualTo(1);
    assertThat(regression.accuracy(rows, List.of("a", "b", "a", "new"))).isEqualTo(0.75);
    assertThat(regression.accuracy(rows, List.of("b", "a", "b", "a"))).isZero();
  }

  @Test
  void faultsAreOneLine() throws IOException {
    Path archive = Files.writeString(folder.resolve("data.zip"), "PK");

    assertThat(execute("--data", archive.toString())).isEqualTo(66);
    assertThat(err.toString())
        .startsWith("har bench: " + archive + ": is an archive that was not unpacked")
        .hasLineCount(1);
    assertThat(execute()).isEqualTo(2);
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).contains("har bench uci-har").contains("1,2,3");
  }

  private int execute(String... args) {
    return UciHarCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }
}
