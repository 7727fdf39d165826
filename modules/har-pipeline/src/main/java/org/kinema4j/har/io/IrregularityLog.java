package org.kinema4j.har.io;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kinema4j.har.io.Irregularity.Kind;

/** Collects irregularities; of each kind only the first few are kept, the others are counted. */
final class IrregularityLog {

  static final int MOST_OF_A_KIND = 10;

  private final List<Irregularity> kept = new ArrayList<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  void add(Kind kind, int frame, String text) {
    add(kind, frame, () -> text);
  }

  /** Adds an irregularity whose text costs something and is made only if it is kept. */
  void add(Kind kind, int frame, Supplier<String> text) {
    if (counts.merge(kind, 1, Integer::sum) <= MOST_OF_A_KIND) {
      kept.add(new Irregularity(kind, frame, text.get()));
    }
  }

  List<Irregularity> all() {
    List<Irregularity> all = new ArrayList<>(kept);
    counts.forEach(
        (kind, count) -> {
          if (count > MOST_OF_A_KIND) {
            all.add(new Irregularity(kind, -1, (count - MOST_OF_A_KIND) + " more of this kind"));
          }
        });
    return all;
  }
}
