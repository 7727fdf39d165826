package org.kinema4j.benchmarks.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTest {

  @Test
  void ratiosAreThoseOfOneRound() {
    Map<String, List<Double>> micros = new LinkedHashMap<>();
    micros.put("Adam", List.of(100.0, 200.0, 300.0));
    micros.put("Lion", List.of(50.0, 50.0, 300.0));

    String[] lines = new StepTable(micros).text().split("\\R", 3);

    assertThat(lines[1]).matches("Adam +200  1\\.00 \\(1\\.00 to 1\\.00\\)");
    assertThat(lines[2].strip()).matches("Lion +50  0\\.50 \\(0\\.25 to 1\\.00\\)");
  }

  @Test
  void networkTableHasMeanDeviationAndTime() {
    Trial one = TrialLogTest.trial("s", 1, 0.8);
    Trial two = TrialLogTest.trial("s", 2, 0.9);
    Comparison.Result result =
        new Comparison.Result(DescentTest.named("Adam"), 1e-3, true, one, List.of(one, two));

    assertThat(ResultTables.network(List.of(result)).lines().skip(2))
        .containsExactly(
            "| `Adam` | DL4J | 0.001 (edge) | 0.800 | 0.800, 0.900 | 0.850 ± 0.071 | 1.5 |"
                + " 41.67 |");
    assertThat(Pictures.meanLosses(result.tests())).containsExactly(0.5, 0.25);
  }

  @Test
  void csvQuotesWhatMayHoldCommas() {
    assertThat(ResultTables.csv(List.of(TrialLogTest.trial("a, \"b\"", 1, 0.8))).lines().skip(1))
        .containsExactly("Adam,TEST,1,0.8,0.3,1.5,6,0.25,0.25,\"Adam(0.1)\",\"a, \"\"b\"\"\"");
  }

  @Test
  void surfaceTableNamesWhereItEnds() {
    Descent descent = Descent.of(Surface.BEALE, DescentTest.named("Sgd"), 0.01, 0);

    assertThat(ResultTables.surfaces(List.of(List.of(descent))))
        .endsWith("| `Sgd` | 0.01 | 1.4e+01 | 1.000, 1.000 |\n");
    assertThat(descent.end()).isCloseTo(14.203125, within(1e-12));
  }
}
