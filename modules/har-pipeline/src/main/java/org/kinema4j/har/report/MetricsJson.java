package org.kinema4j.har.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.kinema4j.har.decode.DecoderSpec;
import org.kinema4j.har.decode.SmoothedEvaluation;
import org.kinema4j.har.evaluate.ClassScore;
import org.kinema4j.har.evaluate.ConfusionMatrix;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.evaluate.Kappa;
import org.kinema4j.har.evaluate.SegmentScores;
import org.kinema4j.har.io.OutputFailedException;

/**
 * Writes {@code metrics.json}: the scores of a run, without anything that depends on the clock, the
 * locale or the machine.
 *
 * <p>Keys, in this order: {@code data} (only if there is a note on the data, such as {@code
 * synthetic}), {@code weights} (only if they are averages), {@code accuracy}, {@code
 * balancedAccuracy}, {@code macroF1}, {@code mcc} of the windows, {@code labels}, {@code confusion}
 * (counts of windows, rows true, columns predicted), {@code perClass} (for each label {@code
 * precision}, {@code recall}, {@code f1}, {@code support}), {@code windows} (number of scored
 * windows), {@code split} (subjects in {@code train}, {@code validation}, {@code test}; lines of
 * the files where subjects are not known), {@code frames} ({@code accuracy}, {@code macroF1},
 * {@code balancedAccuracy}, {@code mcc}, Cohen's {@code kappa}, {@code perClass}), {@code segments}
 * ({@code edit}, {@code f1at10}, {@code f1at25}, {@code f1at50}).
 *
 * <p>What says how far they can be trusted: {@code background} (labels that are no action), {@code
 * actionFrames} ({@code accuracy} and {@code macroF1} of frames without them), {@code
 * annotatorAgreement} ({@link Evaluation#annotatorShare()}), {@code boundaries} ({@link
 * org.kinema4j.har.evaluate.BoundaryErrors}), {@code calibration} ({@link
 * org.kinema4j.har.evaluate.Calibration}: {@code ece}, {@code mce}, {@code brier}, mean {@code
 * confidence}, {@code reliability} by bin), {@code intervals} ({@link
 * org.kinema4j.har.evaluate.Bootstrap}: low and high end for each of {@code scores}, null with one
 * subject), {@code subjects} (scores of each).
 *
 * <p>If frames were smoothed, {@code smoothed} comes last: what was done ({@code method} and the
 * settings of all methods), {@code delayFrames} and {@code delayMillis} (null if it looks to the
 * end of the recording), {@code windowDelayFrames} and {@code windowDelayMillis}, on top of which
 * they come, {@code frames} and {@code segments} after smoothing, with the keys of those above,
 * which are before it, as all other scores are.
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
   * @param notes what must be known before the scores, by key: of {@code data}, for example {@code
   *     synthetic}, of {@code weights}, if averages were judged; may be empty
   * @throws OutputFailedException if the file could not be written
   */
  public static void write(
      Path target, Evaluation evaluation, SplitSubjects split, Map<String, String> notes)
      throws OutputFailedException {
    JsonFiles.write(target, content(evaluation, split, notes));
  }

  /**
   * Writes the file with what smoothing makes of the frames.
   *
   * @param target the file
   * @param evaluation scores of the test part before smoothing
   * @param smoothed scores after it; empty if nothing was smoothed, which writes what the other
   *     method writes
   * @param split subjects of the parts
   * @param notes what must be known before the scores, by key; may be empty
   * @throws OutputFailedException if the file could not be written
   */
  public static void write(
      Path target,
      Evaluation evaluation,
      Optional<SmoothedEvaluation> smoothed,
      SplitSubjects split,
      Map<String, String> notes)
      throws OutputFailedException {
    Map<String, Object> content = content(evaluation, split, notes);
    smoothed.ifPresent(after -> content.put("smoothed", smoothed(after)));
    JsonFiles.write(target, content);
  }

  /**
   * Returns the content of the file, for example to print it.
   *
   * @param evaluation scores of the test part
   * @param split subjects of the parts
   * @param notes what must be known before the scores, by key; may be empty
   * @return keys and values in the order of the file
   */
  public static Map<String, Object> content(
      Evaluation evaluation, SplitSubjects split, Map<String, String> notes) {
    ConfusionMatrix windows = evaluation.windows();
    Map<String, Object> content = new LinkedHashMap<>(notes);
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
    content.putAll(FurtherMetrics.of(evaluation));
    return content;
  }

  private static Map<String, Object> perClass(ConfusionMatrix matrix) {
    Map<String, Object> scores = new LinkedHashMap<>();
    for (ClassScore score : matrix.perClass()) {
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
    values.put("balancedAccuracy", score(frames.balancedAccuracy(), frames.total()));
    values.put("mcc", score(frames.mcc(), frames.total()));
    OptionalDouble kappa = Kappa.cohen(frames);
    values.put("kappa", kappa.isPresent() ? score(kappa.getAsDouble(), 1) : null);
    values.put("perClass", frames.total() == 0 ? null : perClass(frames));
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

  private static Map<String, Object> smoothed(SmoothedEvaluation smoothed) {
    DecoderSpec decoder = smoothed.decoder();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("method", decoder.method().label());
    values.put("minimumFrames", decoder.minimumFrames());
    values.put("medianFrames", decoder.medianFrames());
    values.put("observationFrames", decoder.observationFrames());
    values.put("priorWeight", score(decoder.priorWeight(), 1));
    OptionalInt delay = smoothed.delayFrames();
    values.put("delayFrames", delay.isPresent() ? delay.getAsInt() : null);
    OptionalDouble millis = smoothed.delayMillis();
    values.put("delayMillis", millis.isPresent() ? score(millis.getAsDouble(), 1) : null);
    values.put("windowDelayFrames", smoothed.windowDelayFrames());
    values.put("windowDelayMillis", score(smoothed.windowDelayMillis(), 1));
    values.put("frames", frames(smoothed.evaluation().frames()));
    values.put("segments", segments(smoothed.evaluation().segments()));
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
