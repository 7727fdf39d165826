package org.kinema4j.har.synth;

import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Vector3;

/**
 * The movement of the whole body as the suit would measure it: from controls and gait to
 * orientations of 23 segments, sensor errors, heading drift and forward kinematics.
 */
final class BodyMotion {

  private static final double SINK = 0.036;
  private static final double COUNTER_TURN = 1.8;
  // Whoever stands on one leg lets the hip of the other sink: radians a metre of shift.
  private static final double LIST_OF_SHIFT = 1.5;

  private final BodyModel body;
  private final PoseSolver legs;
  private final ControlTrack track;
  private final Gait gait;
  private final SensorNoise noise;
  private final double standingHeight;
  private final Drift drift;

  /**
   * Creates the movement.
   *
   * @param body bones
   * @param track controls above the legs
   * @param gait where the person stands and walks
   * @param noise what sensors add
   * @param drift source of the heading drift
   */
  BodyMotion(BodyModel body, ControlTrack track, Gait gait, SensorNoise noise, Drift drift) {
    this.body = body;
    this.legs = new PoseSolver(body);
    this.track = track;
    this.gait = gait;
    this.noise = noise;
    this.standingHeight = new ArmReach(body).standingHeight();
    this.drift = drift;
  }

  /**
   * How the heading drifts: steadily, with a slow wave on top.
   *
   * @param radiansPerSecond mean rate
   * @param phase phase of the wave
   */
  record Drift(double radiansPerSecond, double phase) {

    private static final double PERIOD_SECONDS = 37;
    private static final double WAVE = 0.15;

    static Drift draw(Draw draw, Difficulty difficulty) {
      double degreesPerMinute = draw.around(0, difficulty.headingDriftDegreesPerMinute());
      return new Drift(Math.toRadians(degreesPerMinute) / 60, draw.uniform(0, 2 * Math.PI));
    }

    double at(double time) {
      double wave = Math.sin(2 * Math.PI * time / PERIOD_SECONDS + phase);
      return radiansPerSecond * (time + WAVE * PERIOD_SECONDS * wave);
    }
  }

  /** Computes frames in order of time into flat arrays, segment after segment. */
  SegmentFrames record(int frames, double rateHz, double startSeconds) {
    SegmentFrames result = new SegmentFrames(frames, rateHz);
    Quaternion[] pose = new Quaternion[BodyModel.SEGMENTS];
    for (int f = 0; f < frames; f++) {
      double time = startSeconds + f / rateHz;
      Vector3 pelvis = orient(pose, track.at(f), time);
      noise.spoilInPlace(pose);
      Quaternion turned = Axes.aboutZ(drift.at(time));
      for (int s = 0; s < pose.length; s++) {
        pose[s] = turned.times(pose[s]).normalized();
      }
      result.put(f, pose, body.positions(turned.rotate(pelvis), pose));
    }
    return result;
  }

  private Vector3 orient(Quaternion[] pose, Controls steered, double time) {
    Gait.Moment moment = gait.at(time);
    Stance stance = moment.stance();
    double turn = 0;
    double list = LIST_OF_SHIFT * steered.get(Control.PELVIS_SIDE);
    double height = standingHeight - steered.get(Control.PELVIS_DROP);
    double side = steered.get(Control.PELVIS_SIDE);
    Controls controls = steered;
    Walk walk = moment.walk();
    if (walk != null) {
      double step = moment.step();
      turn = walk.pelvisTurn(step);
      height += walk.rise(step) - SINK * walk.sink(step);
      side += walk.sway(step);
      list += walk.list(step);
      controls = swinging(steered, walk, step).plus(Control.TRUNK_YAW, -COUNTER_TURN * turn);
    }
    controls = controls.plus(Control.TRUNK_ROLL, -list);
    Quaternion pelvis =
        Axes.aboutZ(stance.heading() + turn)
            .times(Axes.aboutY(controls.get(Control.PELVIS_PITCH)))
            .times(Axes.aboutX(list));
    Vector3 place = stance.ahead(controls.get(Control.PELVIS_FORWARD)).aside(side).at(height);
    UpperBody.orient(pelvis, controls, pose);
    for (Hand hand : Hand.values()) {
      legs.orientLeg(hand, place, gait.foot(hand, time), pose);
    }
    return place;
  }

  private static Controls swinging(Controls controls, Walk walk, double step) {
    Controls swinging = controls;
    for (Hand hand : Hand.values()) {
      double forward = walk.armForward(hand, step);
      swinging =
          swinging
              .plus(Control.RIGHT_UPPER_Y.of(hand), -forward)
              .plus(Control.RIGHT_ELBOW.of(hand), 0.4 * forward);
    }
    return swinging;
  }
}
