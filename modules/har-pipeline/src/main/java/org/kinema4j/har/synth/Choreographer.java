package org.kinema4j.har.synth;

import java.util.ArrayList;
import java.util.List;
import org.kinema4j.har.motion.Vector3;

/**
 * Turns actions into movements of one participant. Each method adds the movements of one action
 * that begins at a moment; movements begin and end a little outside of their action, so that a
 * boundary is no sharper in the movement than it is to an annotator.
 */
final class Choreographer {

  private static final double HERE = 0.3;
  private static final double GRIP_APART = 0.16;
  private static final double TOOL_APART = 0.09;

  private final Participant person;
  private final Postures postures;
  private final Draw draw;
  private final double ambiguity;
  private final ControlTrack track;
  private final List<Walk> walks = new ArrayList<>();
  private Stance stance;
  private List<Hand> hands;

  /**
   * Creates a choreographer.
   *
   * @param person who moves
   * @param postures postures of that person
   * @param draw source of variation
   * @param ambiguity how much actions look alike
   * @param stage where the movements go, and where the person stands at first
   */
  Choreographer(Participant person, Postures postures, Draw draw, double ambiguity, Stage stage) {
    this.person = person;
    this.postures = postures;
    this.draw = draw;
    this.ambiguity = ambiguity;
    this.track = stage.track();
    this.stance = stage.first();
    this.hands = List.of(person.dominant());
  }

  /**
   * Where movements go.
   *
   * @param track the controls to fill
   * @param first where the person stands at first
   */
  record Stage(ControlTrack track, Stance first) {}

  List<Walk> walks() {
    return walks;
  }

  /** Chooses the hands for the next load. */
  void chooseHands() {
    hands =
        draw.chance(person.habits().twoHands())
            ? List.of(Hand.RIGHT, Hand.LEFT)
            : List.of(draw.chance(0.85) ? person.dominant() : person.dominant().other());
  }

  // Movements overlap the boundary between two actions by up to this time before it.
  private double lead() {
    return draw.uniform(0.02, 0.02 + 0.12 * ambiguity);
  }

  private void move(Controls posture, double start, double duration) {
    track.moveTo(varied(posture), start, Math.max(0.25, duration));
  }

  // Nobody takes a posture twice in exactly the same way.
  private Controls varied(Controls posture) {
    Controls varied = posture;
    for (Control control : List.of(Control.TRUNK_YAW, Control.HEAD_YAW, Control.HEAD_PITCH)) {
      varied = varied.plus(control, draw.around(0, 0.05));
    }
    varied = varied.plus(Control.TRUNK_PITCH, draw.around(0, 0.02));
    for (Hand hand : Hand.values()) {
      varied =
          varied
              .plus(Control.RIGHT_UPPER_X.of(hand), draw.around(0, 0.03))
              .plus(Control.RIGHT_UPPER_Y.of(hand), draw.around(0, 0.03))
              .plus(Control.RIGHT_UPPER_Z.of(hand), draw.around(0, 0.04))
              .plus(Control.RIGHT_ELBOW.of(hand), draw.around(0, 0.04))
              .plus(Control.RIGHT_PRONATION.of(hand), draw.around(0, 0.12))
              .plus(Control.RIGHT_WRIST.of(hand), draw.around(0, 0.07));
    }
    return varied;
  }

  /** Waits: takes a pose at ease and fidgets in it. */
  void idle(double start, double duration) {
    double settle = draw.uniform(0.8, 1.2) * person.timing().pace();
    move(poseAtEase(), start - lead(), Math.min(settle, duration + 0.2));
    double time = start + settle + draw.uniform(0.1, 0.6);
    while (time + 0.9 < start + duration) {
      double length = draw.uniform(0.6, 1.1);
      move(fidgeted(), time, length);
      time += length + draw.uniform(0.2, 1.2);
    }
  }

  private Controls poseAtEase() {
    double kind = draw.uniform(0, 1);
    double likeWork = 0.16 * Math.min(2, ambiguity);
    if (kind < likeWork) {
      return likeWork();
    }
    if (kind < likeWork + 0.1) {
      return postures.handsOnHips();
    }
    if (kind < likeWork + 0.22) {
      return postures.clasped();
    }
    if (kind < likeWork + 0.28) {
      return postures.scratching(draw.chance(0.7) ? person.dominant() : person.dominant().other());
    }
    return postures.standing();
  }

