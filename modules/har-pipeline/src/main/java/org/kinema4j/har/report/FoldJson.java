package org.kinema4j.har.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kinema4j.har.evaluate.ConfusionMatrix;
import org.kinema4j.har.evaluate.FoldScores;
import org.kinema4j.har.evaluate.SegmentScores;
import org.kinema4j.har.evaluate.SubjectScores;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.motion.BadDataException;

/**
 * {@code fold.json}: the counts of one fold, from which {@code crossval.json} is computed, whether
 * the fold was trained just now or before an interruption.
 *
 * <p>Keys: {@code fold} (its number, from 1), {@code tested} (units), {@code subjects} (for each
 * {@code subject}, {@code labels}, {@code windows} and {@code frames}: counts, rows true, columns
 * predicted), {@code segments} ({@code edit}, {@code f1at10}, {@code f1at25}, {@code f1at50}, with
 * all digits, {@code recordings}).
 */
public final class FoldJson {

  private FoldJson() {}

  /**
   * Writes the file.
   *
   * @param target the file
   * @param scores the counts
   * @throws OutputFailedException if it could not be written
   */
  public static void write(Path target, FoldScores scores) throws OutputFailedException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("fold", scores.number());
    content.put("tested", scores.tested());
    content.put("subjects", scores.subjects().stream().map(FoldJson::subject).toList());
    Map<String, Object> segments = new LinkedHashMap<>();
    segments.put("edit", scores.segments().edit());
    segments.put("f1at10", scores.segments().f1At10());
    segments.put("f1at25", scores.segments().f1At25());
    segments.put("f1at50", scores.segments().f1At50());
    segments.put("recordings", scores.segments().recordings());
    content.put("segments", segments);
    JsonFiles.write(target, content);
  }

  private static Map<String, Object> subject(SubjectScores scores) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("subject", scores.subject());
    content.put("labels", scores.windows().labels());
    content.put("windows", Arrays.asList(scores.windows().counts()));
    content.put("frameLabels", scores.frames().labels());
    content.put("frames", Arrays.asList(scores.frames().counts()));
    return content;
  }

  /**
   * Reads the file.
   *
   * @param file the file
   * @return the counts
   * @throws InputUnavailableException if it cannot be read
   * @throws BadDataException if it is not what {@link #write} writes
   */
  public static FoldScores read(Path file) throws InputUnavailableException {
    JsonNode tree = JsonTrees.read(file);
    try {
      List<SubjectScores> subjects = new ArrayList<>();
      for (JsonNode subject : tree.required("subjects")) {
        subjects.add(
            new SubjectScores(
                subject.required("subject").asText(),
                matrix(subject.required("labels"), subject.required("windows")),
                matrix(subject.required("frameLabels"), subject.required("frames"))));
      }
      JsonNode segments = tree.required("segments");
      return new FoldScores(
          tree.required("fold").asInt(),
          texts(tree.required("tested")),
          subjects,
          new SegmentScores(
              segments.required("edit").asDouble(),
              segments.required("f1at10").asDouble(),
              segments.required("f1at25").asDouble(),
              segments.required("f1at50").asDouble(),
              segments.required("recordings").asInt()));
    } catch (IllegalArgumentException e) {
      throw new BadDataException(file, "", "the counts of a fold", e.getMessage(), e);
    }
  }

  private static ConfusionMatrix matrix(JsonNode labels, JsonNode rows) {
    long[][] counts = new long[rows.size()][];
    for (int r = 0; r < counts.length; r++) {
      counts[r] = new long[rows.get(r).size()];
      for (int c = 0; c < counts[r].length; c++) {
        counts[r][c] = rows.get(r).get(c).asLong();
      }
    }
    return new ConfusionMatrix(texts(labels), counts);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
