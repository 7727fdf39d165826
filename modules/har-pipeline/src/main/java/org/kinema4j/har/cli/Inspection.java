package org.kinema4j.har.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that one call of {@code har inspect} found; its JSON form has the same names.
 *
 * @param recordings the recordings that could be read
 * @param errors the files that could not
 * @param leftOut files that were passed over, with the reason
 * @param summary totals
 */
record Inspection(
    List<RecordingFacts> recordings, List<Failure> errors, List<LeftOut> leftOut, Summary summary) {

  /**
   * A file that could not be read.
   *
   * @param file the file
   * @param error one line that says what is wrong
   * @param exitCode exit code that it leads to
   */
  record Failure(String file, String error, int exitCode) {}

  /**
   * A file that was passed over.
   *
   * @param file the file
   * @param reason why, and what to do about it
   */
  record LeftOut(String file, String reason) {}

  /**
   * Totals over the recordings that could be read.
   *
   * @param recordings how many
   * @param subjects of how many subjects
   * @param durationSeconds their length
   * @param labelled how many of them have labels that can be used
   * @param irregular how many of them have irregularities
   */
  record Summary(
      int recordings, long subjects, double durationSeconds, long labelled, long irregular) {}

  /** Adds the totals, and the label files that cannot be used to the errors. */
  static Inspection of(
      List<RecordingFacts> recordings, List<Failure> failures, List<LeftOut> leftOut) {
    List<Failure> errors = new ArrayList<>(failures);
    int labelled = 0;
    for (RecordingFacts recording : recordings) {
      RecordingFacts.LabelFacts labels = recording.labels();
      if (labels != null && labels.error() != null) {
        errors.add(new Failure(labels.file(), labels.error(), ExitCodes.BAD_DATA));
      } else if (labels != null) {
        labelled++;
      }
    }
    Summary summary =
        new Summary(
            recordings.size(),
            recordings.stream().map(RecordingFacts::subject).distinct().count(),
            recordings.stream().mapToDouble(fact -> fact.movement().durationSeconds()).sum(),
            labelled,
            recordings.stream().filter(fact -> !fact.irregularities().isEmpty()).count());
    return new Inspection(List.copyOf(recordings), errors, leftOut, summary);
  }

  /** Returns 65 if a file holds bad data, else 66 if one could not be opened, else 0. */
  int exitCode() {
    return errors.stream().mapToInt(Failure::exitCode).min().orElse(0);
  }
}