  // Hands rest on something, or a hand is stretched out without a purpose.
  private Controls likeWork() {
    Vector3 point =
        new Vector3(draw.uniform(0.32, 0.45), draw.around(0, 0.04), draw.uniform(0.9, 1.15));
    return draw.chance(0.5)
        ? postures.working(List.of(Hand.RIGHT, Hand.LEFT), point, draw.uniform(0.1, 0.25))
        : postures.working(List.of(person.dominant()), point, 0);
  }

  private Controls fidgeted() {
    double size = person.habits().fidget();
    Controls posture =
        track
            .target()
            .with(Control.PELVIS_SIDE, draw.around(0, 0.02 * size))
            .with(Control.HEAD_YAW, draw.around(0, 0.25 * size))
            .with(Control.TRUNK_YAW, draw.around(0, 0.06 * size))
            .with(Control.TRUNK_ROLL, draw.around(0, 0.025 * size));
    Hand hand = draw.chance(0.5) ? Hand.LEFT : Hand.RIGHT;
    return posture
        .plus(Control.RIGHT_ELBOW.of(hand), draw.uniform(-0.08, 0.15) * size)
        .plus(Control.RIGHT_UPPER_Y.of(hand), draw.around(0, 0.06 * size));
  }

  private double walk(double start, Station to, boolean loaded) {
    if (stance.distanceTo(to.stance()) < HERE) {
      return start;
    }
    double stepSeconds = person.timing().stepSeconds() * draw.uniform(0.96, 1.04);
    double stepLength = person.timing().walkingSpeed() * stepSeconds;
    double[] swing = new double[2];
    for (Hand hand : Hand.values()) {
      boolean busy = loaded && hands.contains(hand);
      swing[hand.ordinal()] = person.carriage().armSwing() * (busy ? 0.1 : loaded ? 0.8 : 1);
    }
    Stance goal =
        new Stance(
            to.stance().x() + draw.around(0, 0.03),
            to.stance().y() + draw.around(0, 0.03),
            to.stance().heading() + draw.around(0, 0.05));
    Walk walk =
        new Walk(
            start,
            stepSeconds,
            new Walk.Way(stance, goal, stepLength),
            draw.chance(0.5) ? Hand.RIGHT : Hand.LEFT,
            swing);
    walks.add(walk);
    stance = goal;
    return walk.end();
  }

  /** Brings empty hands to just before an object. */
  void reach(double start, double duration, Station station) {
    Vector3 before = station.work().plus(new Vector3(-0.05, 0, 0.06));
    Controls posture = postures.working(hands, before, GRIP_APART + 0.02);
    move(opened(posture, -0.15), start - lead(), duration * draw.uniform(0.95, 1.12));
  }

  private Controls opened(Controls posture, double change) {
    Controls opened = posture;
    for (Hand hand : hands) {
      opened = opened.plus(Control.RIGHT_WRIST.of(hand), change);
    }
    return opened;
  }

  /** Grips an object and lifts it. */
  void pick(double start, double duration, Station station) {
    Controls gripping = postures.working(hands, station.work(), GRIP_APART);
    move(opened(gripping, 0.15), start - 0.05, 0.38 * duration);
    Vector3 lift = new Vector3(-0.1, 0, draw.uniform(0.1, 0.2));
    Controls lifted = postures.shifted(hands, gripping, lift);
    move(lifted, start + 0.42 * duration, 0.58 * duration + lead());
  }

  /** Walks to a station with empty hands. Returns the time of arrival. */
  double stroll(double start, Station to) {
    move(postures.standing(), start - lead(), draw.uniform(0.7, 1.1) * person.timing().pace());
    return walk(start + draw.uniform(0, 0.3), to, false);
  }

  /** Carries the object to a station. Returns when the walk is over. */
  double carry(double start, Station to) {
    boolean low = hands.size() == 1 && draw.chance(0.2 * ambiguity);
    Controls posture = low ? postures.carryingLow(hands.get(0)) : postures.carrying(hands);
    double settle = draw.uniform(0.75, 1.1) * person.timing().pace();
    move(posture, start - lead(), settle);
    return walk(start + draw.uniform(0.05, 0.3), to, true);
  }

