package org.kinema4j.benchmarks.optimizers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kinema4j.har.cli.Console;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Trains the network with each optimizer: for every learning rate once, judged by held-out windows,
 * then for every seed with the best of them, judged by the test part. What the log has is not done
 * again.
 */
final class Comparison {

  /** Not one of those that are tested by default. */
  static final long CHOICE_SEED = 101;

  /** By accuracy, then by loss; what diverged is worst. */
  private static final Comparator<Trial> BETTER =
      Comparator.comparing(Trial::diverged, Comparator.reverseOrder())
          .thenComparing(Trial::accuracy)
          .thenComparing(Trial::loss, Comparator.reverseOrder());

  private final Runner runner;
  private final String setup;
  private final TrialLog log;
  private final List<Double> factors;
  private final List<Long> seeds;

  /**
   * Remembers what to compare by.
   *
   * @param runner trains
   * @param setup what all trials have in common
   * @param log trials that are done
   * @param factors learning rates to try, as multiples of the default
   * @param seeds seeds to test
   */
  Comparison(Runner runner, String setup, TrialLog log, List<Double> factors, List<Long> seeds) {
    this.runner = runner;
    this.setup = setup;
    this.log = log;
    this.factors = List.copyOf(factors);
    this.seeds = List.copyOf(seeds);
  }

  /** Trains a network. */
  @FunctionalInterface
  interface Runner {

    /** Does a trial. */
    Trial run(Trial.Key key, IUpdater updater);
  }

  /**
   * What an optimizer achieved.
   *
   * @param optimizer which one
   * @param rate the best learning rate; NaN if it has none
   * @param atEdge whether a rate beyond those that were tried might be better
   * @param choice the trial by which the rate was chosen
   * @param tests a trial for each seed
   */
  record Result(
      Contestant optimizer, double rate, boolean atEdge, Trial choice, List<Trial> tests) {

    /** Copies the list. */
    Result {
      tests = List.copyOf(tests);
    }

    double meanAccuracy() {
      return tests.stream().mapToDouble(Trial::accuracy).average().orElseThrow();
    }
  }

  /** How many trials each optimizer takes. */
  int trials(Contestant optimizer) {
    return optimizer.rates(factors).length + seeds.size();
  }

  /**
   * Does the trials of an optimizer that the log lacks.
   *
   * @param optimizer which one
   * @param console gets a line for each
   * @param bar moves on with each
   * @throws IOException if the log cannot be written
   */
  void run(Contestant optimizer, Console console, Console.Bar bar) throws IOException {
    for (double rate : optimizer.rates(factors)) {
      obtain(optimizer, rate, Trial.Part.CHOICE, CHOICE_SEED, console);
      bar.stepBy(1);
    }
    double rate = best(optimizer).orElseThrow();
    for (long seed : seeds) {
      obtain(optimizer, rate, Trial.Part.TEST, seed, console);
      bar.stepBy(1);
    }
  }

  private void obtain(
      Contestant optimizer, double rate, Trial.Part part, long seed, Console console)
      throws IOException {
    Trial.Key key = key(optimizer, rate, part, seed);
    if (log.find(key).isEmpty()) {
      Trial trial = runner.run(key, optimizer.at(rate));
      log.add(trial);
      console.say(
          String.format(
              Locale.ROOT,
              "%s, rate %s, %s, seed %d: accuracy %.3f after %.1f epochs",
              optimizer.name(),
              rate,
              part,
              seed,
              trial.accuracy(),
              trial.epochs()));
    }
  }

  private Trial.Key key(Contestant optimizer, double rate, Trial.Part part, long seed) {
    return new Trial.Key(setup, optimizer.name(), optimizer.at(rate).toString(), part, seed);
  }

  private Optional<Trial> find(Contestant optimizer, double rate, Trial.Part part, long seed) {
    return log.find(key(optimizer, rate, part, seed));
  }

  /** The best rate, if all were tried. */
  private Optional<Double> best(Contestant optimizer) {
    Trial best = null;
    Double bestRate = null;
    for (double rate : optimizer.rates(factors)) {
      Optional<Trial> trial = find(optimizer, rate, Trial.Part.CHOICE, CHOICE_SEED);
      if (trial.isEmpty()) {
        return Optional.empty();
      }
      if (best == null || BETTER.compare(trial.orElseThrow(), best) > 0) {
        best = trial.orElseThrow();
        bestRate = rate;
      }
    }
    return Optional.ofNullable(bestRate);
  }

  /**
   * Collects what is complete, also of earlier runs.
   *
   * @param optimizers whom to look for
   * @return results, best mean accuracy first
   */
  List<Result> results(List<Contestant> optimizers) {
    List<Result> results = new ArrayList<>();
    for (Contestant optimizer : optimizers) {
      best(optimizer).flatMap(rate -> result(optimizer, rate)).ifPresent(results::add);
    }
    Comparator<Result> order =
        Comparator.comparing(
            result -> Double.isNaN(result.meanAccuracy()) ? -1 : result.meanAccuracy());
    return results.stream().sorted(order.reversed()).toList();
  }

  /** Whether the log has all trials of an optimizer. */
  boolean isDone(Contestant optimizer) {
    return !results(List.of(optimizer)).isEmpty();
  }

  private Optional<Result> result(Contestant optimizer, double rate) {
    List<Trial> tests =
        seeds.stream()
            .flatMap(seed -> find(optimizer, rate, Trial.Part.TEST, seed).stream())
            .toList();
    return tests.size() < seeds.size()
        ? Optional.empty()
        : find(optimizer, rate, Trial.Part.CHOICE, CHOICE_SEED)
            .map(
                choice ->
                    new Result(optimizer, rate, optimizer.atEdge(rate, factors), choice, tests));
  }
}
