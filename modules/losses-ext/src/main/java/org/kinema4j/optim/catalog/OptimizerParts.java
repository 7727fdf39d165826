package org.kinema4j.optim.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kinema4j.catalog.ParameterValue;
import org.kinema4j.catalog.Parts;
import org.kinema4j.optim.Clipping;
import org.kinema4j.optim.Decay;
import org.kinema4j.optim.LearningRate;
import org.kinema4j.optim.schedule.ScheduleEntry;
import org.kinema4j.optim.schedule.Schedules;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * What optimizers are made of: learning rates, decays, clipping, schedules, and other optimizers.
 */
final class OptimizerParts implements Parts {

  @Override
  public List<Record> of(Class<?> kind) {
    return Stream.of(
            Optimizers.all().stream().map(OptimizerEntry::defaults),
            Wrappers.all().stream().map(WrapperEntry::example),
            Schedules.all().stream().map(ScheduleEntry::example))
        .flatMap(parts -> parts)
        .filter(kind::isInstance)
        .map(Record.class::cast)
        .toList();
  }

  @Override
  public Optional<Object> read(ParameterValue component, Object given) {
    if (component.raw() == LearningRate.class) {
      return Optional.of(
          given instanceof Number number
              ? LearningRate.of(number.doubleValue())
              : LearningRate.of((ISchedule) component.of(ISchedule.class).from(given)));
    }
    if (given instanceof Number number) {
      if (component.raw() == Decay.class) {
        return Optional.of(Decay.coupled(number.doubleValue()));
      }
      if (component.raw() == Clipping.class) {
        return Optional.of(Clipping.byGlobalNorm(number.doubleValue()));
      }
    }
    return Optional.empty();
  }

  @Override
  public Object written(Object value) {
    return value instanceof LearningRate rate
        ? rate.schedule().<Object>map(schedule -> schedule).orElseGet(() -> rate.valueAt(0, 0))
        : value;
  }
}
