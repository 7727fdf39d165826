package org.kinema4j.har.synth;

import java.util.List;
import org.kinema4j.har.motion.Vector3;

/** The postures of one participant: how this person stands, rests, carries and works. */
final class Postures {

  private static final double EYES = 0.93;
  private static final double LOW = 0.47;
  private static final double COMFORTABLE_STRETCH = 0.94;
  private static final double MAX_LEAN = 1.35;

  private final Participant person;
  private final ArmReach reach;
  private final double stature;

  Postures(Participant person, BodyModel body) {
    this.person = person;
    this.reach = new ArmReach(body);
    this.stature = body.stature();
  }

  ArmReach reach() {
    return reach;
  }

  /** Standing with hanging arms. */
  Controls standing() {
    Controls posture =
        Controls.UPRIGHT
            .with(Control.TRUNK_PITCH, 0.25 * person.carriage().lean())
            .with(Control.HEAD_PITCH, 0.3 * person.carriage().headTilt());
    return hanging(Hand.LEFT, hanging(Hand.RIGHT, posture));
  }

  /** Lets an arm hang. */
  Controls hanging(Hand hand, Controls posture) {
    return posture
        .with(Control.RIGHT_UPPER_X.of(hand), hand.side() * 0.14)
        .with(Control.RIGHT_UPPER_Y.of(hand), 0.06)
        .with(Control.RIGHT_UPPER_Z.of(hand), -hand.side() * 0.1)
        .with(Control.RIGHT_ELBOW.of(hand), person.carriage().elbowBend())
        .with(Control.RIGHT_PRONATION.of(hand), 0.35)
        .with(Control.RIGHT_WRIST.of(hand), 0.1)
        .with(Control.RIGHT_DEVIATION.of(hand), 0);
  }

  /** Holds an arm before the body, bent, as an arm that has nothing to do while the other works. */
  Controls halfRaised(Hand hand, Controls posture) {
    return hanging(hand, posture)
        .with(Control.RIGHT_UPPER_Y.of(hand), -0.15)
        .with(Control.RIGHT_ELBOW.of(hand), person.carriage().elbowBend() + 0.55);
  }

  /** Hands on the hips. */
  Controls handsOnHips() {
    Controls posture = standing();
    for (Hand hand : Hand.values()) {
      Vector3 wrist = new Vector3(0.02, hand.side() * 0.2, reach.standingHeight() + 0.06);
      posture =
          reach
              .solve(hand, posture, wrist, 1.2)
              .with(Control.RIGHT_PRONATION.of(hand), 0.6)
              .with(Control.RIGHT_WRIST.of(hand), 0.5);
    }
    return posture;
  }

  /** Hands together before the body. */
  Controls clasped() {
    Controls posture = standing();
    for (Hand hand : Hand.values()) {
      Vector3 wrist = new Vector3(0.2, hand.side() * 0.06, reach.standingHeight() + 0.08);
      posture = reach.solve(hand, posture, wrist, person.carriage().elbowOut());
    }
    return posture;
  }

  /** A hand at the head. */
  Controls scratching(Hand hand) {
    Vector3 wrist = new Vector3(0.12, hand.side() * 0.12, 0.9 * stature);
    return reach
        .solve(hand, standing(), wrist, 0.7)
        .with(Control.RIGHT_WRIST.of(hand), 0.3)
        .plus(Control.HEAD_PITCH, 0.15);
  }

  /** Carries a load before the body. */
  Controls carrying(List<Hand> hands) {
    Controls posture = standing().plus(Control.TRUNK_PITCH, -0.05);
    double height = reach.standingHeight() + person.habits().carryHeight();
    for (Hand hand : hands) {
      double aside = hands.size() == 2 ? 0.16 : 0.2;
      Vector3 wrist = new Vector3(0.32, hand.side() * aside, height);
      posture =
          reach
              .solve(hand, posture, wrist, person.carriage().elbowOut())
              .with(Control.RIGHT_PRONATION.of(hand), hands.size() == 2 ? 0.1 : 0.3)
              .with(Control.RIGHT_WRIST.of(hand), -0.1);
    }
    return posture;
  }

