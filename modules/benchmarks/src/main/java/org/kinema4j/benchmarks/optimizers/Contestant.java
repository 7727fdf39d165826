package org.kinema4j.benchmarks.optimizers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kinema4j.optim.catalog.OptimizerEntry;
import org.kinema4j.optim.catalog.Optimizers;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * An optimizer to compare.
 *
 * @param name the simple name of its class
 * @param ours whether it is this project's; else it is Deeplearning4j's
 * @param defaults the optimizer with every parameter at its default
 */
record Contestant(String name, boolean ours, IUpdater defaults) {

  /** What the others are compared with. */
  static final String BASELINE = "Adam";

  /** A panel of a picture each; who is in none stands in the last. */
  private static final List<Map.Entry<String, Set<String>>> FAMILIES =
      List.of(
          Map.entry("Momentum", Set.of("Sgd", "Nesterovs", "Momentum")),
          Map.entry("Signs and gains", Set.of("Rprop", "AdaptiveGains", "Lion")),
          Map.entry(
              "Means of squares",
              Set.of("AdaGrad", "RmsProp", "RmsPropMomentum", "AdaDelta", "Ftrl")),
          Map.entry("Adam and near it", Set.of("AdaMax", "AMSGrad", "AdamW", "NAdam", "RAdam")),
          Map.entry(
              "After Adam", Set.of("AdaBelief", "AdaBound", "Yogi", "QHAdam", "Adan", "ADOPT")));

  private static final String OTHERS = "Others";

  /** Deeplearning4j's own, then this project's. */
  static List<Contestant> all() {
    Stream<IUpdater> theirs =
        Stream.of(
            new Sgd(),
            new Nesterovs(),
            new AdaGrad(),
            new RmsProp(),
            new AdaDelta(),
            new Adam(),
            new AdaMax(),
            new AMSGrad());
    Stream<? extends IUpdater> ours = Optimizers.all().stream().map(OptimizerEntry::defaults);
    return Stream.concat(
            theirs.map(updater -> of(updater, false)), ours.map(updater -> of(updater, true)))
        .toList();
  }

  private static Contestant of(IUpdater updater, boolean ours) {
    return new Contestant(updater.getClass().getSimpleName(), ours, updater);
  }

  /**
   * Chooses by name.
   *
   * @param names names; none for all
   * @param from what there is
   * @return the chosen, in the order of {@code from}
   * @throws IllegalArgumentException if there is none of a name
   */
  static List<Contestant> named(List<String> names, List<Contestant> from) {
    Set<String> known = from.stream().map(Contestant::name).collect(Collectors.toSet());
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "optimizer must be one of %s, received %s"
                .formatted(
                    from.stream().map(Contestant::name).collect(Collectors.joining(", ")), name));
      }
    }
    return from.stream().filter(one -> names.isEmpty() || names.contains(one.name())).toList();
  }

  /** The families in the order in which to show them. */
  static List<String> families() {
    return Stream.concat(FAMILIES.stream().map(Map.Entry::getKey), Stream.of(OTHERS)).toList();
  }

  /** The family that a panel shows; the baseline is in every panel and in none of them at home. */
  String family() {
    return FAMILIES.stream()
        .filter(family -> family.getValue().contains(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(name.equals(BASELINE) ? "" : OTHERS);
  }

  /** The learning rates to try; one that means nothing if the optimizer has none. */
  double[] rates(List<Double> factors) {
    double initial = defaults.hasLearningRate() ? defaults.getLearningRate(0, 0) : Double.NaN;
    return defaults.hasLearningRate()
        ? factors.stream().mapToDouble(factor -> rounded(initial * factor)).toArray()
        : new double[] {initial};
  }

  /** A product of decimal fractions as people write it. */
  private static double rounded(double rate) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.2e", rate));
  }

  /** The optimizer with another learning rate; as it is if it has none. */
  IUpdater at(double rate) {
    IUpdater updater = defaults.clone();
    if (updater.hasLearningRate()) {
      updater.setLrAndSchedule(rate, null);
    }
    return updater;
  }

  /** Whether a rate is the first or the last of those to try. */
  boolean atEdge(double rate, List<Double> factors) {
    double[] rates = rates(factors);
    return rates.length > 1
        && (rate == Arrays.stream(rates).min().orElseThrow()
            || rate == Arrays.stream(rates).max().orElseThrow());
  }
}
