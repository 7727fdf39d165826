package org.kinema4j.har.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kinema4j.har.evaluate.ClassScore;
import org.kinema4j.har.evaluate.ConfusionMatrix;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.evaluate.SegmentScores;
import org.kinema4j.har.io.OutputFailedException;

/**
 * Writes {@code metrics.json}: the scores of a run, without anything that depends on the clock, the
 * locale or the machine.
 *
 * <p>Keys, in this order: {@code data} (only if there is a note on the data, such as {@code
 * synthetic}), {@code accuracy}, {@code balancedAccuracy}, {@code macroF1}, {@code mcc} of the
 * windows, {@code labels}, {@code confusion} (counts of windows, rows true, columns predicted),
 * {@code perClass} (for each label {@code precision}, {@code recall}, {@code f1}, {@code support}),
 * {@code windows} (number of scored windows), {@code split} (subjects in {@code train}, {@code
 * validation}, {@code test}; lines of the files where subjects are not known), {@code frames}
 * ({@code accuracy}, {@code macroF1}), {@code segments} ({@code edit}, {@code f1at10}, {@code
 * f1at25}, {@code f1at50}).
 *
 * <p>Scores are fractions, rounded to {@value #DECIMALS} decimals. A score of which nothing is
 * known because nothing was scored, for example that of frames if the windows came without
 * recordings, is null; NaN never appears.
 */
public final class MetricsJson {

  /** Decimals of a score. */
  public static final int DECIMALS = 6;

  private MetricsJson() {}

  /**
   * Writes the file, replacing one that exists.
   *
   * @param target the file
   * @param evaluation scores of the test part
   * @param split subjects of the parts
   * @param dataNote what must be known of the data, for example {@code synthetic}; empty for
   *     ordinary recordings
   * @throws OutputFailedException if the file could not be written
   */
  public static void write(
      Path target, Evaluation evaluation, SplitSubjects split, Optional<String> dataNote)
      throws OutputFailedException {
    JsonFiles.write(target, content(evaluation, split, dataNote));
  }

  /**
   * Returns the content of the file, for example to print it.
   *
   * @param evaluation scores of the test part
   * @param split subjects of the parts
   * @param dataNote what must be known of the data; may be empty
   * @return keys and values in the order of the file
   */
  public static Map<String, Object> content(
      Evaluation evaluation, SplitSubjects split, Optional<String> dataNote) {
    ConfusionMatrix windows = evaluation.windows();
    Map<String, Object> content = new LinkedHashMap<>();
    dataNote.ifPresent(note -> content.put("data", note));
    content.put("accuracy", score(windows.accuracy(), windows.total()));
    content.put("balancedAccuracy", score(windows.balancedAccuracy(), windows.total()));
    content.put("macroF1", score(windows.macroF1(), windows.total()));
    content.put("mcc", score(windows.mcc(), windows.total()));
    content.put("labels", windows.labels());
    content.put("confusion", Arrays.asList(windows.counts()));
    content.put("perClass", perClass(windows));
    content.put("windows", windows.total());
    content.put("split", split);
    content.put("frames", frames(evaluation.frames()));
    content.put("segments", segments(evaluation.segments()));
    return content;
  }

  private static Map<String, Object> perClass(ConfusionMatrix windows) {
    Map<String, Object> scores = new LinkedHashMap<>();
    for (ClassScore score : windows.perClass()) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("precision", score(score.precision(), 1));
      values.put("recall", score(score.recall(), 1));
      values.put("f1", score(score.f1(), 1));
      values.put("support", score.support());
      scores.put(score.label(), values);
    }
    return scores;
  }

  private static Map<String, Object> frames(ConfusionMatrix frames) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("accuracy", score(frames.accuracy(), frames.total()));
    values.put("macroF1", score(frames.macroF1(), frames.total()));
    return values;
  }

  private static Map<String, Object> segments(SegmentScores segments) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("edit", score(segments.edit(), segments.recordings()));
    values.put("f1at10", score(segments.f1At10(), segments.recordings()));
    values.put("f1at25", score(segments.f1At25(), segments.recordings()));
    values.put("f1at50", score(segments.f1At50(), segments.recordings()));
    return values;
  }

  /** Rounds in decimal, since the text of a double differs between versions of Java. */
  static BigDecimal score(double value, long counted) {
    if (counted == 0) {
      return null;
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.scale() < 1 ? rounded.setScale(1) : rounded;
  }
}
