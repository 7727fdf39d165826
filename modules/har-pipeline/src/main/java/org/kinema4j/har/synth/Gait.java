package org.kinema4j.har.synth;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where pelvis and feet are over a trial: all its walks, and the stands between them. */
final class Gait {

  private static final double SWING_START = 0.1;
  private static final double SWING_END = 0.9;
  // A foot is set down where the body will be when it passes over that foot.
  private static final double MID_STANCE = 1.5;

  private final List<Walk> walks;
  private final Map<Hand, FootTrack> feet = new EnumMap<>(Hand.class);
  private Stance resting;
  private int next;

  Gait(BodyModel body, Stance first, List<Walk> walks) {
    this.walks = List.copyOf(walks);
    this.resting = first;
    for (Hand hand : Hand.values()) {
      feet.put(hand, new FootTrack(body, hand, first.aside(hand.side() * body.halfStance())));
    }
    for (Walk walk : walks) {
      addSteps(walk, body.halfStance());
    }
  }

  private void addSteps(Walk walk, double halfStance) {
    for (int i = 0; i < walk.steps(); i++) {
      Hand hand = walk.foot(i);
      Stance landing = walk.stanceAt(i + MID_STANCE).aside(hand.side() * halfStance);
      double start = walk.start() + (i + SWING_START) * walk.stepSeconds();
      double end = walk.start() + (i + SWING_END) * walk.stepSeconds();
      feet.get(hand).step(start, end, landing);
    }
  }

  /**
   * The body's part in walking at a moment.
   *
   * @param stance place and heading of the pelvis
   * @param walk the walk that is going on, null while standing
   * @param step progress of that walk in steps
   */
  record Moment(Stance stance, Walk walk, double step) {}

  /** Returns the state at a moment; asked for at times that never fall. */
  Moment at(double time) {
    while (next < walks.size() && time >= walks.get(next).end()) {
      resting = walks.get(next).stanceAt(walks.get(next).steps());
      next++;
    }
    if (next < walks.size() && time >= walks.get(next).start()) {
      Walk walk = walks.get(next);
      double step = walk.step(time);
      return new Moment(walk.stanceAt(step), walk, step);
    }
    return new Moment(resting, null, 0);
  }

  FootTrack.Placement foot(Hand hand, double time) {
    return feet.get(hand).at(time);
  }
}
