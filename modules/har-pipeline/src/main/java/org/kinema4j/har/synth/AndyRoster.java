package org.kinema4j.har.synth;

import java.util.List;
import java.util.Set;

/**
 * The participants of AndyData-lab-onePerson with their setup and sequences, so that generated
 * files bear names that occur in the real data set.
 *
 * @see <a href="https://doi.org/10.1177/0278364919882089">Maurice et al., Human movement and
 *     ergonomics: an industry-oriented dataset for collaborative robotics, 2019</a>
 */
final class AndyRoster {

  private static final int TRIALS_PER_SEQUENCE = 5;

  /**
   * Two of thirteen, the usual share; always the same two, so that a small set holds at most one
   * and the person tested by default has somebody alike among those trained on.
   */
  private static final Set<Integer> LEFT_HANDED = Set.of(909, 8410);

  static final List<Entry> ENTRIES =
      List.of(
          new Entry(541, "A", List.of(3, 4, 5)),
          new Entry(909, "A", List.of(1, 3, 5)),
          new Entry(2193, "B", List.of(3, 5, 6)),
          new Entry(2274, "B", List.of(1, 3, 5)),
          new Entry(3327, "A", List.of(3, 4, 5)),
          new Entry(5124, "B", List.of(1, 4, 5)),
          new Entry(5319, "B", List.of(2, 4, 6)),
          new Entry(5521, "A", List.of(3, 4, 6)),
          new Entry(5535, "A", List.of(1, 2, 5)),
          new Entry(8410, "A", List.of(1, 2, 6)),
          new Entry(8524, "B", List.of(2, 4, 6)),
          new Entry(9266, "B", List.of(1, 4, 5)),
          new Entry(9875, "B", List.of(1, 3, 4)));

  private AndyRoster() {}

  static Hand dominantHand(int participant) {
    return LEFT_HANDED.contains(participant) ? Hand.LEFT : Hand.RIGHT;
  }

  record Entry(int participant, String setup, List<Integer> sequences) {

    TrialId trial(int number) {
      return new TrialId(
          participant,
          setup,
          sequences.get(number / TRIALS_PER_SEQUENCE),
          number % TRIALS_PER_SEQUENCE + 1);
    }
  }
}
