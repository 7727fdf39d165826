package org.kinema4j.har.synth;

import java.util.List;
import java.util.Set;
import org.kinema4j.har.io.andy.AndyParticipant;

/**
 * The participants of AndyData-lab-onePerson with their setup and sequences, so that generated
 * files bear names that occur in the real data set.
 *
 * @see <a href="https://doi.org/10.1177/0278364919882089">Maurice et al., Human movement and
 *     ergonomics: an industry-oriented dataset for collaborative robotics, 2019</a>
 */
final class AndyRoster {

  /**
   * Two of thirteen, the usual share; always the same two, so that a small set holds at most one
   * and the person tested by default has somebody alike among those trained on.
   */
  private static final Set<Integer> LEFT_HANDED = Set.of(909, 8410);

  static final List<Entry> ENTRIES =
      AndyParticipant.ALL.stream()
          .map(person -> new Entry(person.number(), person.setup(), person.sequences()))
          .toList();

  private AndyRoster() {}

  static Hand dominantHand(int participant) {
    return LEFT_HANDED.contains(participant) ? Hand.LEFT : Hand.RIGHT;
  }

  record Entry(int participant, String setup, List<Integer> sequences) {

    TrialId trial(int number) {
      return new TrialId(
          participant,
          setup,
          sequences.get(number / AndyParticipant.TRIALS_PER_SEQUENCE),
          number % AndyParticipant.TRIALS_PER_SEQUENCE + 1);
    }
  }
}
