package org.kinema4j.har.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.kinema4j.har.cli.RecordingFacts.Body;
import org.kinema4j.har.cli.RecordingFacts.ClassFacts;
import org.kinema4j.har.cli.RecordingFacts.IrregularityFacts;
import org.kinema4j.har.cli.RecordingFacts.LabelFacts;
import org.kinema4j.har.cli.RecordingFacts.Movement;
import org.kinema4j.har.cli.RecordingFacts.Origin;
import org.kinema4j.har.cli.RecordingFacts.SignalFacts;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.andy.AndyRecording;
import org.kinema4j.har.io.andy.AnnotationCsv;
import org.kinema4j.har.io.andy.Annotations;
import org.kinema4j.har.io.andy.MergedAnnotations;
import org.kinema4j.har.io.mvnx.CalibrationPose;
import org.kinema4j.har.io.mvnx.MvnxHeader;
import org.kinema4j.har.io.mvnx.MvnxReader;
import org.kinema4j.har.io.mvnx.MvnxRecording;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal.Items;

/** Reads a recording and gathers what is to be said about it. */
final class RecordingInspector {

  private RecordingInspector() {}

  static RecordingFacts inspect(AndyRecording recording) throws InputUnavailableException {
    MvnxRecording content = MvnxReader.all().read(recording.mvnx());
    MvnxHeader header = content.header();
    MotionClip clip = content.clip();
    return new RecordingFacts(
        recording.mvnx().toString(),
        recording.name(),
        recording.subject(),
        header.isSynthetic(),
        origin(header),
        new Movement(
            clip.frames(),
            clip.frameRateHz(),
            clip.durationSeconds(),
            header.calibration().stream().map(CalibrationPose::type).toList()),
        new Body(
            header.layout().labels(Items.SEGMENTS).size(),
            header.layout().labels(Items.JOINTS).size(),
            header.layout().sensors(),
            header.subject().attributes().getOrDefault("configuration", "")),
        clip.signals().stream()
            .map(s -> new SignalFacts(s.name(), s.width(), s.channels().get(0).unit()))
            .toList(),
        recording.labels().map(file -> labels(file, clip)).orElse(null),
        content.irregularities().stream()
            .map(i -> new IrregularityFacts(i.kind().name(), i.frame(), i.text()))
            .toList());
  }

  private static Origin origin(MvnxHeader header) {
    MvnxHeader.Origin origin = header.origin();
    long start = header.timing().startMillis();
    String comment = origin.comment().isBlank() ? header.subject().comment() : origin.comment();
    return new Origin(
        origin.version(),
        origin.mvnVersion().strip(),
        origin.mvnBuild().strip(),
        start == 0 ? null : Instant.ofEpochMilli(start).toString(),
        comment.strip());
  }

  private static LabelFacts labels(Path file, MotionClip clip) {
    try {
      Annotations annotations = AnnotationCsv.read(file);
      MergedAnnotations merged = annotations.merge();
      MergedAnnotations.Placed placed = merged.place(clip.frames(), clip.frameRateHz());
      LabelTrack track = placed.track();
      int labelled = track.spans().stream().mapToInt(LabelSpan::length).sum();
      return new LabelFacts(
          file.toString(),
          null,
          annotations.annotators().size(),
          orNull(merged.agreement().unanimous()),
          orNull(merged.agreement().pairwise()),
          classes(track, clip.frameRateHz()),
          (clip.frames() - labelled) / clip.frameRateHz(),
          placed.secondsCut());
    } catch (BadDataException | InputUnavailableException e) {
      return new LabelFacts(file.toString(), e.getMessage(), 0, null, null, List.of(), 0, 0);
    }
  }

  private static List<ClassFacts> classes(LabelTrack track, double frameRateHz) {
    Map<String, List<LabelSpan>> byLabel =
        track.spans().stream().collect(Collectors.groupingBy(LabelSpan::label));
    return Arrays.stream(Action.values())
        .map(Action::label)
        .filter(byLabel::containsKey)
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
