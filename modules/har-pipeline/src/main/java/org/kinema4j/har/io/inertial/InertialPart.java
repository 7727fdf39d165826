package org.kinema4j.har.io.inertial;

import java.util.List;
import java.util.Objects;
import org.kinema4j.har.motion.Signal;

/**
 * One part of an inertial data set, train or test: windows that came cut already, in the order of
 * the files.
 *
 * <p>Window {@code i} stands on line {@code i + 1} of every file; its frames are {@code [i *
 * windowFrames, (i + 1) * windowFrames)} of the signal. Neighbouring windows may share frames of
 * the original recording, which the files do not tell.
 *
 * @param name {@code train} or {@code test}
 * @param windowFrames frames in a window
 * @param signal all windows, one after the other
 * @param labels what happens in each window
 * @param subjects who moved in each window; empty if the files do not say
 */
public record InertialPart(
    String name, int windowFrames, Signal signal, List<String> labels, List<String> subjects) {

  /**
   * Copies the lists and checks that the counts fit.
   *
   * @param name {@code train} or {@code test}
   * @param windowFrames frames in a window
   * @param signal all windows, one after the other
   * @param labels what happens in each window
   * @param subjects who moved in each window; empty if the files do not say
   */
  public InertialPart {
    Objects.requireNonNull(name, "name");
    labels = List.copyOf(labels);
    subjects = List.copyOf(subjects);
    if (windowFrames < 1 || signal.frames() != (long) windowFrames * labels.size()) {
      throw new IllegalArgumentException(
          "signal must have windowFrames = %d frames for each of %d labels, received %d"
              .formatted(windowFrames, labels.size(), signal.frames()));
    }
    if (!subjects.isEmpty() && subjects.size() != labels.size()) {
      throw new IllegalArgumentException(
          "subjects must be none or one for each of %d labels, received %d"
              .formatted(labels.size(), subjects.size()));
    }
  }

  /**
   * Returns the number of windows.
   *
   * @return number of windows
   */
  public int windows() {
    return labels.size();
  }

  /**
   * Tells whether it is known who moved.
   *
   * @return true if every window has a subject
   */
  public boolean hasSubjects() {
    return !subjects.isEmpty();
  }
}
