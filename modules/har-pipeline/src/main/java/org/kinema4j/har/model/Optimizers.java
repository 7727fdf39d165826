package org.kinema4j.har.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kinema4j.catalog.RecordBinding;
import org.kinema4j.catalog.Spelling;
import org.kinema4j.optim.catalog.OptimizerEntry;
import org.kinema4j.optim.catalog.WrapperEntry;
import org.kinema4j.optim.catalog.Wrappers;
import org.kinema4j.optim.schedule.Schedule;
import org.kinema4j.optim.schedule.Schedules;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The optimizers that the configuration can name: some of Deeplearning4j, and those of the catalogs
 * of {@code org.kinema4j.optim}. Deeplearning4j's AdaBelief (fails at the first step) and Nadam (no
 * bias correction of the second moment) are left out on purpose.
 */
public final class Optimizers {

  /** Parameter of every optimizer. */
  public static final String LEARNING_RATE = "learningRate";

  /** Learning rate of Deeplearning4j's optimizers here, unless said otherwise. */
  public static final double DEFAULT_LEARNING_RATE = 1e-3;

  /**
   * An optimizer of Deeplearning4j.
   *
   * @param name what the configuration calls it
   * @param description one line for people who choose
   * @param create makes one with a learning rate
   */
  public record Optimizer(String name, String description, DoubleFunction<IUpdater> create) {}

  private static final List<Optimizer> ALL =
      List.of(
          new Optimizer(
              "adam", "Adam, bias-corrected moments (Kingma and Ba, 2015)", rate -> new Adam(rate)),
          new Optimizer(
              "amsgrad",
              "Adam that never lets its step grow again (Reddi et al., 2018)",
              rate -> new AMSGrad(rate)),
          new Optimizer(
              "nesterov",
              "gradient descent with Nesterov momentum 0.9",
              rate -> new Nesterovs(rate, Nesterovs.DEFAULT_NESTEROV_MOMENTUM)),
          new Optimizer(
              "rmsprop", "steps scaled by the running mean of squares", rate -> new RmsProp(rate)),
          new Optimizer("sgd", "plain stochastic gradient descent", rate -> new Sgd(rate)));

  private Optimizers() {}

  /**
   * Returns the optimizers of Deeplearning4j.
   *
   * @return the optimizers in the order in which to list them
   */
  public static List<Optimizer> all() {
    return ALL;
  }

  /**
   * Makes an optimizer.
   *
   * @param name its name
   * @param learningRate its learning rate
   * @return the updater for a network's configuration
   * @throws IllegalArgumentException if there is none of that name; the message lists the names
   */
  public static IUpdater create(String name, double learningRate) {
    return create(name, Map.of(LEARNING_RATE, learningRate));
  }

  /**
   * Makes an optimizer.
   *
   * @param name its name; case, hyphens, underscores and blanks do not matter
   * @param parameters what to set, by name; Deeplearning4j's have a learning rate only
   * @return the updater for a network's configuration
   * @throws IllegalArgumentException if there is none of that name, or it refuses a parameter; the
   *     message says what there is
   */
  public static IUpdater create(String name, Map<String, ?> parameters) {
    Optional<IUpdater> updater =
        Stream.<Optional<IUpdater>>of(
                one(ALL, Optimizer::name, name).map(plain -> create(plain, parameters)),
                one(ours(), OptimizerEntry::name, name).map(entry -> entry.with(parameters)),
                one(Wrappers.all(), WrapperEntry::name, name).map(entry -> entry.with(parameters)))
            .flatMap(Optional::stream)
            .findFirst();
    return updater.orElseThrow(() -> Spelling.unknown("optimizer", name, names()));
  }

  private static <T> Optional<T> one(List<T> among, Function<T, String> names, String name) {
    return among.stream().filter(one -> Spelling.same(names.apply(one), name)).findFirst();
  }

  private static List<OptimizerEntry> ours() {
    return org.kinema4j.optim.catalog.Optimizers.all();
  }

  private static List<String> names() {
    return Stream.of(
            ALL.stream().map(Optimizer::name),
            ours().stream().map(OptimizerEntry::name),
            Wrappers.all().stream().map(WrapperEntry::name))
        .flatMap(names -> names)
        .toList();
  }

  private static IUpdater create(Optimizer optimizer, Map<String, ?> parameters) {
    for (String parameter : parameters.keySet()) {
      if (!parameter.equals(LEARNING_RATE)) {
        throw Spelling.unknown(
            "parameter of " + optimizer.name(), parameter, List.of(LEARNING_RATE));
      }
    }
    Object rate = parameters.get(LEARNING_RATE);
    if (rate != null && !(rate instanceof Number)) {
      throw new IllegalArgumentException(LEARNING_RATE + " must be a number, received " + rate);
    }
    return optimizer
        .create()
        .apply(rate instanceof Number number ? number.doubleValue() : DEFAULT_LEARNING_RATE);
  }

  /**
   * Returns what a configuration calls an optimizer.
   *
   * @param updater an updater of {@link #create}
   * @return its name
   */
  public static String name(IUpdater updater) {
    return updater instanceof org.kinema4j.optim.Optimizer
        ? updater.getClass().getSimpleName()
        : ALL.stream()
            .filter(one -> one.create().apply(1).getClass() == updater.getClass())
            .findFirst()
            .orElseThrow()
            .name();
  }

  /**
   * Returns what a configuration can say of an optimizer.
   *
   * @param updater an updater of {@link #create}
   * @return its parameters by name; a schedule of ours as a map
   */
  public static Map<String, Object> settings(IUpdater updater) {
    if (updater instanceof org.kinema4j.optim.Optimizer ours) {
      return new LinkedHashMap<>(org.kinema4j.optim.catalog.Optimizers.parameters(ours));
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(
        LEARNING_RATE,
        schedule(updater)
            .filter(Schedule.class::isInstance)
            .map(schedule -> parameters((Schedule) schedule))
            .orElseGet(() -> updater.getLearningRate(0, 0)));
    return settings;
  }

  /**
   * Returns what becomes of the learning rate of an optimizer.
   *
   * @param updater an updater of {@link #create}, or any other
   * @return its schedule; nothing if the rate stays, or it cannot be told
   */
  public static Optional<ISchedule> schedule(IUpdater updater) {
    if (updater instanceof org.kinema4j.optim.Optimizer ours) {
      return ours.learningRate().schedule();
    }
    ISchedule schedule = null;
    if (updater instanceof Adam adam) {
      schedule = adam.getLearningRateSchedule();
    } else if (updater instanceof AMSGrad amsgrad) {
      schedule = amsgrad.getLearningRateSchedule();
    } else if (updater instanceof Nesterovs nesterov) {
      schedule = nesterov.getLearningRateSchedule();
    } else if (updater instanceof RmsProp rmsprop) {
      schedule = rmsprop.getLearningRateSchedule();
    } else if (updater instanceof Sgd sgd) {
      schedule = sgd.getLearningRateSchedule();
    }
    return Optional.ofNullable(schedule);
  }

  private static Object parameters(Schedule schedule) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put(RecordBinding.TYPE, schedule.getClass().getSimpleName());
    parameters.putAll(Schedules.parameters(schedule));
    return parameters;
  }
}
