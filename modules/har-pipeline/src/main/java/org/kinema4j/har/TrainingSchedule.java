package org.kinema4j.har;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinema4j.catalog.RecordBinding;
import org.kinema4j.catalog.Spelling;
import org.kinema4j.har.config.PartConfig;
import org.kinema4j.optim.schedule.Constant;
import org.kinema4j.optim.schedule.ReduceOnPlateau;
import org.kinema4j.optim.schedule.Schedule;
import org.kinema4j.optim.schedule.ScheduleEntry;
import org.kinema4j.optim.schedule.Schedules;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * From what a configuration says of the schedule to the schedule of a run, which knows its rate and
 * its length: values are the learning rate unless said otherwise, {@code steps} is what is left of
 * the run, and lengths may be given as {@code 2 epochs}.
 *
 * @param rate learning rate of the optimizer
 * @param epochs epochs that are left
 * @param steps steps of an epoch, one a batch unless gradients of several are taken together
 * @param patience epochs without improvement after which training stops
 * @param unit what the schedule around counts, nothing if none does
 */
record TrainingSchedule(
    double rate, double epochs, double steps, int patience, Optional<ScheduleType> unit) {

  private static final Pattern EPOCHS = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*epochs?");

  private static final List<String> VALUES =
      List.of("initialValue", "maxValue", "peakValue", "value");

  /** Components that are schedules. */
  private static final List<String> WITHIN = List.of("next", "schedule");

  private static final String REDUCTION = "reduction";
  private static final String PATIENCE = "patience";
  private static final String UNIT = "unit";
  private static final String STEPS = "steps";
  private static final String SCHEDULES = "schedules";
  private static final String BOUNDARIES = "boundaries";

  TrainingSchedule(double rate, double epochs, double steps, int patience) {
    this(rate, epochs, steps, patience, Optional.empty());
  }

  Schedule of(PartConfig config) {
    return of(config.type(), config.parameters());
  }

  private Schedule of(String type, Map<String, ?> parameters) {
    ScheduleEntry entry = Schedules.named(type);
    Optional<ScheduleType> counted =
        entry.parameters().containsKey(UNIT) ? Optional.of(unit(entry, parameters)) : unit;
    double perEpoch = counted.filter(ScheduleType.EPOCH::equals).isPresent() ? 1 : steps;
    Map<String, Object> settings = new LinkedHashMap<>();
    parameters.forEach((name, value) -> settings.put(name, length(value, perEpoch)));
    if (entry.parameters().containsKey(UNIT)) {
      counted.ifPresent(own -> settings.putIfAbsent(UNIT, own.name()));
    }
    TrainingSchedule inner = new TrainingSchedule(rate, epochs, steps, patience, counted);
    boolean around = entry.required().stream().anyMatch(WITHIN::contains);
    for (String name : entry.required()) {
      if (VALUES.contains(name)) {
        settings.putIfAbsent(name, rate);
      } else if (WITHIN.contains(name)) {
        double before = settings.get(STEPS) instanceof Number n ? n.intValue() / perEpoch : 0;
        settings.put(name, inner.left(epochs - before).within(name, settings.get(name)));
      } else if (name.equals(STEPS) && !around) {
        settings.putIfAbsent(name, count(epochs, perEpoch));
      } else if (name.equals(SCHEDULES) && settings.get(name) instanceof List<?> all) {
        settings.put(name, inner.each(all, settings.get(BOUNDARIES), perEpoch));
      }
    }
    if (entry.example() instanceof ReduceOnPlateau) {
      settings.compute(REDUCTION, (name, given) -> reduction(given));
    }
    requireAll(entry, settings);
    return entry.with(settings);
  }

  /** By default it acts before training stops, and once more. */
  private Object reduction(Object given) {
    Map<Object, Object> settings = new LinkedHashMap<>();
    if (given instanceof Map<?, ?> map) {
      settings.putAll(map);
    } else if (given != null) {
      return given;
    }
    settings.putIfAbsent(PATIENCE, Math.max(0, (patience - 1) / 2));
    return settings;
  }

  private static void requireAll(ScheduleEntry entry, Map<String, Object> settings) {
    List<String> missing =
        entry.required().stream().filter(name -> !settings.containsKey(name)).toList();
    if (missing.isEmpty()) {
      return;
    }
    Map<String, Object> example = new LinkedHashMap<>();
    example.put(RecordBinding.TYPE, entry.name());
    missing.forEach(name -> example.put(name, Schedules.parameters(entry.example()).get(name)));
    throw new IllegalArgumentException(
        "%s of %s must be given in the configuration file, as in schedule: %s, received none"
            .formatted(
                String.join(", ", missing), entry.name(), example.toString().replace("=", ": ")));
  }

  private TrainingSchedule left(double newEpochs) {
    return new TrainingSchedule(rate, newEpochs, steps, patience, unit);
  }

  /** That of the schedule around, which moves no other time for those within. */
  private ScheduleType unit(ScheduleEntry entry, Map<String, ?> parameters) {
    Object given = parameters.get(UNIT);
    ScheduleType own =
        Spelling.same(ScheduleType.EPOCH.name(), String.valueOf(given))
            ? ScheduleType.EPOCH
            : ScheduleType.ITERATION;
    if (given != null && unit.filter(outer -> outer != own).isPresent()) {
      throw new IllegalArgumentException(
          "unit of %s must be %s like that of the schedule around it, received %s"
              .formatted(entry.name(), unit.orElseThrow(), given));
    }
    return given == null ? unit.orElse(ScheduleType.ITERATION) : own;
  }

  /** A schedule within another one: a name, a map with the name, or the rate as it is. */
  private Object within(String name, Object given) {
    if (given == null) {
      return new Constant(rate);
    }
    if (given instanceof String type) {
      return of(type, Map.of());
    }
    if (given instanceof Map<?, ?> map && map.containsKey(RecordBinding.TYPE)) {
      Map<String, Object> parameters = new LinkedHashMap<>();
      map.forEach((key, value) -> parameters.put(String.valueOf(key), value));
      return of(String.valueOf(parameters.remove(RecordBinding.TYPE)), parameters);
    }
    throw new IllegalArgumentException(
        "%s must be the name of a schedule, or a map with type, received %s"
            .formatted(name, given));
  }

  /** Schedules one after another: each but the last ends where the next one begins. */
  private List<Object> each(List<?> all, Object boundaries, double perEpoch) {
    List<Object> schedules = new ArrayList<>();
    double start = 0;
    for (int i = 0; i < all.size(); i++) {
      double end =
          boundaries instanceof List<?> ends
                  && i < ends.size()
                  && ends.get(i) instanceof Number number
              ? number.intValue() / perEpoch
              : epochs;
      schedules.add(left(end - start).within(SCHEDULES + "[" + i + "]", all.get(i)));
      start = end;
    }
    return schedules;
  }

  /** Also of what is in lists and maps; a schedule within has a unit of its own. */
  static Object length(Object given, double perEpoch) {
    if (given instanceof List<?> list) {
      return list.stream().map(value -> length(value, perEpoch)).toList();
    }
    if (given instanceof Map<?, ?> map && !map.containsKey(RecordBinding.TYPE)) {
      Map<Object, Object> lengths = new LinkedHashMap<>();
      map.forEach((key, value) -> lengths.put(key, length(value, perEpoch)));
      return lengths;
    }
    Matcher epochs = EPOCHS.matcher(String.valueOf(given));
    return epochs.matches() ? count(Double.parseDouble(epochs.group(1)), perEpoch) : given;
  }

  private static Object count(double epochs, double perEpoch) {
    return Math.max(1, Math.round(epochs * perEpoch));
  }
}
