package org.kinema4j.benchmarks.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.cli.Console;
import org.nd4j.linalg.learning.config.IUpdater;

class ComparisonTest {

  private static final List<Double> FACTORS = List.of(0.1, 1.0, 10.0);
  private static final List<Long> SEEDS = List.of(1L, 2L);

  @TempDir private Path folder;

  private final List<Trial.Key> done = new ArrayList<>();
  private final Contestant adam = DescentTest.named("Adam");
  private final Contestant lion = DescentTest.named("Lion");

  /** Accuracies by rate: the default is best, ten times as much diverges. */
  private Trial train(Trial.Key key, IUpdater updater) {
    done.add(key);
    double rate = updater.getLearningRate(0, 0);
    double accuracy = rate > 5e-3 ? Double.NaN : 0.9 - Math.abs(Math.log10(rate / 1e-3)) / 10;
    return new Trial(key, 2, 8, 1, List.of(1.0, 0.5), accuracy, 1 - accuracy);
  }

  @Test
  void theBestRateIsTested() throws IOException {
    Comparison comparison = comparison(this::train, "s");
    run(comparison, adam);
    run(comparison, lion);

    List<Comparison.Result> results = comparison.results(List.of(adam, lion));

    assertThat(results)
        .extracting(result -> result.optimizer().name())
        .containsExactly("Adam", "Lion");
    assertThat(results.get(0).rate()).isEqualTo(1e-3);
    assertThat(results.get(0).atEdge()).isFalse();
    assertThat(results.get(1).rate()).isEqualTo(1e-3);
    assertThat(results.get(1).atEdge()).isTrue();
    assertThat(results.get(0).tests()).hasSize(2);
    assertThat(done).hasSize(comparison.trials(adam) + comparison.trials(lion));
    assertThat(done).filteredOn(key -> key.part() == Trial.Part.CHOICE).hasSize(6);
  }

  /** Killed before each of its trials in turn. */
  @Test
  void goesOnWhereItWasKilled() throws IOException {
    Comparison whole = comparison(this::train, "s");
    run(whole, adam);
    List<Trial.Key> expected = List.copyOf(done);
    for (int killed = 0; killed < expected.size(); killed++) {
      Files.delete(folder.resolve("log"));
      done.clear();
      int trials = killed;
      Comparison.Runner mortal =
          (key, updater) -> {
            if (done.size() == trials) {
              throw new IllegalStateException("killed");
            }
            return train(key, updater);
          };
      Comparison first = comparison(mortal, "s");
      assertThatThrownBy(() -> run(first, adam)).hasMessage("killed");
      assertThat(first.isDone(adam)).isFalse();

      Comparison second = comparison(this::train, "s");
      run(second, adam);

      assertThat(done).isEqualTo(expected);
      assertThat(second.isDone(adam)).isTrue();
    }
  }

  @Test
  void trialsOfAnotherSetupDoNotCount() throws IOException {
    run(comparison(this::train, "s"), adam);
    int trials = done.size();
    Comparison other = comparison(this::train, "other");
    assertThat(other.results(List.of(adam))).isEmpty();
    run(other, adam);
    assertThat(done).hasSize(2 * trials);
    run(comparison(this::train, "s"), adam);
    assertThat(done).hasSize(2 * trials);
  }

  @Test
  void whereEverythingDivergesTheResultSaysSo() throws IOException {
    Comparison comparison =
        comparison(
            (key, updater) -> new Trial(key, 0.1, 1, 1, List.of(), Double.NaN, Double.NaN), "s");
    run(comparison, adam);

    String table = ResultTables.network(comparison.results(List.of(adam)));

    assertThat(table).contains("| diverged | diverged, diverged | diverged |");
  }

  private Comparison comparison(Comparison.Runner runner, String setup) throws IOException {
    return new Comparison(runner, setup, TrialLog.open(folder.resolve("log")), FACTORS, SEEDS);
  }

  private static void run(Comparison comparison, Contestant contestant) throws IOException {
    Console console = new Console(new PrintWriter(new StringWriter()));
    try (Console.Bar bar = console.bar("test", comparison.trials(contestant))) {
      comparison.run(contestant, console, bar);
    }
  }
}
