package org.kinema4j.benchmarks.datavec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatavecCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Fails too if the two ways end in different batches. */
  @Test
  void showsBothWays() {
    assertThat(execute("--rounds", "1", "--recordings", "1")).as(err.toString()).isZero();

    assertThat(out.toString())
        .containsPattern("reading alone +\\d+ +\\d+")
        .containsPattern(
            "pipeline +\\d+ +\\d+ +-?\\d+ ms \\(1\\.0 times\\), \\d+ MB \\(1\\.0 times")
        .containsPattern("DataVec +\\d+ +\\d+ +-?\\d+ ms \\(-?\\d+\\.\\d times\\), \\d+ MB");
    assertThat(err.toString()).contains("round 1 of 1");
  }

  @Test
  void faultsAreOneLine() {
    assertThat(execute("--rounds", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--rounds must be in [1, 2147483647], received 0");
    assertThat(execute("--recordings", "14")).isEqualTo(2);
    assertThat(err.toString()).contains("--recordings must be in [1, 13], received 14");
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).contains("har bench datavec");
  }

  @Test
  void mediansArePartByPart() {
    assertThat(
            PathCost.median(List.of(new PathCost(3, 10), new PathCost(1, 30), new PathCost(2, 20))))
        .isEqualTo(new PathCost(2, 20));
    assertThat(new PathCost(5, 7).without(new PathCost(2, 3))).isEqualTo(new PathCost(3, 4));
  }

  private int execute(String... args) {
    return DatavecCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }
}
