package org.kinema4j.har.io.andy;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the trials of AndyData-lab-onePerson are there.
 *
 * @param present names of the published trials that are there, in the order of {@link
 *     AndyParticipant#ALL}
 * @param missing names of the others
 */
public record AndyRollCall(List<String> present, List<String> missing) {

  /**
   * Copies the lists.
   *
   * @param present names of the trials that are there
   * @param missing names of the others
   */
  public AndyRollCall {
    present = List.copyOf(present);
    missing = List.copyOf(missing);
  }

  /**
   * Calls the roll.
   *
   * @param names names of recordings, of which those that AnDy does not have are ignored
   * @return which of AnDy's trials are among them
   */
  static AndyRollCall of(Collection<String> names) {
    Set<String> there = new HashSet<>(names);
    List<String> all =
        AndyParticipant.ALL.stream().flatMap(person -> person.trials().stream()).toList();
    return new AndyRollCall(
        all.stream().filter(there::contains).toList(),
        all.stream().filter(name -> !there.contains(name)).toList());
  }

  /**
   * Tells whether this looks like the published data set rather than a sample of it, or a set that
   * follows its names.
   *
   * @return true if at least half of its trials are there
   */
  public boolean isDownload() {
    return present.size() >= missing.size();
  }

  /**
   * Says in one line what the download lacks.
   *
   * @return the line; empty if nothing is missing, or if this is no download
   */
  public Optional<String> complaint() {
    if (!isDownload() || missing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%d of AnDy's %d trials are missing, the first is %s",
            missing.size(),
            missing.size() + present.size(),
            missing.get(0)));
  }
}
