package org.kinema4j.har.synth;

import java.util.Locale;
import java.util.Objects;

/**
 * Which recording of which participant, in the terms of the AnDy data set.
 *
 * @param participant number of the participant
 * @param setup room, {@code A} or {@code B}
 * @param sequence order of tasks, 1 to 6
 * @param trial repetition, 1 to 5
 */
public record TrialId(int participant, String setup, int sequence, int trial) {

  /**
   * Checks the parts.
   *
   * @param participant number of the participant
   * @param setup {@code A} or {@code B}
   * @param sequence 1 to 6
   * @param trial 1 to 5
   */
  public TrialId {
    Arguments.inRange("participant", participant, 0, 99_999);
    if (!Objects.requireNonNull(setup, "setup").matches("[AB]")) {
      throw new IllegalArgumentException("setup must be A or B, received " + setup);
    }
    Arguments.inRange("sequence", sequence, 1, 6);
    Arguments.inRange("trial", trial, 1, 5);
  }

  /**
   * Returns the name of the recording, which is the stem of its files.
   *
   * @return for example {@code Participant_541_Setup_A_Seq_3_Trial_1}
   */
  public String name() {
    return String.format(
        Locale.ROOT,
        "Participant_%d_Setup_%s_Seq_%d_Trial_%d",
        participant,
        setup,
        sequence,
        trial);
  }

  /**
   * Returns the folder of the participant.
   *
   * @return for example {@code Participant_541}
   */
  public String folder() {
    return "Participant_" + participant;
  }
}
