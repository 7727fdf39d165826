package org.kinema4j.benchmarks.losses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinema4j.har.model.ClassifierLosses;
import org.kinema4j.har.model.NetworkShape;
import org.kinema4j.losses.catalog.LossEntry;

class LossStepTest {

  @Test
  void timesEveryLossBesideDeeplearning4js() {
    LossSteps steps = new LossSteps("bilstm-small", new NetworkShape(3, 16, 4), 5);
    steps.run(3);

    List<LossSteps.Cost> costs = steps.costs();

    assertThat(costs).hasSize(1 + ClassifierLosses.all().size());
    assertThat(costs.get(0).loss()).isEqualTo("LossMCXENT");
    assertThat(costs.get(0).ratio()).isEqualTo(new LossSteps.Quartiles(1, 1, 1));
    assertThat(costs.stream().skip(1).map(LossSteps.Cost::loss))
        .containsExactlyElementsOf(ClassifierLosses.all().stream().map(LossEntry::name).toList());
    assertThat(costs).allSatisfy(cost -> assertThat(cost.millis()).isPositive());
  }

  @Test
  void quartilesAreValuesThatWereMeasured() {
    assertThat(LossSteps.Quartiles.of(5, 1, 4, 2, 3)).isEqualTo(new LossSteps.Quartiles(2, 3, 4));
    assertThat(LossSteps.Quartiles.of(7)).isEqualTo(new LossSteps.Quartiles(7, 7, 7));
  }

  @Test
  void faultsAreOneLine() {
    StringWriter err = new StringWriter();
    int code = LossStepCommand.commandLine().setErr(new PrintWriter(err)).execute("--rounds", "2");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("--rounds must be in [3, \u221e), received 2");
  }
}
