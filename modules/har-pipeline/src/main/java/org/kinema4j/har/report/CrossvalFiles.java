package org.kinema4j.har.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.kinema4j.har.evaluate.ConfusionMatrix;
import org.kinema4j.har.evaluate.CrossValidation;
import org.kinema4j.har.evaluate.FoldScores;
import org.kinema4j.har.evaluate.SegmentScores;
import org.kinema4j.har.evaluate.Spread;
import org.kinema4j.har.evaluate.SubjectScores;
import org.kinema4j.har.split.RandomSplit;

/**
 * {@code crossval.json} and {@code crossval.csv}: the scores of a cross-validation, without
 * anything that depends on the clock, the locale or the machine.
 *
 * <p>Keys of the JSON, after those that the caller puts first: {@code over} ({@code subjects}, or
 * {@code folds} where nobody knows who moved), {@code spread} (for each score {@code count}, {@code
 * mean}, {@code sd}, {@code min}, {@code max} over those), {@code pooled} (the scores of all counts
 * together), {@code labels} and {@code confusion} (windows of all folds, rows true), {@code
 * perSubject}, {@code perFold} (with {@code segments}). The scores are {@code windows} (how many),
 * {@code accuracy}, {@code balancedAccuracy}, {@code macroF1}, {@code mcc} of the windows, and
 * {@code frameAccuracy}, {@code frameMacroF1}, which are null where windows came without
 * recordings.
 */
public final class CrossvalFiles {

  /** Scores of windows and frames, by name. */
  private static final Map<String, ToDoubleFunction<SubjectScores>> SCORES = scores();

  private CrossvalFiles() {}

  private static Map<String, ToDoubleFunction<SubjectScores>> scores() {
    Map<String, ToDoubleFunction<SubjectScores>> scores = new LinkedHashMap<>();
    scores.put("accuracy", of(SubjectScores::windows, ConfusionMatrix::accuracy));
    scores.put("balancedAccuracy", of(SubjectScores::windows, ConfusionMatrix::balancedAccuracy));
    scores.put("macroF1", of(SubjectScores::windows, ConfusionMatrix::macroF1));
    scores.put("mcc", of(SubjectScores::windows, ConfusionMatrix::mcc));
    scores.put("frameAccuracy", of(SubjectScores::frames, ConfusionMatrix::accuracy));
    scores.put("frameMacroF1", of(SubjectScores::frames, ConfusionMatrix::macroF1));
    return scores;
  }

  private static ToDoubleFunction<SubjectScores> of(
      Function<SubjectScores, ConfusionMatrix> matrix, ToDoubleFunction<ConfusionMatrix> score) {
    return scores -> {
      ConfusionMatrix counts = matrix.apply(scores);
      return counts.total() == 0 ? Double.NaN : score.applyAsDouble(counts);
    };
  }

  /**
   * Returns the content of {@code crossval.json}.
   *
   * @param first what stands before the scores: how the folds were made
   * @param result the scores
   * @return keys and values in the order of the file
   */
  public static Map<String, Object> json(Map<String, Object> first, CrossValidation result) {
    Map<String, Object> content = new LinkedHashMap<>(first);
    content.put("over", result.knowsSubjects() ? "subjects" : "folds");
    Map<String, Object> spreads = new LinkedHashMap<>();
    SCORES.forEach((name, score) -> spreads.put(name, spread(result.spread(score))));
    content.put("spread", spreads);
    SubjectScores pooled = result.pooled();
    content.put("pooled", row(pooled));
    content.put("labels", pooled.windows().labels());
    content.put("confusion", Arrays.asList(pooled.windows().counts()));
    Map<String, Object> subjects = new LinkedHashMap<>();
    result.perSubject().forEach((subject, scores) -> subjects.put(subject, row(scores)));
    content.put("perSubject", subjects);
    content.put("perFold", result.folds().stream().map(CrossvalFiles::fold).toList());
    return content;
  }