  /** Sets the object down. */
  void place(double start, double duration, Station station) {
    Vector3 above = station.work().plus(new Vector3(-0.02, 0, 0.07));
    move(postures.working(hands, above, GRIP_APART), start - lead(), 0.7 * duration);
    Controls down = postures.working(hands, station.work(), GRIP_APART);
    move(down, start + 0.55 * duration, 0.45 * duration);
  }

  /** Opens the hands and takes them away. */
  void release(double start, double duration) {
    Controls at = track.target();
    move(opened(at, -0.2), start, 0.35 * duration);
    double back = draw.uniform(0.16, 0.26);
    double up = draw.uniform(0.02, 0.1);
    double apart = draw.uniform(0.06, 0.11);
    Controls away = opened(at, -0.1);
    for (Hand hand : hands) {
      Vector3 change = new Vector3(-back, hand.side() * apart, up);
      away = postures.shifted(List.of(hand), away, change);
    }
    away = away.with(Control.PELVIS_DROP, 0.7 * at.get(Control.PELVIS_DROP));
    move(away, start + 0.25 * duration, 0.75 * duration + lead());
  }

  /** Works with the fingers of both hands at one point. */
  void fineManipulation(double start, double duration, Station station) {
    Vector3 point = station.work().plus(new Vector3(-0.1, 0, 0.1));
    List<Hand> both = List.of(Hand.RIGHT, Hand.LEFT);
    Controls base = postures.working(both, point, TOOL_APART + draw.uniform(0, 0.04));
    double settle = draw.uniform(0.6, 0.9) * person.timing().pace();
    move(base, start - lead(), settle);
    double time = start + settle;
    while (time + 0.4 < start + duration) {
      double length = draw.uniform(0.35, 0.8);
      move(nearby(both, base), time, length);
      time += length * draw.uniform(0.7, 1.5);
    }
    double from = start + 0.6 * settle;
    for (Hand hand : both) {
      double size = hand == person.dominant() ? 1 : 0.5;
      rhythm(Control.RIGHT_WRIST.of(hand), from, start + duration, size * draw.around(0.1, 0.03));
      rhythm(
          Control.RIGHT_DEVIATION.of(hand), from, start + duration, size * draw.around(0.07, 0.02));
      rhythm(
          Control.RIGHT_PRONATION.of(hand), from, start + duration, size * draw.around(0.12, 0.05));
    }
  }

  private Controls nearby(List<Hand> both, Controls base) {
    double size = 0.03 * person.habits().amplitude();
    Controls posture = base;
    for (Hand hand : both) {
      Vector3 change =
          new Vector3(draw.around(0, size), draw.around(0, size), draw.around(0, 0.7 * size));
      posture = postures.shifted(List.of(hand), posture, change);
    }
    return posture;
  }

  private void rhythm(Control control, double start, double end, double amplitude) {
    double size = amplitude * person.habits().amplitude();
    double frequency = draw.uniform(1.2, 2.6);
    track.addRhythm(
        control, new Rhythm(start, end, size, frequency, draw.uniform(0, 2 * Math.PI), 0));
  }

  /** Turns a screw: forearm and wrist turn with the tool and return quickly. */
  void screw(double start, double duration, Station station) {
    Hand worker = person.dominant();
    List<Hand> both = List.of(Hand.RIGHT, Hand.LEFT);
    Vector3 point = station.work().plus(new Vector3(-0.06, 0, 0.05));
    double settle = draw.uniform(0.6, 0.9) * person.timing().pace();
    Controls posture = postures.working(both, point, TOOL_APART + draw.uniform(0, 0.05));
    move(postures.pressing(worker, posture), start - lead(), settle);
    double from = start + 0.5 * settle;
    double frequency = person.timing().rhythmHz() * draw.uniform(0.9, 1.1);
    double size = draw.uniform(0.55, 0.8) * person.habits().amplitude();
    double skew = draw.uniform(0.4, 0.7);
    double phase = draw.uniform(0, 2 * Math.PI);
    double end = start + duration;
    track.addRhythm(
        Control.RIGHT_PRONATION.of(worker), new Rhythm(from, end, size, frequency, phase, skew));
    track.addRhythm(
        Control.RIGHT_ELBOW.of(worker),
        new Rhythm(from, end, 0.32 * size, frequency, phase + 0.4, skew));
    track.addRhythm(
        Control.RIGHT_UPPER_X.of(worker),
        new Rhythm(from, end, 0.5 * size, frequency, phase - 0.3, skew));
  }
}
