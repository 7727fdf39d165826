package org.kinema4j.har.cli;

import org.kinema4j.har.synth.SynthSpec;
import picocli.CommandLine.Option;

/** How much to generate. */
final class SynthOptions {

  @Option(
      names = "--participants",
      defaultValue = "" + SynthSpec.DEFAULT_PARTICIPANTS,
      paramLabel = "N",
      description =
          "People to make up, 1 to " + SynthSpec.MAX_PARTICIPANTS + ". Default: ${DEFAULT-VALUE}.")
  private int participants;

  @Option(
      names = "--trials",
      defaultValue = "" + SynthSpec.DEFAULT_TRIALS,
      paramLabel = "N",
      description =
          "Recordings of each, 1 to " + SynthSpec.MAX_TRIALS + ". Default: ${DEFAULT-VALUE}.")
  private int trials;

  @Option(
      names = "--seconds",
      defaultValue = "" + SynthSpec.DEFAULT_SECONDS,
      paramLabel = "S",
      description = "Length of a recording; a second takes about 1 MB. Default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--seed",
      defaultValue = "" + SynthSpec.DEFAULT_SEED,
      paramLabel = "N",
      description = "Decides everything random. Default: ${DEFAULT-VALUE}.")
  private long seed;

  SynthSpec spec() {
    return SynthSpec.defaults()
        .withParticipants(participants)
        .withTrialsPerParticipant(trials)
        .withSecondsPerTrial(seconds)
        .withSeed(seed);
  }

  long seed() {
    return seed;
  }
}
