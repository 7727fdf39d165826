package org.kinema4j.har.io.andy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.LabelledData;
import org.kinema4j.har.io.internal.IrregularityLog;
import org.kinema4j.har.io.mvnx.MvnxReader;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder in the layout of the AnDy data set: recordings and annotations at any depth, paired by
 * their names.
 *
 * <pre>
 *   xens_mnvx/Participant_541/Participant_541_Setup_A_Seq_3_Trial_1.xsens.mvnx
 *   labels_csv/Participant_541/Participant_541_Setup_A_Seq_3_Trial_1.labels.csv
 * </pre>
 *
 * <p>Names of folders do not matter. Where two files bear the name of one recording, the one beside
 * its partner counts, then the plain one before the compressed one, then the first in natural order
 * of the paths; {@link #leftOut()} tells of the other. Recordings with names that are not AnDy's
 * are taken too; the same name in two folders is then two recordings, and each takes only labels
 * that lie beside it.
 */
public final class AndyDataset {

  private static final Logger LOG = LoggerFactory.getLogger(AndyDataset.class);
  private static final double NANOS = 1e9;

  /** Files of one kind beyond this number are told of in one line. */
  private static final int MOST_LINES = 3;

  private final Path root;
  private final List<AndyRecording> recordings;
  private final List<LeftOut> leftOut;
  private final Duration videoOffset;

  /**
   * A file that is not used for training.
   *
   * @param kind which sort of reason
   * @param file the file
   * @param reason why, and what to do about it
   */
  public record LeftOut(LeftOutKind kind, Path file, String reason) {

    /**
     * Checks that all parts are there.
     *
     * @param kind which sort of reason
     * @param file the file
     * @param reason why, and what to do about it
     */
    public LeftOut {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(reason, "reason");
    }
  }

  AndyDataset(
      Path root, List<AndyRecording> recordings, List<LeftOut> leftOut, Duration videoOffset) {
    this.root = root;
    this.recordings = List.copyOf(recordings);
    this.leftOut = List.copyOf(leftOut);
    this.videoOffset = videoOffset;
  }

  /**
   * Looks through a folder; files are not opened.
   *
   * @param root the folder
   * @return what it holds
   * @throws InputUnavailableException if it is missing, no folder, or cannot be read
   * @throws BadDataException if it holds no recording
   */
  public static AndyDataset open(Path root) throws InputUnavailableException {
    AndyFiles files = AndyFiles.find(root);
    if (files.recordings().isEmpty()) {
      String unread =
          files
              .firstUnread()
              .map(left -> "; " + root.relativize(left.file()) + " is " + left.reason())
              .orElse("");
      throw new BadDataException(
          root, "", "recordings (.mvnx or .mvnx.gz)", "a directory without recordings" + unread);
    }
    return new AndyPairing(root, files).dataset();
  }

  /**
   * Tells whether a folder is one for {@link #open}.
   *
   * @param root the folder
   * @return true if an MVNX recording lies in it at any depth
   * @throws InputUnavailableException if it is missing, no folder, or cannot be read
   */
  public static boolean holdsRecordings(Path root) throws InputUnavailableException {
    return !AndyFiles.find(root).recordings().isEmpty();
  }

  /**
   * Returns the same data set with another relation of video and recording.
   *
   * @param offset time of the video at which every recording starts: positive if the video started
   *     before the recording; zero by default, as the authors of the data set take it
   * @return the copy
   */
  public AndyDataset withVideoOffset(Duration offset) {
    return new AndyDataset(root, recordings, leftOut, Objects.requireNonNull(offset, "offset"));
  }

  /**
   * Returns the folder.
   *
   * @return the folder, as given
   */
  public Path root() {
    return root;
  }

  /**
   * Returns all recordings, with and without labels.
   *
   * @return recordings by subject, sequence and trial, in natural order
   */
  public List<AndyRecording> recordings() {
    return recordings;
  }

  /**
   * Returns the recordings that have labels.
   *
   * @return labelled recordings in the same order
   */
  public List<AndyRecording> labelled() {
    return recordings.stream().filter(recording -> recording.labels().isPresent()).toList();
  }

  /**
   * Returns what is not used for training, and why: recordings without labels, labels without a
   * recording, second copies, archives that are not unpacked, whatever cannot be read.
   *
   * @return files left out, by kind and then in natural order
   */
  public List<LeftOut> leftOut() {
    return leftOut;
  }

  /**
   * Says what is left out, in few lines however many files it is.
   *
   * @return one line a file; for each kind of which there are more than {@value #MOST_LINES}, one
   *     line with their number and the first of them
   */
  public List<String> leftOutLines() {
    Map<LeftOutKind, List<LeftOut>> byKind = new EnumMap<>(LeftOutKind.class);
    leftOut.forEach(
        left -> byKind.computeIfAbsent(left.kind(), any -> new ArrayList<>()).add(left));
    List<String> lines = new ArrayList<>();
    byKind.forEach(
        (kind, files) -> {
          if (files.size() > MOST_LINES) {
            lines.add(files.size() + " " + kind.plural() + "; the first is " + files.get(0).file());
          } else {
            files.forEach(left -> lines.add(left.file() + ": " + left.reason()));
          }
        });
    return lines;
  }

  /**
   * Compares the recordings with the list of the published data set.
   *
   * @return which of its trials are there, with or without labels, and which are not
   */
  public AndyRollCall rollCall() {
    return AndyRollCall.of(recordings.stream().map(AndyRecording::name).toList());
  }

  /**
   * Returns what is missing if this looks like the published data set.
   *
   * @return names of the trials that are missing; none if fewer than half of all are there, which
   *     then is a sample or another data set
   */
  public List<String> missingTrials() {
    AndyRollCall roll = rollCall();
    return roll.isDownload() ? roll.missing() : List.of();
  }

  /**
   * Reads the labelled recordings, merges their annotators and puts the labels on their frames,
   * with the annotators' {@linkplain org.kinema4j.har.motion.LabelTrack#meanShare shares}.
   *
   * <p>Labels that run past their recording are cut. Where the ends of labels and recording lie
   * more than a second apart, a warning with the numbers is logged, one line a recording, or one in
   * all if they are many; irregularities of the recordings are logged as well.
   *
   * @param signals the signals to read
   * @param threads how many files are read at once, positive
   * @return labelled clips in the order of {@link #labelled()}, and whether any is synthetic
   * @throws InputUnavailableException if a file is missing or cannot be read
   * @throws BadDataException if no recording has labels, a file does not hold what it should, or
   *     all labels of a recording lie outside it
   */
  public LabelledData load(Set<XsensSignal> signals, int threads) throws InputUnavailableException {
    return load(signals, threads, clip -> {});
  }

  /**
   * Reads the labelled recordings as {@link #load(Set, int)} does, and tells of each.
   *
   * @param signals the signals to read
   * @param threads how many files are read at once, positive
   * @param progress told of each recording when it is read, in order, in the calling thread
   * @return labelled clips in the order of {@link #labelled()}, and whether any is synthetic
   * @throws InputUnavailableException if a file is missing or cannot be read
   * @throws BadDataException if no recording has labels, a file does not hold what it should, or
   *     all labels of a recording lie outside it
   */
  public LabelledData load(Set<XsensSignal> signals, int threads, Consumer<MotionClip> progress)
      throws InputUnavailableException {
    List<MotionClip> clips = new ArrayList<>();
    AtomicBoolean synthetic = new AtomicBoolean();
    PlacementReport report = new PlacementReport();
    read(
        signals,
        threads,
        content -> {
          MotionClip clip = content.clip();
          MergedAnnotations.Placed placed = content.placed();
          report.add(content.annotations().source(), placed, clip.frameRateHz());
          synthetic.compareAndSet(false, content.synthetic());
          clips.add(clip.withLabels(placed.track()));
          progress.accept(clip);
        });
    report.warnings().forEach(LOG::warn);
    return new LabelledData(clips, synthetic.get());
  }

  /**
   * Reads the labelled recordings, hands each on, and keeps none, so that whoever wants little of
   * each needs little memory.
   *
   * @param signals the signals to read
   * @param threads how many files are read at once, positive
   * @param consumer takes each recording, in the order of {@link #labelled()}, in the calling
   *     thread
   * @throws InputUnavailableException if a file is missing or cannot be read
   * @throws BadDataException if no recording has labels, a file does not hold what it should, or
   *     all labels of a recording lie outside it
   */
  public void read(Set<XsensSignal> signals, int threads, Consumer<AndyContent> consumer)
      throws InputUnavailableException {
    List<AndyRecording> wanted = labelled();
    if (wanted.isEmpty()) {
      throw new BadDataException(
          root,
          "",
          "recordings with labels (<name>" + AnnotationCsv.SUFFIX + ")",
          recordings.size() + " without");
    }
    // Annotations first: they are small, and a fault in one should not wait for all recordings.
    List<Annotations> annotations = new ArrayList<>(wanted.size());
    for (AndyRecording recording : wanted) {
      annotations.add(AnnotationCsv.read(recording.labels().orElseThrow()));
    }
    AtomicInteger next = new AtomicInteger();
    MvnxReader.of(signals)
        .readAll(
            wanted.stream().map(AndyRecording::mvnx).toList(),
            threads,
            motion -> {
              int i = next.getAndIncrement();
              AndyRecording recording = wanted.get(i);
              IrregularityLog.tell(LOG, recording.mvnx(), motion.irregularities());
              MotionClip clip =
                  motion.clipWith(signals).named(recording.name(), recording.subject());
              AndyContent content =
                  new AndyContent(
                      clip,
                      annotations.get(i),
                      videoOffset.toNanos() / NANOS,
                      motion.header().isSynthetic());
              content.requireOverlap();
              consumer.accept(content);
            });
  }
}
