package org.kinema4j.har.split;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.NaturalOrder;

/**
 * Makes the folds of a cross-validation. Together the test parts of all folds hold every unit
 * exactly once.
 *
 * <p><b>Test.</b> With one fold a unit there is nothing to choose. Otherwise the units are dealt to
 * folds whose sizes differ by one at most, and so that each has its share of every class as far as
 * whole units allow, {@link Stratifier}.
 *
 * <p><b>Validation.</b> Leaving one subject out, it is the last other subject in natural order,
 * {@link SubjectSplit#leaveOneOut}: a fold is then what {@code har train --test-subjects} does. In
 * all other folds {@link SubjectSplit#VALIDATION_SHARE} of the units that are not tested on
 * validate, one at least, chosen so that they have their share of every class too. Where only one
 * unit is left it is trained on and nothing validates.
 */
public final class Folds {

  private Folds() {}

  /**
   * Makes folds.
   *
   * @param items recordings, or stretches of them
   * @param plan what is never divided, how many folds; not of lists, {@link FoldLists#read}
   * @return the folds, in natural order of their units or in the order of dealing
   * @throws BadDataException if there are fewer than two units, or fewer than folds
   */
  public static List<Fold> of(Collection<FoldItem> items, FoldPlan plan) {
    Map<String, Map<String, Integer>> units = units(items, plan.unit());
    requireEnough(units.size(), plan);
    if (plan.unit() == FoldUnit.SUBJECT && plan.count() == FoldPlan.EACH) {
      return SubjectSplit.leaveOneOut(units.keySet()).stream().map(Fold::of).toList();
    }
    int count = plan.count() == FoldPlan.EACH ? units.size() : plan.count();
    List<String> names = List.copyOf(units.keySet());
    int[] parts =
        count == units.size()
            ? IntStream.range(0, count).toArray()
            : Stratifier.deal(List.copyOf(units.values()), sizes(names.size(), count), plan.seed());
    List<Fold> folds = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      int fold = f;
      folds.add(
          fold(
              units,
              IntStream.range(0, parts.length)
                  .filter(u -> parts[u] == fold)
                  .mapToObj(names::get)
                  .toList(),
              plan));
    }
    return List.copyOf(folds);
  }

  /** Windows of each class in each unit, in natural order of the units. */
  private static Map<String, Map<String, Integer>> units(
      Collection<FoldItem> items, FoldUnit unit) {
    Map<String, Map<String, Integer>> units = new TreeMap<>(NaturalOrder.INSTANCE);
    for (FoldItem item : items) {
      Map<String, Integer> counts =
          units.computeIfAbsent(unit.of(item.recording(), item.subject()), key -> new TreeMap<>());
      item.labels().forEach((label, count) -> counts.merge(label, count, Integer::sum));
    }
    return units;
  }

  private static void requireEnough(int units, FoldPlan plan) {
    int least = Math.max(2, plan.count());
    if (units < least) {
      throw new BadDataException(
          "folds by " + plan.unit(),
          "",
          "at least %d: each %s is tested on once, and others are learned from"
              .formatted(least, plan.unit()),
          units + " with labelled windows");
    }
  }

  private static int[] sizes(int units, int folds) {
    return IntStream.range(0, folds)
        .map(f -> units / folds + (f < units % folds ? 1 : 0))
        .toArray();
  }

  private static Fold fold(
      Map<String, Map<String, Integer>> units, List<String> test, FoldPlan plan) {
    List<String> others = units.keySet().stream().filter(name -> !test.contains(name)).toList();
    int held =
        others.size() < 2
            ? 0
            : (int) Math.max(1, Math.round(others.size() * SubjectSplit.VALIDATION_SHARE));
    int[] parts =
        Stratifier.deal(
            others.stream().map(units::get).toList(),
            new int[] {others.size() - held, held},
            plan.seed());
    return Fold.of(plan.unit(), chosen(others, parts, 0), chosen(others, parts, 1), test);
  }

  private static List<String> chosen(List<String> names, int[] parts, int part) {
    return IntStream.range(0, parts.length)
        .filter(u -> parts[u] == part)
        .mapToObj(names::get)
        .toList();
  }
}