  /** Carries a load in a hanging hand. */
  Controls carryingLow(Hand hand) {
    return standing()
        .with(Control.RIGHT_ELBOW.of(hand), 0.15)
        .with(Control.RIGHT_UPPER_X.of(hand), hand.side() * 0.18)
        .with(Control.TRUNK_ROLL, hand.side() * 0.05);
  }

  /**
   * Brings hands to a point: bends or crouches for low ones, leans for far ones.
   *
   * @param hands hands that go there; others keep their place on the body
   * @param point in the heading frame
   * @param apart distance of each of two hands from the point, sideways
   */
  Controls working(List<Hand> hands, Vector3 point, double apart) {
    double deficit = Math.max(0, LOW * stature - point.z());
    double lean = person.carriage().lean() + deficit * (1.25 - 0.75 * person.habits().crouch());
    double drop = deficit * (0.15 + 0.5 * person.habits().crouch());
    Controls posture = gripping(hands, bent(hands, point, lean, drop), point, apart);
    while (lean < MAX_LEAN && stretch(hands, posture, point, apart) > COMFORTABLE_STRETCH) {
      lean += 0.05;
      drop += deficit > 0 ? 0.02 : 0;
      posture = gripping(hands, bent(hands, point, lean, drop), point, apart);
    }
    return posture;
  }

  private Controls gripping(List<Hand> hands, Controls bent, Vector3 point, double apart) {
    Controls posture = bent;
    for (Hand hand : hands) {
      posture = grip(hand, posture, wrist(hands, hand, point, apart));
    }
    return posture;
  }

  private double stretch(List<Hand> hands, Controls posture, Vector3 point, double apart) {
    return hands.stream()
        .mapToDouble(hand -> reach.stretch(hand, posture, wrist(hands, hand, point, apart)))
        .max()
        .orElseThrow();
  }

  private static Vector3 wrist(List<Hand> hands, Hand hand, Vector3 point, double apart) {
    double aside = hands.size() == 2 ? apart : 0.08;
    return point.plus(new Vector3(0, hand.side() * aside, 0));
  }

  private Controls bent(List<Hand> hands, Vector3 point, double lean, double drop) {
    double gaze = Math.atan2(EYES * stature - point.z(), point.x() + 0.1);
    double head = 0.6 * gaze - 0.75 * lean + person.carriage().headTilt() - 0.4;
    double twist = hands.size() == 2 ? 0 : -hands.get(0).side() * 0.14;
    Controls posture =
        standing()
            .with(Control.PELVIS_DROP, drop)
            .with(Control.PELVIS_FORWARD, -0.2 * Math.sin(Math.max(0, lean)) - 0.12 * drop)
            .with(Control.PELVIS_PITCH, 0.42 * lean)
            .with(Control.TRUNK_PITCH, 0.58 * lean)
            .with(Control.TRUNK_YAW, twist)
            .with(Control.HEAD_PITCH, Math.max(-0.4, Math.min(0.75, head)));
    return hands.size() == 2 ? posture : halfRaised(hands.get(0).other(), posture);
  }

  /** Brings the wrist of a hand that holds or grips something to a point; the trunk stays. */
  Controls grip(Hand hand, Controls posture, Vector3 wrist) {
    return reach
        .solve(hand, posture, wrist, person.carriage().elbowOut())
        .with(Control.RIGHT_PRONATION.of(hand), 0.45)
        .with(Control.RIGHT_WRIST.of(hand), -0.15)
        .with(Control.RIGHT_DEVIATION.of(hand), 0.05);
  }

  /** Raises the elbow of a hand that presses a tool; the wrist stays. */
  Controls pressing(Hand hand, Controls posture) {
    Vector3 wrist = reach.wrist(hand, posture);
    return reach.solve(hand, posture, wrist, person.carriage().elbowOut() + 0.5);
  }

  /** Moves the wrists of some hands by a distance; the trunk stays. */
  Controls shifted(List<Hand> hands, Controls posture, Vector3 change) {
    Controls shifted = posture;
    for (Hand hand : hands) {
      Vector3 wrist = reach.wrist(hand, posture).plus(change);
      shifted = reach.solve(hand, shifted, wrist, person.carriage().elbowOut());
    }
    return shifted;
  }
}
