package org.kinema4j.har.motion;

import java.util.Objects;

/**
 * One column of numbers of a recording.
 *
 * @param name unique within the recording, for example {@code position_Pelvis_x}
 * @param unit the unit of its values, for example {@code m}, {@code deg}, or {@code 1} for none
 */
public record Channel(String name, String unit) {

  /**
   * Checks that both parts are there.
   *
   * @param name unique within the recording, for example {@code position_Pelvis_x}
   * @param unit the unit of its values, for example {@code m}, {@code deg}, or {@code 1} for none
   */
  public Channel {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(unit, "unit");
  }
}
