package org.kinema4j.har.motion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The eight actions of the AnDy data set and of the course, with the names they go by in its
 * annotations. The order is the course's numbering, 1 to 8. The pipeline itself takes its classes
 * from the data; this list only translates names.
 */
public enum Action {
  /** The empty hand moves towards an object. */
  REACH("Reach", "Re", "reaching"),
  /** The hand closes on an object and lifts it. */
  PICK("Pick", "Pi", "picking"),
  /** An object in the hand is set down at its target. */
  PLACE("Place", "Pl", "placing"),
  /** The hand opens and leaves the object. */
  RELEASE("Release", "Rl", "release"),
  /** An object is carried, usually walking. */
  CARRY("Carry", "Ca", "carrying"),
  /** Small movements of the fingers and hands at a workpiece. */
  FINE_MANIPULATION("Fine manipulation", "Fm", "fine_manipulation"),
  /** A screw is turned by repeated rotation of the forearm. */
  SCREW("Screw", "Sc", "screwing"),
  /** Nothing of the above; also an action's movement without a task. */
  IDLE("Idle", "Id", "idle");

  private static final String NO_TASK = "_no_task";

  private final String label;
  private final String code;
  private final String longName;

  Action(String label, String code, String longName) {
    this.label = label;
    this.code = code;
    this.longName = longName;
  }

  /**
   * Returns the label that reports show.
   *
   * @return for example {@code Fine manipulation}
   */
  public String label() {
    return label;
  }

  /**
   * Returns AnDy's two-letter code.
   *
   * @return for example {@code Fm}
   */
  public String code() {
    return code;
  }

  /**
   * Returns AnDy's long name.
   *
   * @return for example {@code fine_manipulation}
   */
  public String longName() {
    return longName;
  }

  /**
   * Finds an action by label, code or long name, in upper or lower case. Names that end in {@code
   * _no_task} are idle, as the authors of the data set count them.
   *
   * @param text a name from an annotation
   * @return the action, or empty if no action goes by that name
   */
  public static Optional<Action> parse(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (name.endsWith(NO_TASK)) {
      return named(name.substring(0, name.length() - NO_TASK.length())).map(action -> IDLE);
    }
    return named(name);
  }

  private static Optional<Action> named(String name) {
    return Arrays.stream(values())
        .filter(
            action ->
                name.equals(action.label.toLowerCase(Locale.ROOT))
                    || name.equals(action.code.toLowerCase(Locale.ROOT))
                    || name.equals(action.longName))
        .findFirst();
  }
}
