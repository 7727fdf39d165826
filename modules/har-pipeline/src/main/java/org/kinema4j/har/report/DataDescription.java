package org.kinema4j.har.report;

import java.util.List;

/**
 * What data a run used.
 *
 * @param facts recordings, subjects, frames, rate, duration, and whatever else is worth a line
 * @param windows windows of each class in each part, in the order of the classes
 * @param split subjects of each part
 */
public record DataDescription(List<Fact> facts, List<ClassWindows> windows, SplitSubjects split) {

  /**
   * Copies the lists.
   *
   * @param facts what is worth a line
   * @param windows windows of each class in each part
   * @param split subjects of each part
   */
  public DataDescription {
    facts = List.copyOf(facts);
    windows = List.copyOf(windows);
  }
}
