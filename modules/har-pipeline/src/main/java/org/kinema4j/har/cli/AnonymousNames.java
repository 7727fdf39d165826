package org.kinema4j.har.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.RecordingName;
import org.kinema4j.har.io.andy.AndyRecording;
import org.kinema4j.har.io.andy.AndyTrial;
import org.kinema4j.har.io.andy.AnnotationCsv;

/** What the anonymous copies of recordings are called. */
final class AnonymousNames {

  /** How names are made. */
  enum Rule {
    /** Names stay if all are AnDy's, which hold numbers only; else all become neutral. */
    AUTO,
    /** Numbers of subject and recording, in natural order. */
    NEUTRAL,
    /** Names stay. */
    KEEP
  }

  /**
   * A recording and where its copy goes.
   *
   * @param recording what is copied
   * @param mvnx where the copy goes
   * @param labels where the copy of its labels goes, if it has any
   */
  record Copy(AndyRecording recording, Path mvnx, Path labels) {}

  private static final Comparator<AndyRecording> ORDER =
      Comparator.comparing(AndyRecording::trial, AndyTrial.ORDER)
          .thenComparing(AndyRecording::mvnx);

  private AnonymousNames() {}

  /**
   * Names copies.
   *
   * @param recordings what is copied
   * @param rule how names are made
   * @param folder where the copies go
   * @return one a recording, by subject, sequence and trial, in natural order
   * @throws OutputFailedException if two would have the same name
   */
  static List<Copy> of(List<AndyRecording> recordings, Rule rule, Path folder)
      throws OutputFailedException {
    boolean andy = recordings.stream().allMatch(recording -> recording.trial().isAndyName());
    boolean keep = rule == Rule.KEEP || (rule == Rule.AUTO && andy);
    Map<String, Integer> subjects = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    List<Copy> copies = new ArrayList<>();
    Set<Path> targets = new HashSet<>();
    for (AndyRecording recording : recordings.stream().sorted(ORDER).toList()) {
      String subject = recording.subject();
      subjects.putIfAbsent(subject, subjects.size() + 1);
      int count = counts.merge(subject, 1, Integer::sum);
      String stem =
          keep
              ? RecordingName.of(recording.mvnx()).name()
              : "subject-%d_recording-%d".formatted(subjects.get(subject), count);
      Path mvnx = folder.resolve(stem + suffix(recording.mvnx()));
      if (!targets.add(folder.resolve(stem))) {
        throw new OutputFailedException(mvnx, "would hold the copies of two recordings");
      }
      copies.add(new Copy(recording, mvnx, folder.resolve(stem + AnnotationCsv.SUFFIX)));
    }
    return copies;
  }

  private static String suffix(Path mvnx) {
    boolean compressed = mvnx.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    return compressed ? ".mvnx.gz" : ".mvnx";
  }

  /**
   * Lists old and new names.
   *
   * @param copies the copies
   * @return a table {@code source,copy}
   */
  static String table(List<Copy> copies) {
    StringBuilder text = new StringBuilder("source,copy\n");
    for (Copy copy : copies) {
      String source = copy.recording().mvnx().toString().replace("\"", "\"\"");
      text.append('"').append(source).append("\",").append(copy.mvnx().getFileName()).append('\n');
    }
    return text.toString();
  }
}
