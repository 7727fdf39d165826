package org.kinema4j.har.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What to generate. The same specification gives the same recordings on every run.
 *
 * @param participants number of participants, in [1, {@value #MAX_PARTICIPANTS}]
 * @param trialsPerParticipant recordings of each, in [1, {@value #MAX_TRIALS}]
 * @param secondsPerTrial length of a recording in seconds, in [{@value #MIN_SECONDS}, {@value
 *     #MAX_SECONDS}]; at the default difficulty every recording holds every action
 * @param seed what all random draws start from
 * @param difficulty how hard the data is
 */
public record SynthSpec(
    int participants,
    int trialsPerParticipant,
    double secondsPerTrial,
    long seed,
    Difficulty difficulty) {

  /** Participants unless said otherwise. */
  public static final int DEFAULT_PARTICIPANTS = 7;

  /** Trials of each participant unless said otherwise. */
  public static final int DEFAULT_TRIALS = 3;

  /** Length of a trial in seconds unless said otherwise. */
  public static final double DEFAULT_SECONDS = 30;

  /** Seed unless said otherwise. */
  public static final long DEFAULT_SEED = 42;

  /** Number of participants of the real data set, whose identifiers are used. */
  public static final int MAX_PARTICIPANTS = 13;

  /** Trials of a participant of the real data set: three sequences of five. */
  public static final int MAX_TRIALS = 15;

  /** Shortest trial in seconds. */
  public static final double MIN_SECONDS = 30;

  /** Longest trial in seconds. */
  public static final double MAX_SECONDS = 600;

  /**
   * Checks the ranges.
   *
   * @param participants number of participants
   * @param trialsPerParticipant recordings of each
   * @param secondsPerTrial length of a recording in seconds
   * @param seed what all random draws start from
   * @param difficulty how hard the data is
   */
  public SynthSpec {
    Arguments.inRange("participants", participants, 1, MAX_PARTICIPANTS);
    Arguments.inRange("trialsPerParticipant", trialsPerParticipant, 1, MAX_TRIALS);
    Arguments.inRange("secondsPerTrial", secondsPerTrial, MIN_SECONDS, MAX_SECONDS);
    Objects.requireNonNull(difficulty, "difficulty");
  }

  /**
   * Returns the defaults.
   *
   * @return {@value #DEFAULT_PARTICIPANTS} participants, {@value #DEFAULT_TRIALS} trials each of
   *     {@value #DEFAULT_SECONDS} s, seed {@value #DEFAULT_SEED}, {@link Difficulty#DEFAULT}
   */
  public static SynthSpec defaults() {
    return new SynthSpec(
        DEFAULT_PARTICIPANTS, DEFAULT_TRIALS, DEFAULT_SECONDS, DEFAULT_SEED, Difficulty.DEFAULT);
  }

  /**
   * Returns a copy with another number of participants.
   *
   * @param number number of participants
   * @return the copy
   */
  public SynthSpec withParticipants(int number) {
    return new SynthSpec(number, trialsPerParticipant, secondsPerTrial, seed, difficulty);
  }

  /**
   * Returns a copy with another number of trials.
   *
   * @param number trials of each participant
   * @return the copy
   */
  public SynthSpec withTrialsPerParticipant(int number) {
    return new SynthSpec(participants, number, secondsPerTrial, seed, difficulty);
  }

  /**
   * Returns a copy with another length of trials.
   *
   * @param seconds seconds of a trial
   * @return the copy
   */
  public SynthSpec withSecondsPerTrial(double seconds) {
    return new SynthSpec(participants, trialsPerParticipant, seconds, seed, difficulty);
  }

  /**
   * Returns a copy with another seed.
   *
   * @param newSeed seed
   * @return the copy
   */
  public SynthSpec withSeed(long newSeed) {
    return new SynthSpec(participants, trialsPerParticipant, secondsPerTrial, newSeed, difficulty);
  }

  /**
   * Returns a copy of another difficulty.
   *
   * @param newDifficulty how hard the data is
   * @return the copy
   */
  public SynthSpec withDifficulty(Difficulty newDifficulty) {
    return new SynthSpec(participants, trialsPerParticipant, secondsPerTrial, seed, newDifficulty);
  }

  /**
   * Returns the recordings to generate.
   *
   * @return participants in ascending order, the trials of each in order of sequence and trial
   */
  public List<TrialId> trials() {
    List<TrialId> trials = new ArrayList<>();
    for (AndyRoster.Entry entry : AndyRoster.ENTRIES.subList(0, participants)) {
      for (int k = 0; k < trialsPerParticipant; k++) {
        trials.add(entry.trial(k));
      }
    }
    return trials;
  }
}
