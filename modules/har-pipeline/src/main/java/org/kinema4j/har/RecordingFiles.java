package org.kinema4j.har;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.kinema4j.har.config.RecordingsConfig;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.LabelledData;
import org.kinema4j.har.io.Recording;
import org.kinema4j.har.io.RecordingName;
import org.kinema4j.har.io.bvh.BvhReader;
import org.kinema4j.har.io.csv.CsvReader;
import org.kinema4j.har.io.csv.CsvRecording;
import org.kinema4j.har.io.csv.RecordingFolder;
import org.kinema4j.har.io.csv.SpanCsv;
import org.kinema4j.har.io.csv.TimeSpan;
import org.kinema4j.har.io.internal.IrregularityLog;
import org.kinema4j.har.io.internal.OrderedTasks;
import org.kinema4j.har.io.mvnx.MvnxReader;
import org.kinema4j.har.io.mvnx.MvnxRecording;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads files of movement of every {@link RecordingFormat}, one or a folder of them with labels.
 *
 * <pre>{@code
 * RecordingFiles files = new RecordingFiles(RecordingsConfig.DEFAULT);
 * RecordingFolder folder = RecordingFolder.open(path, RecordingFormat.CSV.suffixes());
 * LabelledData data = files.load(folder, Set.of(), 2, clip -> {});
 * }</pre>
 */
public final class RecordingFiles {

  private static final Logger LOG = LoggerFactory.getLogger(RecordingFiles.class);
  private static final double NANOS = 1e9;

  private final RecordingsConfig config;

  /** A recording, its file, and its labels as they stand in their file. */
  private record Content(Path file, Recording recording, SpanCsv.Placed labels) {}

  /** A recording and its labels, not yet read. */
  private record Work(RecordingFolder.Entry entry, List<TimeSpan> spans) {}

  /**
   * Creates a reader.
   *
   * @param config how files are understood
   */
  public RecordingFiles(RecordingsConfig config) {
    this.config = config;
  }

  /**
   * Reads a file.
   *
   * @param file the file, in the format that its name tells
   * @param signals what is needed of a body; none: everything
   * @return its content, and at what time of its clock it starts (0 but for CSV)
   * @throws InputUnavailableException if it is missing or cannot be read
   * @throws BadDataException if the content is not what it must be
   */
  public CsvRecording read(Path file, Set<XsensSignal> signals) throws InputUnavailableException {
    return switch (RecordingFormat.of(file)) {
      case MVNX -> CsvRecording.of(mvnx(file, signals));
      case BVH ->
          CsvRecording.of(new BvhReader(config.bvhMetersPerUnit()).read(file, config.subjects()));
      case CSV ->
          new CsvReader(Duration.ofNanos(Math.round(config.maxGapSeconds() * NANOS)))
              .read(file, config.subjects());
    };
  }

  private Recording mvnx(Path file, Set<XsensSignal> signals) throws InputUnavailableException {
    Set<XsensSignal> wanted = signals.isEmpty() ? EnumSet.allOf(XsensSignal.class) : signals;
    MvnxRecording content = MvnxReader.of(wanted).withSubjectPattern(config.subjects()).read(file);
    return new Recording(
        content.clipWith(wanted), content.irregularities(), content.header().isSynthetic());
  }

  /**
   * Reads the labelled recordings of a folder. What is odd about a file, and labels outside its
   * recording, which are cut, are logged as warnings.
   *
   * @param folder the folder
   * @param signals what is needed of a body; none: everything
   * @param threads how many files are read at once, positive
   * @param progress told of each recording when it is read, in order, in the calling thread
   * @return labelled clips in natural order of their files, and whether any is synthetic
   * @throws InputUnavailableException if a file is missing or cannot be read
   * @throws BadDataException if no recording has labels, or a file does not hold what it should
   */
  public LabelledData load(
      RecordingFolder folder, Set<XsensSignal> signals, int threads, Consumer<MotionClip> progress)
      throws InputUnavailableException {
    List<Work> work = labels(folder);
    List<MotionClip> clips = new ArrayList<>(work.size());
    List<Boolean> synthetic = new ArrayList<>();
    try {
      OrderedTasks.run(
          work,
          threads,
          each -> content(folder.root(), each, signals),
          content -> {
            tell(content);
            MotionClip clip = content.recording().clip().withLabels(content.labels().track());
            clips.add(clip);
            synthetic.add(content.recording().synthetic());
            progress.accept(clip);
          });
    } catch (InputUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw new InputUnavailableException(folder.root(), "cannot be read", e);
    }
    return new LabelledData(clips, synthetic.contains(true));
  }

  /** Labels are small, and a fault in one file should not wait for all recordings. */
  private static List<Work> labels(RecordingFolder folder) throws InputUnavailableException {
    List<Work> work = new ArrayList<>();
    for (RecordingFolder.Entry entry : folder.labelled()) {
      work.add(new Work(entry, SpanCsv.read(entry.labels().orElseThrow())));
    }
    if (work.isEmpty()) {
      throw new BadDataException(
          folder.root(),
          "",
          "recordings with labels (<name>" + SpanCsv.SUFFIX + ")",
          folder.recordings().size() + " without");
    }
    return work;
  }

  private Content content(Path root, Work work, Set<XsensSignal> signals)
      throws InputUnavailableException {
    RecordingFolder.Entry entry = work.entry();
    CsvRecording read = read(entry.file(), signals);
    MotionClip clip = read.recording().clip();
    Recording named =
        new Recording(
            clip.named(
                entry.name(), RecordingName.of(root, entry.file(), config.subjects()).subject()),
            read.recording().irregularities(),
            read.recording().synthetic());
    SpanCsv.Placed placed =
        SpanCsv.place(
            entry.labels().orElseThrow(),
            work.spans(),
            read.firstSeconds(),
            clip.frames(),
            read.clockRateHz());
    return new Content(entry.file(), named, placed);
  }

  private static void tell(Content content) {
    IrregularityLog.tell(LOG, content.file(), content.recording().irregularities());
    content.labels().warning().ifPresent(LOG::warn);
  }
}
