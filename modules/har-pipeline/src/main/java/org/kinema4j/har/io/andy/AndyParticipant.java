package org.kinema4j.har.io.andy;

import java.util.ArrayList;
import java.util.List;

/**
 * A participant of AndyData-lab-onePerson and what was recorded of them: three of six sequences of
 * tasks, each {@value #TRIALS_PER_SEQUENCE} times.
 *
 * @param number the identifier, for example 541
 * @param setup the setup of the room, {@code A} or {@code B}
 * @param sequences the sequences, in ascending order
 * @see <a href="https://doi.org/10.1177/0278364919882089">Maurice et al., Human movement and
 *     ergonomics: an industry-oriented dataset for collaborative robotics, 2019</a>
 */
public record AndyParticipant(int number, String setup, List<Integer> sequences) {

  /** Trials of each sequence. */
  public static final int TRIALS_PER_SEQUENCE = 5;

  /**
   * All 13 participants, with 195 trials in all, as the names of the published recordings say it.
   *
   * @see <a href="https://doi.org/10.5281/zenodo.3254403">the data set</a>
   * @see <a href="https://github.com/dx118/dynaip">dynaip, whose split lists name every trial</a>
   */
  public static final List<AndyParticipant> ALL =
      List.of(
          new AndyParticipant(541, "A", List.of(3, 4, 5)),
          new AndyParticipant(909, "A", List.of(1, 3, 5)),
          new AndyParticipant(2193, "B", List.of(3, 5, 6)),
          new AndyParticipant(2274, "B", List.of(1, 3, 5)),
          new AndyParticipant(3327, "A", List.of(3, 4, 5)),
          new AndyParticipant(5124, "B", List.of(1, 4, 5)),
          new AndyParticipant(5319, "B", List.of(2, 4, 6)),
          new AndyParticipant(5521, "A", List.of(3, 4, 6)),
          new AndyParticipant(5535, "A", List.of(1, 2, 5)),
          new AndyParticipant(8410, "A", List.of(1, 2, 6)),
          new AndyParticipant(8524, "B", List.of(2, 4, 6)),
          new AndyParticipant(9266, "B", List.of(1, 4, 5)),
          new AndyParticipant(9875, "B", List.of(1, 3, 4)));

  /**
   * Copies the list.
   *
   * @param number the identifier
   * @param setup the setup of the room
   * @param sequences the sequences
   */
  public AndyParticipant {
    sequences = List.copyOf(sequences);
  }

  /**
   * Returns the names of this participant's recordings.
   *
   * @return names as {@link AndyTrial#name()} gives them, by sequence and trial
   */
  public List<String> trials() {
    List<String> names = new ArrayList<>();
    for (int sequence : sequences) {
      for (int trial = 1; trial <= TRIALS_PER_SEQUENCE; trial++) {
        names.add(AndyTrial.name(Integer.toString(number), setup, sequence, trial));
      }
    }
    return names;
  }
}
