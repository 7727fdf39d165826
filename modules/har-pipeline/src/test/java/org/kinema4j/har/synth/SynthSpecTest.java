package org.kinema4j.har.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SynthSpecTest {

  @Test
  void defaultsAreThoseOfTheConstants() {
    assertThat(SynthSpec.defaults())
        .isEqualTo(
            new SynthSpec(
                SynthSpec.DEFAULT_PARTICIPANTS,
                SynthSpec.DEFAULT_TRIALS,
                SynthSpec.DEFAULT_SECONDS,
                SynthSpec.DEFAULT_SEED,
                Difficulty.DEFAULT));
  }

  @Test
  void copiesChangeOneThing() {
    Difficulty hard = new Difficulty(2, 2, 1, 5, 20);
    SynthSpec spec =
        SynthSpec.defaults()
            .withParticipants(3)
            .withTrialsPerParticipant(4)
            .withSecondsPerTrial(60)
            .withSeed(7)
            .withDifficulty(hard);

    assertThat(spec).isEqualTo(new SynthSpec(3, 4, 60, 7, hard));
  }

  @Test
  void rejectsWhatIsOutOfRangeAndNamesIt() {
    SynthSpec spec = SynthSpec.defaults();
    assertThatThrownBy(() -> spec.withParticipants(14))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("participants must be in [1, 13], received 14");
    assertThatThrownBy(() -> spec.withTrialsPerParticipant(0))
        .hasMessage("trialsPerParticipant must be in [1, 15], received 0");
    assertThatThrownBy(() -> spec.withSecondsPerTrial(Double.NaN))
        .hasMessage("secondsPerTrial must be in [30.0, 600.0], received NaN");
    assertThatThrownBy(() -> new Difficulty(-0.1, 1, 1, 1, 1))
        .hasMessage("styleSpread must be in [0.0, 3.0], received -0.1");
    assertThatThrownBy(() -> new TrialId(541, "C", 1, 1))
        .hasMessage("setup must be A or B, received C");
  }

  @Test
  void trialsBearNamesOfTheRealDataSet() {
    List<TrialId> trials =
        SynthSpec.defaults().withParticipants(3).withTrialsPerParticipant(2).trials();

    // formats.md 1.1: 541 is setup A with sequences 3, 4, 5; 2193 is setup B with 3, 5, 6.
    assertThat(trials)
        .extracting(TrialId::name)
        .containsExactly(
            "Participant_541_Setup_A_Seq_3_Trial_1",
            "Participant_541_Setup_A_Seq_3_Trial_2",
            "Participant_909_Setup_A_Seq_1_Trial_1",
            "Participant_909_Setup_A_Seq_1_Trial_2",
            "Participant_2193_Setup_B_Seq_3_Trial_1",
            "Participant_2193_Setup_B_Seq_3_Trial_2");
  }

  @Test
  void theWholeRosterHasAsManyTrialsAsTheRealDataSet() {
    List<TrialId> trials =
        SynthSpec.defaults().withParticipants(13).withTrialsPerParticipant(15).trials();

    assertThat(trials).hasSize(195).doesNotHaveDuplicates();
    assertThat(trials.get(194).name()).isEqualTo("Participant_9875_Setup_B_Seq_4_Trial_5");
    assertThat(trials).isSortedAccordingTo(Comparator.comparingInt(TrialId::participant));
  }
}