  /**
   * Returns what a random split would have leaked, as the JSON holds it.
   *
   * @param split expected values
   * @return {@code tested} (windows), {@code overlapping} and {@code seenFrames} (shares)
   */
  public static Map<String, Object> randomSplit(RandomSplit split) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("tested", split.tested());
    content.put("overlapping", rounded(split.overlapping()));
    content.put("seenFrames", rounded(split.seenFrames()));
    return content;
  }

  private static Map<String, Object> spread(Spread spread) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("count", spread.count());
    content.put("mean", rounded(spread.mean()));
    content.put("sd", rounded(spread.sd()));
    content.put("min", rounded(spread.min()));
    content.put("max", rounded(spread.max()));
    return content;
  }

  private static Object rounded(double value) {
    return Double.isNaN(value) ? null : MetricsJson.score(value, 1);
  }

  private static Map<String, Object> row(SubjectScores scores) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("windows", scores.windows().total());
    SCORES.forEach((name, score) -> content.put(name, rounded(score.applyAsDouble(scores))));
    return content;
  }

  private static Map<String, Object> fold(FoldScores fold) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("fold", fold.number());
    content.put("tested", fold.tested());
    content.putAll(row(fold.total()));
    SegmentScores segments = fold.segments();
    Map<String, Object> ofSegments = new LinkedHashMap<>();
    ofSegments.put("edit", MetricsJson.score(segments.edit(), segments.recordings()));
    ofSegments.put("f1at10", MetricsJson.score(segments.f1At10(), segments.recordings()));
    ofSegments.put("f1at25", MetricsJson.score(segments.f1At25(), segments.recordings()));
    ofSegments.put("f1at50", MetricsJson.score(segments.f1At50(), segments.recordings()));
    content.put("segments", ofSegments);
    return content;
  }

  /**
   * Returns the text of {@code crossval.csv}: a row a subject, or a fold where nobody knows who
   * moved.
   *
   * @param result the scores
   * @return a header and rows, with empty cells for scores that are not known
   */
  public static String csv(CrossValidation result) {
    String of = result.knowsSubjects() ? "subject" : "fold";
    StringBuilder text =
        new StringBuilder(of + ",folds,windows," + String.join(",", SCORES.keySet()) + "\n");
    result
        .rows()
        .forEach(
            (name, scores) -> {
              StringJoiner cells = new StringJoiner(",", "", "\n");
              cells.add(quoted(name)).add(foldsOf(result.folds(), name));
              row(scores).values().forEach(value -> cells.add(value == null ? "" : "" + value));
              text.append(cells);
            });
    return text.toString();
  }

  private static String foldsOf(List<FoldScores> folds, String name) {
    StringJoiner numbers = new StringJoiner(" ");
    for (FoldScores fold : folds) {
      if (fold.subjects().stream().anyMatch(scores -> scores.subject().equals(name))
          || name.equals("fold " + fold.number())) {
        numbers.add(Integer.toString(fold.number()));
      }
    }
    return numbers.toString();
  }

  private static String quoted(String text) {
    return text.matches("[^\",\n\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /**
   * Returns the table for people at a terminal.
   *
   * @param result the scores
   * @return a row a subject or fold, mean and standard deviation at the end
   */
  public static String table(CrossValidation result) {
    Map<String, SubjectScores> rows = result.rows();
    int width = Math.max(9, rows.keySet().stream().mapToInt(String::length).max().orElse(0));
    String form = "%-" + width + "s  %7s  %8s  %8s  %8s  %6s  %6s%n";
    StringBuilder text = new StringBuilder();
    text.append(line(form, "", "windows", "accuracy", "balanced", "macro-F1", "MCC", "frames"));
    rows.forEach(
        (name, scores) ->
            text.append(
                cells(form, name, "" + scores.windows().total(), s -> s.applyAsDouble(scores))));
    text.append(cells(form, "mean", "", score -> result.spread(score).mean()));
    text.append(cells(form, "sd", "", score -> result.spread(score).sd()));
    return text.toString();
  }

  private static String cells(
      String form,
      String name,
      String windows,
      ToDoubleFunction<ToDoubleFunction<SubjectScores>> value) {
    return line(
        form,
        name,
        windows,
        shown(value, "accuracy"),
        shown(value, "balancedAccuracy"),
        shown(value, "macroF1"),
        shown(value, "mcc"),
        shown(value, "frameAccuracy"));
  }

  private static String shown(
      ToDoubleFunction<ToDoubleFunction<SubjectScores>> value, String score) {
    double number = value.applyAsDouble(SCORES.get(score));
    return Double.isNaN(number) ? Numbers.UNKNOWN : Numbers.fixed(number, 3);
  }

  private static String line(String form, Object... cells) {
    return String.format(Locale.ROOT, form, cells).stripTrailing() + "\n";
  }
}
