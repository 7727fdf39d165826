package org.kinema4j.har.cli;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.kinema4j.har.RecordingFiles;
import org.kinema4j.har.RecordingFormat;
import org.kinema4j.har.cli.RecordingFacts.Body;
import org.kinema4j.har.cli.RecordingFacts.IrregularityFacts;
import org.kinema4j.har.cli.RecordingFacts.Movement;
import org.kinema4j.har.cli.RecordingFacts.Origin;
import org.kinema4j.har.cli.RecordingFacts.SignalFacts;
import org.kinema4j.har.config.RecordingsConfig;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.RecordingName;
import org.kinema4j.har.io.csv.CsvRecording;
import org.kinema4j.har.io.mvnx.CalibrationPose;
import org.kinema4j.har.io.mvnx.MvnxHeader;
import org.kinema4j.har.io.mvnx.MvnxReader;
import org.kinema4j.har.io.mvnx.MvnxRecording;
import org.kinema4j.har.motion.Channel;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal.Items;

/** Reads a recording and gathers what is to be said about it. */
final class RecordingInspector {

  private final RecordingsConfig config;

  RecordingInspector(RecordingsConfig config) {
    this.config = config;
  }

  RecordingFacts inspect(ListedRecording recording) throws InputUnavailableException {
    RecordingFormat format = RecordingFormat.of(recording.file());
    return format == RecordingFormat.MVNX ? mvnx(recording) : other(recording, format);
  }

  private RecordingFacts mvnx(ListedRecording recording) throws InputUnavailableException {
    MvnxRecording content = MvnxReader.all().read(recording.file());
    MvnxHeader header = content.header();
    MotionClip clip = content.clip();
    return new RecordingFacts(
        recording.file().toString(),
        recording.name(),
        subject(recording),
        header.isSynthetic(),
        RecordingFormat.MVNX.name(),
        origin(header),
        Movement.of(clip, header.calibration().stream().map(CalibrationPose::type).toList()),
        new Body(
            header.layout().labels(Items.SEGMENTS).size(),
            header.layout().labels(Items.JOINTS).size(),
            header.layout().sensors(),
            header.subject().attributes().getOrDefault("configuration", "")),
        clip.signals().stream().map(SignalFacts::of).toList(),
        List.of(),
        recording
            .labels()
            .map(file -> LabelInspector.inspect(file, clip, clocks(0, clip.frameRateHz())))
            .orElse(null),
        IrregularityFacts.of(content.irregularities()));
  }

  private RecordingFacts other(ListedRecording recording, RecordingFormat format)
      throws InputUnavailableException {
    CsvRecording content = new RecordingFiles(config).read(recording.file(), Set.of());
    MotionClip clip = content.recording().clip();
    return new RecordingFacts(
        recording.file().toString(),
        recording.name(),
        clip.subject(),
        content.recording().synthetic(),
        format.name(),
        null,
        Movement.of(clip, List.of()),
        null,
        clip.signals().stream().map(SignalFacts::of).toList(),
        format == RecordingFormat.CSV
            ? clip.signals().get(0).channels().stream().map(Channel::name).toList()
            : List.of(),
        recording
            .labels()
            .map(
                file ->
                    LabelInspector.inspect(
                        file, clip, clocks(content.firstSeconds(), content.clockRateHz())))
            .orElse(null),
        IrregularityFacts.of(content.recording().irregularities()));
  }

  private LabelInspector.Clocks clocks(double firstSeconds, double rateHz) {
    return new LabelInspector.Clocks(firstSeconds, rateHz, config.videoOffsetSeconds());
  }

  /** AnDy's names tell who moves, unless the user says where else to look. */
  private String subject(ListedRecording recording) {
    return config.subjectPattern().isEmpty()
        ? recording.subject()
        : RecordingName.of(recording.file(), config.subjects()).subject();
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
}
