package org.kinema4j.har.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kinema4j.har.motion.NaturalOrder;

/** Takes predictions apart by subject. */
final class SubjectTallies {

  private SubjectTallies() {}

  /** All labels, the classes of the model among them, and how segments are scored. */
  record Rules(List<String> labels, List<String> classes, SegmentMetrics segments) {}

  /** Returns what is known of each subject who has a window or a recording. */
  static List<SubjectTally> of(
      Rules rules, List<WindowPrediction> windows, List<RecordingResult> results) {
    Set<String> subjects = new TreeSet<>(NaturalOrder.INSTANCE);
    windows.forEach(window -> subjects.add(window.subject()));
    results.forEach(result -> subjects.add(result.recording().subject()));
    return subjects.stream()
        .map(
            subject ->
                tally(
                    subject,
                    rules,
                    windows.stream().filter(w -> w.subject().equals(subject)).toList(),
                    results.stream().filter(r -> r.recording().subject().equals(subject)).toList()))
        .toList();
  }

  private static SubjectTally tally(
      String subject, Rules rules, List<WindowPrediction> windows, List<RecordingResult> results) {
    return new SubjectTally(
        subject,
        Evaluation.confusionOfWindows(rules.labels, rules.classes, windows),
        Evaluation.confusionOfFrames(rules.labels, results),
        rules.segments.tally(results),
        new BoundaryMetrics(rules.segments.ignored()).score(results),
        Calibration.of(rules.classes, windows));
  }

  /** Joins what several folds know of the same subject. */
  static List<SubjectTally> joined(List<SubjectTally> tallies) {
    Map<String, List<SubjectTally>> bySubject = new TreeMap<>(NaturalOrder.INSTANCE);
    for (SubjectTally tally : tallies) {
      bySubject.computeIfAbsent(tally.subject(), subject -> new ArrayList<>()).add(tally);
    }
    return bySubject.entrySet().stream()
        .map(entry -> SubjectTally.sum(entry.getKey(), entry.getValue()))
        .toList();
  }
}
