package org.kinema4j.har.cli;

import java.util.List;
import java.util.Locale;
import org.kinema4j.har.model.ModelSpec;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.report.Fact;

/** What a report says of the recordings and of the windows that a model sees of them. */
final class DataFacts {

  private static final double SECONDS_OF_A_MINUTE = 60;

  private DataFacts() {}

  static List<Fact> of(List<MotionClip> clips, ModelSpec model) {
    double seconds = clips.stream().mapToDouble(MotionClip::durationSeconds).sum();
    long subjects = clips.stream().map(MotionClip::subject).distinct().count();
    return List.of(
        new Fact("Recordings", Integer.toString(clips.size())),
        new Fact("Subjects", Long.toString(subjects)),
        new Fact("Duration", String.format(Locale.ROOT, "%.1f min", seconds / SECONDS_OF_A_MINUTE)),
        new Fact("Frame rate of the windows", model.frameRateHz() + " Hz"),
        new Fact(
            "Window",
            String.format(
                Locale.ROOT, "%d frames every %d", model.windowFrames(), model.strideFrames())),
        new Fact("Features", String.join(", ", model.features())));
  }
}
