package org.kinema4j.optim.schedule;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.kinema4j.catalog.RecordBinding;
import org.kinema4j.catalog.Spelling;

/**
 * The schedules of this module.
 *
 * <pre>{@code
 * List<String> names = Schedules.all().stream().map(ScheduleEntry::name).toList();
 * Schedule schedule =
 *     Schedules.named("StepDecay").with(Map.of("initialValue", 0.1, "interval", 30));
 * }</pre>
 *
 * @since 0.1
 */
public final class Schedules {

  private static final String BOOK = "https://www.deeplearningbook.org/contents/optimization.html";
  private static final String SGDR = "https://arxiv.org/abs/1608.03983";
  private static final String LARGE_MINIBATCH = "https://arxiv.org/abs/1706.02677";

  private static final List<ScheduleEntry> ALL =
      List.of(
          entry(new Constant(0.1), "always the same (Goodfellow et al., 2016)", BOOK),
          entry(
              new CosineDecay(0.1, 100),
              "half a wave of the cosine down (Loshchilov and Hutter, 2017)",
              SGDR),
          entry(
              new CosineRestarts(0.1, 20),
              "waves of the cosine that start anew (Loshchilov and Hutter, 2017)",
              SGDR),
          entry(
              new OneCycle(0.1, 100),
              "up to a great rate once and far down (Smith and Topin, 2018)",
              "https://arxiv.org/abs/1708.07120"),
          entry(
              new PolynomialDecay(0.1, 100),
              "a power of the steps left, or a straight line (Chen et al., 2016)",
              "https://arxiv.org/abs/1606.00915"),
          entry(
              new ExponentialDecay(0.1, 0.97),
              "a constant share less each step (Senior et al., 2013)",
              "https://doi.org/10.1109/ICASSP.2013.6638963"),
          entry(
              new StepDecay(0.1, 30),
              "multiplied after each interval (Ge et al., 2019)",
              "https://arxiv.org/abs/1904.12838"),
          entry(
              new MultiStepDecay(0.1, List.of(30, 80)),
              "multiplied at milestones (He et al., 2016)",
              "https://arxiv.org/abs/1512.03385"),
          entry(
              new InverseSquareRoot(0.1, 20),
              "up, then down with the root of the step (Vaswani et al., 2017)",
              "https://arxiv.org/abs/1706.03762"),
          entry(
              new WarmUpStableDecay(0.1, new StableLengths(10, 60, 30)),
              "up, level, and a short fall at the end (Hu et al., 2024)",
              "https://arxiv.org/abs/2404.06395"),
          entry(
              new ReduceOnPlateau(new Constant(0.1)),
              "less when a score gets no better (PyTorch, ReduceLROnPlateau)",
              "https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html"),
          entry(
              new WarmUp(new CosineDecay(0.1, 80), 20),
              "a rise before another schedule (Goyal et al., 2017)",
              LARGE_MINIBATCH),
          entry(
              new Sequence(List.of(new Constant(0.1), new StepDecay(0.05, 30)), List.of(50)),
              "one after another (optax, join_schedules)",
              "https://optax.readthedocs.io/en/latest/api/optimizer_schedules.html"),
          entry(
              new Scaled(new CosineDecay(0.1, 100), 0.5),
              "times a factor (Goyal et al., 2017)",
              LARGE_MINIBATCH),
          entry(
              new Clamped(new ExponentialDecay(0.1, 0.97), 0.01, 0.08),
              "within bounds (Goodfellow et al., 2016)",
              BOOK));

  static final RecordBinding BINDING = new RecordBinding(Schedules::examples);

  private Schedules() {}

  /**
   * Returns every schedule.
   *
   * @return the schedules in the order in which to list them: those that stand alone, then those
   *     that are made of others
   */
  public static List<ScheduleEntry> all() {
    return ALL;
  }

  /**
   * Finds a schedule.
   *
   * @param name the simple name of its class; case, hyphens, underscores and blanks do not matter
   * @return the schedule
   * @throws IllegalArgumentException if there is none of that name; the message lists the names
   */
  public static ScheduleEntry named(String name) {
    return Spelling.find("schedule", name, ALL, ScheduleEntry::name);
  }

  /**
   * Returns the parameters of a schedule as a configuration file has them: numbers, texts, lists
   * and maps.
   *
   * @param schedule any schedule of this module
   * @return values by name, in the order of the record's components; {@link ScheduleEntry#with}
   *     makes an equal schedule of them
   */
  public static Map<String, Object> parameters(Schedule schedule) {
    return Collections.unmodifiableMap(BINDING.plain((Record) schedule));
  }

  private static List<Record> examples(Class<?> kind) {
    return ALL.stream()
        .map(ScheduleEntry::example)
        .filter(kind::isInstance)
        .map(Record.class::cast)
        .toList();
  }

  private static ScheduleEntry entry(Schedule example, String summary, String source) {
    return new ScheduleEntry(example, summary, URI.create(source));
  }
}
