package org.kinema4j.benchmarks.losses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.evaluate.ConfusionMatrix;

class ImbalanceTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** A class of 2.5 % of the windows, and a network that hardly learns. */
  @Test
  void trainsWithEachLossOnTheSameWindows() {
    assertThat(execute("--seeds", "1", "--epochs", "1", "--trials", "1"))
        .as(err.toString())
        .isZero();

    assertThat(err.toString().lines()).hasSize(4);
    assertThat(err.toString())
        .containsPattern(
            "seed 1, \\d+ of \\d+ training windows of Release, focal, balanced: recall");
    String[] counts = err.toString().lines().findFirst().orElseThrow().split("\\D+", 5);
    double share = Double.parseDouble(counts[2]) / Double.parseDouble(counts[3]);
    assertThat(share).isBetween(0.02, 0.03);
    assertThat(out.toString().lines()).hasSize(5);
    assertThat(out.toString()).containsPattern("cross entropy +[01]\\.\\d{3} ± 0\\.000");
  }

  @Test
  void faultsAreOneLine() {
    assertThat(execute("--trials", "1", "--rare", "Jump")).isEqualTo(2);
    assertThat(err.toString())
        .contains("har bench: rare must be one of Reach, Pick, Place, Release, Carry,")
        .endsWith("received Jump\n");
    assertThat(execute("--share", "1")).isEqualTo(2);
    assertThat(err.toString()).endsWith("share must be in (0, 1), received 1.0\n");
  }

  @Test
  void tableHasMeanDeviationAndGain() {
    Map<String, List<ImbalanceTrial.Outcome>> outcomes = new LinkedHashMap<>();
    outcomes.put("one", List.of(outcome(2, 8), outcome(4, 6)));
    outcomes.put("two", List.of(outcome(5, 5), outcome(5, 5)));

    String[] lines = new ImbalanceTable("rare", outcomes).text().split("\\R", 4);

    assertThat(lines[0]).startsWith("rare, mean ± deviation").contains("recall", "macro-F1");
    assertThat(lines[1]).matches("one +0\\.300 ± 0\\.141 .* 0\\.200 0\\.400 \\(\\+0\\.000\\)");
    assertThat(lines[2]).matches("two +0\\.500 ± 0\\.000 .* 0\\.500 0\\.500 \\(\\+0\\.200\\)");
  }

  private static ImbalanceTrial.Outcome outcome(int found, int missed) {
    var windows =
        new ConfusionMatrix(List.of("rare", "other"), new long[][] {{found, missed}, {1, 20}});
    return new ImbalanceTrial.Outcome(windows.perClass().get(0), windows);
  }

  private int execute(String... args) {
    return ImbalanceCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }
}
