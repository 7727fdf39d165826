package org.kinema4j.har.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.kinema4j.har.io.csv.CsvRecording;
import org.kinema4j.har.io.csv.TimeSpan;
import org.kinema4j.har.io.elan.ElanAnnotation;
import org.kinema4j.har.io.elan.ElanDocument;
import org.kinema4j.har.io.elan.ElanTier;

/**
 * A prediction for ELAN: tiers {@code predicted} and {@code confidence}, and {@code true} if the
 * recording has labels. Times count from the first frame, since ELAN counts from the start of the
 * video. What rounds to no millisecond is left out.
 */
final class PredictedTiers {

  private static final double MILLIS = 1000;

  private final double firstSeconds;
  private final double durationSeconds;

  private PredictedTiers(CsvRecording recording) {
    firstSeconds = recording.firstSeconds();
    durationSeconds =
        recording.clock(recording.recording().clip().durationSeconds()) - firstSeconds;
  }

  static ElanDocument document(
      List<PredictedSpan> predicted, List<TimeSpan> truth, CsvRecording recording) {
    PredictedTiers tiers = new PredictedTiers(recording);
    List<ElanTier> all = new ArrayList<>();
    if (!truth.isEmpty()) {
      all.add(
          tiers.tier(
              "true",
              truth,
              span -> tiers.annotation(span.startSeconds(), span.endSeconds(), span.label())));
    }
    all.add(
        tiers.tier(
            "predicted",
            predicted,
            span -> tiers.annotation(span.start(), span.end(), span.label())));
    all.add(
        tiers.tier(
            "confidence",
            predicted,
            span ->
                tiers.annotation(
                    span.start(),
                    span.end(),
                    String.format(Locale.ROOT, "%.4f", span.confidence()))));
    return new ElanDocument(Optional.empty(), all);
  }

  private <T> ElanTier tier(
      String name, List<T> spans, Function<T, Optional<ElanAnnotation>> annotation) {
    return new ElanTier(
        name, spans.stream().flatMap(span -> annotation.apply(span).stream()).toList());
  }

  private Optional<ElanAnnotation> annotation(double start, double end, String value) {
    long startMillis = millis(start);
    long endMillis = millis(end);
    return startMillis < endMillis
        ? Optional.of(new ElanAnnotation(startMillis, endMillis, value))
        : Optional.empty();
  }

  /** Labels may run past the recording; nothing of the video is known there. */
  private long millis(double clockSeconds) {
    double seconds = Math.max(0, Math.min(durationSeconds, clockSeconds - firstSeconds));
    return Math.round(seconds * MILLIS);
  }
}
