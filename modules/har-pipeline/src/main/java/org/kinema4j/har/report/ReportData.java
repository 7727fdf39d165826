package org.kinema4j.har.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kinema4j.har.decode.SmoothedEvaluation;
import org.kinema4j.har.evaluate.Evaluation;

/**
 * Everything that a report shows.
 *
 * @param title heading of the report
 * @param notes what a reader must know before the first number, for example that the data is
 *     synthetic; shown on top
 * @param data what data
 * @param run what model, trained how
 * @param evaluation what came out on the test part
 * @param smoothed what smoothing made of it; empty if nothing was smoothed
 */
public record ReportData(
    String title,
    List<String> notes,
    DataDescription data,
    RunDescription run,
    Evaluation evaluation,
    Optional<SmoothedEvaluation> smoothed) {

  /**
   * Creates the data of a run without smoothing.
   *
   * @param title heading of the report
   * @param notes what a reader must know before the first number
   * @param data what data
   * @param run what model, trained how
   * @param evaluation what came out on the test part
   */
  public ReportData(
      String title,
      List<String> notes,
      DataDescription data,
      RunDescription run,
      Evaluation evaluation) {
    this(title, notes, data, run, evaluation, Optional.empty());
  }

  /**
   * Copies the notes.
   *
   * @param title heading of the report
   * @param notes what a reader must know before the first number
   * @param data what data
   * @param run what model, trained how
   * @param evaluation what came out on the test part
   * @param smoothed what smoothing made of it; may be empty
   */
  public ReportData {
    Objects.requireNonNull(title, "title");
    notes = List.copyOf(notes);
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(evaluation, "evaluation");
    Objects.requireNonNull(smoothed, "smoothed");
  }
}
