package org.kinema4j.har.synth;

/**
 * A walk from one place to another: where the pelvis is, when feet step, and how the body sways.
 *
 * <p>Step {@code i} swings a foot from {@code start + (i + 0.1) T} to {@code start + (i + 0.9) T}
 * for a step time of T; the feet alternate. The pelvis is lowest between steps, sways over the
 * standing foot and turns with the leg that swings.
 */
final class Walk {

  private static final double RAMP_STEPS = 1.2;
  private static final double TURN_PER_STEP = Math.toRadians(55);
  private static final double BOB = 0.014;
  private static final double SWAY = 0.018;
  private static final double TURN = 0.07;
  private static final double LIST = 0.065;

  private final double start;
  private final double stepSeconds;
  private final int steps;
  private final Stance from;
  private final Stance to;
  private final Hand firstFoot;
  private final double[] armSwing;
  private final double course;
  private final double turnIn;
  private final double turnOut;

  /**
   * Creates a walk.
   *
   * @param start begin in seconds
   * @param stepSeconds time of a step
   * @param way from where to where
   * @param firstFoot foot that steps first
   * @param armSwing amplitude of the swing of the right and the left arm
   */
  Walk(double start, double stepSeconds, Way way, Hand firstFoot, double[] armSwing) {
    this.start = start;
    this.stepSeconds = stepSeconds;
    this.from = way.from();
    this.to = way.to();
    this.firstFoot = firstFoot;
    this.armSwing = armSwing.clone();
    this.course = Math.atan2(to.y() - from.y(), to.x() - from.x());
    this.turnIn = turningSteps(Stance.turn(from.heading(), course));
    this.turnOut = turningSteps(Stance.turn(course, to.heading()));
    int straight = (int) Math.ceil(way.length() / way.stepLength());
    // While turning the body already moves, so that half of those steps are part of the way.
    this.steps = 2 + (int) Math.ceil(Math.max(straight, straight / 2.0 + (turnIn + turnOut) / 2));
  }

  /**
   * From where to where.
   *
   * @param from first place
   * @param to last place
   * @param stepLength usual length of a step in metres
   */
  record Way(Stance from, Stance to, double stepLength) {

    double length() {
      return from.distanceTo(to);
    }
  }

  private static double turningSteps(double angle) {
    return Math.max(1.5, Math.abs(angle) / TURN_PER_STEP);
  }

  double start() {
    return start;
  }

  double end() {
    return start + steps * stepSeconds;
  }

  double stepSeconds() {
    return stepSeconds;
  }

  int steps() {
    return steps;
  }

  Hand foot(int step) {
    return step % 2 == 0 ? firstFoot : firstFoot.other();
  }

  /** Returns place and heading of the pelvis at a moment, in steps since the start. */
  Stance stanceAt(double step) {
    double moving = steps - 0.5;
    Stance place = from.towards(to, trapezoid(step / moving, RAMP_STEPS / moving));
    double heading =
        from.heading()
            + Stance.turn(from.heading(), course) * MinimumJerk.at(step / turnIn)
            + Stance.turn(course, to.heading())
                * MinimumJerk.at((step - (moving - turnOut)) / turnOut);
    return new Stance(place.x(), place.y(), heading);
  }

  // Share of the way at a share of the time: speed rises smoothly, is constant, and falls smoothly.
  private static double trapezoid(double share, double ramp) {
    double u = Math.max(0, Math.min(1, share));
    double r = Math.min(0.5, ramp);
    double speed = 1 / (1 - r);
    if (u < r) {
      return speed * r * rampIntegral(u / r);
    }
    if (u > 1 - r) {
      return 1 - speed * r * rampIntegral((1 - u) / r);
    }
    return speed * (u - r / 2);
  }

  // Integral of the minimum-jerk ramp from 0 to u.
  private static double rampIntegral(double u) {
    return u * u * u * u * (2.5 + u * (u - 3));
  }

  double step(double time) {
    return (time - start) / stepSeconds;
  }

  private double envelope(double step) {
    return MinimumJerk.plateau(step, 0, steps, 1);
  }

  /** Returns how much the pelvis is raised, in metres. */
  double rise(double step) {
    return -BOB * Math.cos(2 * Math.PI * step) * envelope(step);
  }

  /** Returns how far the pelvis has sunk for long steps to be possible, in metres. */
  double sink(double step) {
    return envelope(step);
  }

  /** Returns the sway of the pelvis to the left, in metres. */
  double sway(double step) {
    return -firstFoot.side() * SWAY * Math.sin(Math.PI * step) * envelope(step);
  }

  /** Returns how far the pelvis tilts to the right: it sinks on the side of the leg that swings. */
  double list(double step) {
    return -firstFoot.side() * LIST * Math.sin(Math.PI * step) * envelope(step);
  }

  /** Returns the turn of the pelvis to the left. */
  double pelvisTurn(double step) {
    return firstFoot.side() * TURN * Math.cos(Math.PI * step) * envelope(step);
  }

  /** Returns how far an arm swings forward. */
  double armForward(Hand hand, double step) {
    int sign = hand == firstFoot ? 1 : -1;
    return sign * armSwing[hand.ordinal()] * Math.cos(Math.PI * step) * envelope(step);
  }
}
