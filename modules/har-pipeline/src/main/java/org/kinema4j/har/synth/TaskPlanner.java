package org.kinema4j.har.synth;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;

/**
 * Draws what a participant does in a trial. The order follows a grammar:
 *
 * <pre>
 *   trial = idle task { idle walk reach pick carry place release [task] }
 *   task  = reach (fine manipulation | screw)
 * </pre>
 *
 * <p>Walking with empty hands is labelled idle. The first two tasks are one of each kind, so that
 * the shortest trial holds all eight actions; only people who are far slower than the default
 * {@link Difficulty} lets them be do not come to the end of the second one.
 */
final class TaskPlanner {

  private final Participant person;
  private final Room room;
  private final Choreographer choreographer;
  private final Draw draw;
  private final double ambiguity;
  private final List<Boundary> boundaries = new ArrayList<>();
  private final Deque<Action> tasks = new ArrayDeque<>();
  private double now;

  private record Boundary(double time, Action action) {}

  /**
   * Creates a planner.
   *
   * @param person who moves
   * @param room where
   * @param choreographer turns actions into movements
   * @param draw source of variation
   * @param ambiguity how far labels and movements may be apart
   */
  TaskPlanner(
      Participant person, Room room, Choreographer choreographer, Draw draw, double ambiguity) {
    this.person = person;
    this.room = room;
    this.choreographer = choreographer;
    this.draw = draw;
    this.ambiguity = ambiguity;
  }

  /** Returns where the first task of a trial may be. */
  static Room.Place placeOf(Action task) {
    return task == Action.SCREW ? Room.Place.RACK : Room.Place.BENCH;
  }

  /**
   * Plans a trial.
   *
   * @param seconds its length
   * @param first the task at the beginning; the person stands at its station
   */
  void plan(double seconds, Action first) {
    tasks.add(first == Action.SCREW ? Action.FINE_MANIPULATION : Action.SCREW);
    idle(duration(1.4));
    work(first, room.at(placeOf(first)));
    while (now < seconds) {
      cycle();
    }
  }

  private void cycle() {
    Action task = nextTask();
    Station target = targetOf(task);
    Station source = sourceFor(task);
    idle(duration(0.9));
    now = choreographer.stroll(now, source);
    if (draw.chance(0.6)) {
      now += duration(0.5);
    }
    choreographer.chooseHands();
    double seconds = begin(Action.REACH, 1.3);
    choreographer.reach(now, seconds, source);
    now += seconds;
    seconds = begin(Action.PICK, 1.45);
    choreographer.pick(now, seconds, source);
    now += seconds;
    begin(Action.CARRY, 1);
    now = choreographer.carry(now, target) + draw.uniform(-0.2, 0.35);
    seconds = begin(Action.PLACE, 1.5);
    choreographer.place(now, seconds, target);
    now += seconds;
    seconds = begin(Action.RELEASE, 1.15);
    choreographer.release(now, seconds);
    now += seconds;
    if (task != Action.IDLE) {
      work(task, target);
    }
  }

  // Fine manipulation is frequent, screwing is rare, and some loads are only put away.
  private Action nextTask() {
    if (tasks.isEmpty()) {
      List<Action> deck =
          new ArrayList<>(
              List.of(
                  Action.FINE_MANIPULATION,
                  Action.IDLE,
                  Action.FINE_MANIPULATION,
                  Action.SCREW,
                  Action.IDLE));
      for (int i = deck.size() - 1; i > 0; i--) {
        Collections.swap(deck, i, draw.index(i + 1));
      }
      tasks.addAll(deck);
    }
    return tasks.remove();
  }

  private Station targetOf(Action task) {
    if (task == Action.IDLE) {
      return room.at(Room.Place.TABLE);
    }
    // Now and then the work is at the other station, lest the place gives the action away.
    boolean usual = !draw.chance(Math.min(0.5, 0.2 * ambiguity));
    return room.at(usual == (task == Action.SCREW) ? Room.Place.RACK : Room.Place.BENCH);
  }

  private Station sourceFor(Action task) {
    if (task != Action.IDLE && draw.chance(0.4)) {
      return room.at(Room.Place.TABLE);
    }
    double kind = draw.uniform(0, 1);
    double height =
        kind < 0.35
            ? draw.uniform(0.35, 0.6)
            : kind < 0.7 ? draw.uniform(0.85, 1.1) : draw.uniform(1.3, 1.55);
    return room.at(Room.Place.SHELF).atHeight(height);
  }

  private void idle(double seconds) {
    boundaries.add(new Boundary(now, Action.IDLE));
    choreographer.idle(now, seconds);
    now += seconds;
  }

  private void work(Action task, Station station) {
    choreographer.chooseHands();
    double seconds = begin(Action.REACH, 0.95);
    choreographer.reach(now, seconds, station);
    now += seconds;
    seconds = begin(task, task == Action.SCREW ? 2.4 : 4.2);
    if (task == Action.SCREW) {
      choreographer.screw(now, seconds, station);
    } else {
      choreographer.fineManipulation(now, seconds, station);
    }
    now += seconds;
  }

  private double begin(Action action, double typicalSeconds) {
    boundaries.add(new Boundary(now, action));
    return duration(typicalSeconds);
  }

  private double duration(double typicalSeconds) {
    double spread = person.timing().spread();
    return typicalSeconds * person.timing().pace() * Math.exp(draw.around(0, spread));
  }

  /**
   * Returns the true labels of what was planned.
   *
   * @param frames frames of the trial
   * @param rateHz frames a second
   */
  LabelTrack labels(int frames, double rateHz) {
    List<LabelSpan> spans = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < boundaries.size() && start < frames; i++) {
      int end = frames;
      if (i + 1 < boundaries.size()) {
        double blur = draw.around(0, 0.04 * ambiguity);
        double next = (boundaries.get(i + 1).time() + blur) * rateHz;
        // Two blurred boundaries of a short action must not change places.
        end = (int) Math.max(start + 1, Math.min(frames, Math.round(next)));
      }
      spans.add(new LabelSpan(start, end, boundaries.get(i).action().label()));
      start = end;
    }
    return new LabelTrack(frames, spans);
  }
}
