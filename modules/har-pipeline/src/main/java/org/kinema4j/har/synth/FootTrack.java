package org.kinema4j.har.synth;

import java.util.ArrayList;
import java.util.List;
import org.kinema4j.har.motion.Quaternion;
import org.kinema4j.har.motion.Vector3;

/**
 * Where one foot is: it stands still between steps, and in a step leaves the floor with the ball
 * and lands with the heel.
 */
final class FootTrack {

  private static final double LIFT = 0.07;
  private static final double HEEL_RISE = Math.toRadians(32);
  private static final double TOE_UP = Math.toRadians(14);
  private static final double FULL_STRIDE = 1.0;
  private static final double PUSH_OFF = 0.7;

  private final BodyModel body;
  private final List<Step> steps = new ArrayList<>();
  private final Vector3 ankleToBall;
  private final Vector3 ankleToHeel;
  private int current;

  FootTrack(BodyModel body, Hand hand, Stance first) {
    this.body = body;
    this.ankleToBall = body.offset(Limb.of(hand).toe());
    this.ankleToHeel = new Vector3(-body.heel(), 0, -body.ankleHeight());
    steps.add(new Step(0, 0, first, first));
  }

  private record Step(double start, double end, Stance from, Stance to) {

    double swing() {
      return end - start;
    }

    /** When the heel begins to leave the floor. */
    double pushOff() {
      return start - PUSH_OFF * swing();
    }
  }

  /**
   * A foot at a moment.
   *
   * @param ankle position of the ankle
   * @param foot orientation of the foot
   * @param toe orientation of the toes
   */
  record Placement(Vector3 ankle, Quaternion foot, Quaternion toe) {}

  /** Adds a step; steps are added in order of time. */
  void step(double start, double end, Stance to) {
    steps.add(new Step(start, end, steps.get(steps.size() - 1).to(), to));
  }

  /** Returns where the foot is; asked for at times that never fall. */
  Placement at(double time) {
    while (current + 1 < steps.size() && time >= steps.get(current + 1).pushOff()) {
      current++;
    }
    Step step = steps.get(current);
    if (current == 0) {
      return placement(step.to(), 0, 0, 0);
    }
    double share = (time - step.start()) / step.swing();
    double size = Math.min(1, step.from().distanceTo(step.to()) / FULL_STRIDE);
    double heelRise = HEEL_RISE * size * MinimumJerk.pulse(share, -PUSH_OFF, 0.15, 0.75);
    double toeUp = TOE_UP * size * MinimumJerk.pulse(share, 0.4, 1, 1.35);
    double u = Math.max(0, Math.min(1, share));
    double lift = LIFT * (0.5 + 0.5 * size) * 64 * Math.pow(u * (1 - u), 3);
    return placement(step.from().towards(step.to(), MinimumJerk.at(share)), lift, heelRise, toeUp);
  }

  private Placement placement(Stance place, double lift, double heelRise, double toeUp) {
    Quaternion yaw = Axes.aboutZ(place.heading());
    Vector3 flat = place.at(body.ankleHeight() + lift);
    Vector3 overBall = aroundPivot(ankleToBall, Axes.aboutY(heelRise));
    Vector3 overHeel = aroundPivot(ankleToHeel, Axes.aboutY(-toeUp));
    Quaternion foot = yaw.times(Axes.aboutY(heelRise - toeUp));
    Quaternion toe = yaw.times(Axes.aboutY(-toeUp));
    return new Placement(flat.plus(yaw.rotate(overBall.plus(overHeel))), foot, toe);
  }

  // How the ankle moves when the foot turns about a point that it stands on.
  private static Vector3 aroundPivot(Vector3 pivot, Quaternion turn) {
    return pivot.minus(turn.rotate(pivot));
  }
}
