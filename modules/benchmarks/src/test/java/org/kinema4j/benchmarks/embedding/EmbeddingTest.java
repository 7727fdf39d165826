package org.kinema4j.benchmarks.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinema4j.har.HarPipeline;
import org.kinema4j.har.PreparedData;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.synth.SynthSpec;
import org.kinema4j.har.synth.TrialGenerator;

class EmbeddingTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  /** Two people: one to learn from, one to be recognised. */
  private static PreparedData twoPeople() {
    SynthSpec spec = SynthSpec.defaults().withParticipants(2).withTrialsPerParticipant(1);
    TrialGenerator generator = new TrialGenerator(spec);
    List<MotionClip> recordings = spec.trials().stream().map(generator::generate).toList();
    return new HarPipeline(RunConfig.DEFAULT).prepare(recordings);
  }

  @Test
  void trainingBringsActionsTogether() {
    PreparedData data = twoPeople();

    EmbeddingRun run = EmbeddingRun.of(data, 10, 3);

    assertThat(run.seed()).isEqualTo(3);
    assertThat(run.trained()).isGreaterThan(run.untrained()).isLessThanOrEqualTo(1);
    assertThat(EmbeddingRun.raw(data)).isBetween(0.3, 1.0);
    assertThat(EmbeddingRun.of(data, 0, 3).trained())
        .as("the same seed begins with the same weights")
        .isEqualTo(run.untrained());
  }

  @Test
  void faultsAreOneLine() {
    assertThat(execute("--data", folder.resolve("nowhere").toString())).isEqualTo(66);
    assertThat(err.toString()).startsWith("har bench: ").contains("nowhere").hasLineCount(1);
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).contains("har bench embedding", "1,2,3,4,5", "har synth");
  }

  private int execute(String... args) {
    return EmbeddingCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }
}
