package org.kinema4j.har.io.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kinema4j.har.io.Irregularity;
import org.kinema4j.har.io.Irregularity.Kind;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** Collects irregularities; of each kind only the first few are kept, the others are counted. */
public final class IrregularityLog {

  /** How many of a kind are kept. */
  public static final int MOST_OF_A_KIND = 10;

  private final List<Irregularity> kept = new ArrayList<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  /** Creates an empty log. */
  public IrregularityLog() {}

  /**
   * Adds an irregularity.
   *
   * @param kind what sort of thing
   * @param frame number of the frame, or -1 if it concerns the whole file
   * @param text one line for the user
   */
  public void add(Kind kind, int frame, String text) {
    add(kind, frame, () -> text);
  }

  /**
   * Adds an irregularity whose text costs something and is made only if it is kept.
   *
   * @param kind what sort of thing
   * @param frame number of the frame, or -1 if it concerns the whole file
   * @param text makes one line for the user
   */
  public void add(Kind kind, int frame, Supplier<String> text) {
    if (counts.merge(kind, 1, Integer::sum) <= MOST_OF_A_KIND) {
      kept.add(new Irregularity(kind, frame, text.get()));
    }
  }

  /**
   * Returns what was collected.
   *
   * @return the irregularities kept, then one for each kind of which there were more
   */
  public List<Irregularity> all() {
    List<Irregularity> all = new ArrayList<>(kept);
    counts.forEach(
        (kind, count) -> {
          if (count > MOST_OF_A_KIND) {
            all.add(new Irregularity(kind, -1, (count - MOST_OF_A_KIND) + " more of this kind"));
          }
        });
    return all;
  }

  /**
   * Logs what was found in a file, as warnings but for what concerns every file of a kind.
   *
   * @param log where to
   * @param file the file
   * @param irregularities what was found
   */
  public static void tell(Logger log, Path file, List<Irregularity> irregularities) {
    for (Irregularity irregularity : irregularities) {
      // Every MVNX of version 3 has renamed joints; that is worth a note, not a warning.
      Level level = irregularity.kind() == Kind.RENAMED ? Level.INFO : Level.WARN;
      log.atLevel(level).log("{}: {}", file, irregularity.describe());
    }
  }
}
