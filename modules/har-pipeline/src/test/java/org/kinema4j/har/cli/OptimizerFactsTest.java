package org.kinema4j.har.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kinema4j.optim.Average;
import org.kinema4j.optim.Averaged;
import org.kinema4j.optim.Clipped;
import org.kinema4j.optim.Clipping;
import org.kinema4j.optim.Decayed;
import org.kinema4j.optim.Lion;
import org.kinema4j.optim.Lookahead;
import org.kinema4j.optim.schedule.Constant;
import org.kinema4j.optim.schedule.CosineDecay;
import org.kinema4j.optim.schedule.ReduceOnPlateau;
import org.nd4j.linalg.learning.config.Adam;

class OptimizerFactsTest {

  @Test
  void plainAdamNeedsNoLine() {
    OptimizerFacts facts = new OptimizerFacts(new Adam(1e-3));

    assertThat(facts.line()).isEmpty();
    assertThat(facts.weights()).isEmpty();
    assertThat(facts.json())
        .containsExactly(Map.entry("name", "adam"), Map.entry("learningRate", 1e-3));
  }

  @Test
  void othersAreToldWithTheirParameters() {
    assertThat(new OptimizerFacts(new Adam(0.5)).line())
        .hasValue("Optimizer: adam, learningRate 0.5.");
    assertThat(new OptimizerFacts(new Lion()).line())
        .hasValue("Optimizer: Lion, learningRate 0.0001, beta1 0.9, beta2 0.99.");
    assertThat(new OptimizerFacts(new Lion(new CosineDecay(0.1, 80))).line())
        .hasValue(
            "Optimizer: Lion, learningRate (type CosineDecay, initialValue 0.1, steps 80,"
                + " finalValue 0, unit ITERATION), beta1 0.9, beta2 0.99.");
    assertThat(new OptimizerFacts(new Lion(new ReduceOnPlateau(new Constant(1)))).line())
        .get()
        .asString()
        .contains("state (type PlateauState, scale 1, best NaN, failures 0, coolingDown 0)");
  }

  @Test
  void averagesAreTold() {
    OptimizerFacts facts = new OptimizerFacts(new Averaged(new Lion()), true);

    assertThat(facts.weights()).hasValue("averages, by Averaged");
    assertThat(facts.missed(1)).isEmpty();
    assertThat(facts.json()).containsEntry("name", "Averaged").containsKeys("optimizer", "average");
  }

  @Test
  void whatKeepsThemIsNamedNotWhatIsAround() {
    OptimizerFacts facts =
        new OptimizerFacts(new Decayed(new Lookahead(new Averaged(new Lion())), 0.1), true);

    assertThat(facts.weights()).hasValue("averages, by Lookahead");
  }

  @Test
  void averagesThatHadNotBegunAreNotTold() {
    Averaged late = new Averaged(new Lion(), Average.stochastic(64, 8));
    OptimizerFacts facts = new OptimizerFacts(new Clipped(late, Clipping.byGlobalNorm(1)), false);

    assertThat(facts.weights()).isEmpty();
    assertThat(facts.missed(3))
        .hasValue(
            "Warning: Averaged had no average yet in epoch 3 (its first is of step 64); the weights"
                + " kept are those of training.");
    assertThat(new OptimizerFacts(new Lion()).missed(3)).isEmpty();
  }
}
