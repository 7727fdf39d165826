package org.kinema4j.demos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.demos.HumanActionRecognition.Result;
import org.kinema4j.har.evaluate.ConfusionMatrix;
import org.kinema4j.har.synth.SynthSpec;

class HumanActionRecognitionTest {

  @TempDir private Path folder;

  /** Measured: 0.79, where the most frequent action alone would give 0.43. */
  @Test
  void recognisesTheActionsOfAnUnseenPerson() throws IOException {
    SynthSpec recordings =
        SynthSpec.defaults()
            .withParticipants(5)
            .withTrialsPerParticipant(1)
            .withSecondsPerTrial(SynthSpec.MIN_SECONDS);

    Result result = HumanActionRecognition.run(folder, recordings, 20);

    assertThat(result.testSubjects()).hasSize(1);
    // Three of five people are learned from: one validates, one tests.
    ConfusionMatrix confusion = result.confusion();
    assertThat((double) result.trainWindows() / confusion.total()).isBetween(2.5, 3.5);
    assertThat(confusion.labels()).hasSize(8);
    double mostFrequent =
        IntStream.range(0, 8).mapToLong(confusion::support).max().orElseThrow()
            / (double) confusion.total();
    assertThat(confusion.accuracy()).isGreaterThan(mostFrequent + 0.1);
  }
}
