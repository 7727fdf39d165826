package org.kinema4j.har.transform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.Signal;
import org.kinema4j.har.motion.XsensSignal;

/** Finds the columns of a signal by the labels of segments or joints, never by assumed places. */
final class Columns {

  private final MotionClip clip;
  private final XsensSignal kind;
  private final Signal signal;
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * Indexes a signal of a clip.
   *
   * @param clip the recording
   * @param kind one of its signals
   * @throws BadDataException if the recording lacks the signal
   */
  Columns(MotionClip clip, XsensSignal kind) {
    this.clip = clip;
    this.kind = kind;
    this.signal = clip.signal(kind.tag());
    for (int c = 0; c < signal.width(); c++) {
      places.put(signal.channels().get(c).name(), c);
    }
  }

  /**
   * Returns the signal.
   *
   * @return the signal that was indexed
   */
  Signal signal() {
    return signal;
  }

  /**
   * Returns where the components of an item stand.
   *
   * @param label a segment or joint
   * @return the column of each component, in the order of {@link XsensSignal.Parts#names()}
   * @throws BadDataException if the signal lacks the item
   */
  int[] of(String label) {
    List<String> parts = kind.parts().names();
    int[] columns = new int[parts.size()];
    for (int i = 0; i < columns.length; i++) {
      String name = kind.tag() + "_" + label + "_" + parts.get(i);
      Integer place = places.get(name);
      if (place == null) {
        throw new BadDataException(
            clip.name(),
            kind.tag(),
            label + " (channel " + name + ")",
            signal.width() + " channels without it");
      }
      columns[i] = place;
    }
    return columns;
  }
}
