package org.kinema4j.har.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.kinema4j.har.ClassOrder;
import org.kinema4j.har.cli.RecordingFacts.ClassFacts;
import org.kinema4j.har.cli.RecordingFacts.LabelFacts;
import org.kinema4j.har.evaluate.Kappa;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.andy.AnnotationCsv;
import org.kinema4j.har.io.andy.Annotations;
import org.kinema4j.har.io.andy.MergedAnnotations;
import org.kinema4j.har.io.csv.SpanCsv;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;

/** Reads the labels of a recording, of annotators or as spans, and says what is in them. */
final class LabelInspector {

  private LabelInspector() {}

  /** What an annotation's clock and a recording's have to do with each other. */
  record Clocks(double firstSeconds, double rateHz, double videoOffsetSeconds) {}

  static LabelFacts inspect(Path file, MotionClip clip, Clocks clocks) {
    try {
      return SpanCsv.isSpans(file)
          ? spans(file, clip, clocks)
          : annotators(file, clip, clocks.videoOffsetSeconds());
    } catch (BadDataException | InputUnavailableException e) {
      return new LabelFacts(file.toString(), e.getMessage(), 0, null, null, null, List.of(), 0, 0);
    }
  }

  private static LabelFacts spans(Path file, MotionClip clip, Clocks clocks)
      throws InputUnavailableException {
    SpanCsv.Placed placed =
        SpanCsv.place(
            file, SpanCsv.read(file), clocks.firstSeconds(), clip.frames(), clocks.rateHz());
    return new LabelFacts(
        file.toString(),
        null,
        0,
        null,
        null,
        null,
        classes(placed.track(), clip.frameRateHz()),
        unlabelledSeconds(placed.track(), clip),
        placed.secondsCut());
  }

  private static LabelFacts annotators(Path file, MotionClip clip, double offsetSeconds)
      throws InputUnavailableException {
    Annotations annotations = AnnotationCsv.read(file);
    MergedAnnotations merged = annotations.merge();
    MergedAnnotations.Placed placed =
        merged.place(clip.frames(), clip.frameRateHz(), offsetSeconds);
    return new LabelFacts(
        file.toString(),
        null,
        annotations.annotators().size(),
        orNull(merged.agreement().unanimous()),
        orNull(merged.agreement().pairwise()),
        orNull(Kappa.fleiss(counts(annotations))),
        classes(placed.track(), clip.frameRateHz()),
        unlabelledSeconds(placed.track(), clip),
        placed.secondsCut());
  }

  /** How many annotators gave each action to each row. */
  private static long[][] counts(Annotations annotations) {
    long[][] counts = new long[annotations.rows().size()][Action.values().length];
    for (int i = 0; i < counts.length; i++) {
      for (Optional<Action> opinion : annotations.rows().get(i).opinions()) {
        if (opinion.isPresent()) {
          counts[i][opinion.get().ordinal()]++;
        }
      }
    }
    return counts;
  }

  private static double unlabelledSeconds(LabelTrack track, MotionClip clip) {
    int labelled = track.spans().stream().mapToInt(LabelSpan::length).sum();
    return (clip.frames() - labelled) / clip.frameRateHz();
  }

  private static List<ClassFacts> classes(LabelTrack track, double frameRateHz) {
    Map<String, List<LabelSpan>> byLabel =
        track.spans().stream().collect(Collectors.groupingBy(LabelSpan::label));
    return ClassOrder.of(byLabel.keySet()).stream()
        .map(
            label -> {
              List<LabelSpan> spans = byLabel.get(label);
              int frames = spans.stream().mapToInt(LabelSpan::length).sum();
              return new ClassFacts(label, spans.size(), frames, frames / frameRateHz);
            })
        .toList();
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
