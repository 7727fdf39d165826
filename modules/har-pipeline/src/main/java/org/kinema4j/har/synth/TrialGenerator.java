package org.kinema4j.har.synth;

import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.MotionClip;

/**
 * Generates labelled recordings in memory, without files.
 *
 * <p>A trial depends on nothing but the specification and its identity, so that trials may be
 * generated in any order and by any number of threads.
 */
public final class TrialGenerator {

  /** Frames a second of every recording, the rate of the AnDy data set. */
  public static final double RATE_HZ = 240;

  private static final long TRIAL_STREAM = 2;
  private static final long NOISE_STREAM = 3;
  private static final double STARTS_WITH_SCREW = 0.5;

  private final SynthSpec spec;

  /**
   * Creates a generator.
   *
   * @param spec what to generate
   */
  public TrialGenerator(SynthSpec spec) {
    this.spec = spec;
  }

  /**
   * Returns who moves in a trial.
   *
   * @param trial the trial
   * @return the participant, the same for all trials of that participant
   */
  public Participant participant(TrialId trial) {
    return Participant.of(trial.participant(), spec.seed(), spec.difficulty());
  }

  /**
   * Generates a trial.
   *
   * @param trial which one
   * @return a recording at {@value #RATE_HZ} Hz with the signals orientation, position, velocity,
   *     acceleration, angularVelocity and jointAngle, and with its true labels
   */
  public MotionClip generate(TrialId trial) {
    int frames = (int) Math.round(spec.secondsPerTrial() * RATE_HZ);
    Participant person = participant(trial);
    BodyModel body = new BodyModel(person.size());
    Draw draw = stream(TRIAL_STREAM, trial);
    Room room = new Room(trial.setup(), draw);
    Action firstTask = draw.chance(STARTS_WITH_SCREW) ? Action.SCREW : Action.FINE_MANIPULATION;
    Stance first = room.at(TaskPlanner.placeOf(firstTask)).stance();
    Postures postures = new Postures(person, body);
    int padded = frames + 2 * SegmentFrames.MARGIN;
    double startSeconds = -SegmentFrames.MARGIN / RATE_HZ;
    ControlTrack track = new ControlTrack(padded, RATE_HZ, startSeconds, postures.standing());

    double ambiguity = spec.difficulty().ambiguity();
    Choreographer choreographer =
        new Choreographer(person, postures, draw, ambiguity, new Choreographer.Stage(track, first));
    TaskPlanner planner = new TaskPlanner(person, room, choreographer, draw, ambiguity);
    planner.plan(spec.secondsPerTrial(), firstTask);

    Draw noise = stream(NOISE_STREAM, trial);
    BodyMotion motion =
        new BodyMotion(
            body,
            track,
            new Gait(body, first, choreographer.walks()),
            new SensorNoise(spec.difficulty(), noise, RATE_HZ),
            BodyMotion.Drift.draw(noise, spec.difficulty()));
    SegmentFrames recorded = motion.record(padded, RATE_HZ, startSeconds);
    return new MotionClip(
            trial.name(),
            Integer.toString(trial.participant()),
            RATE_HZ,
            recorded.signals(SynthHeader.ANATOMICAL))
        .withLabels(planner.labels(frames, RATE_HZ));
  }

  private Draw stream(long stream, TrialId trial) {
    return new Draw(spec.seed(), stream, trial.participant(), trial.sequence(), trial.trial());
  }
}
