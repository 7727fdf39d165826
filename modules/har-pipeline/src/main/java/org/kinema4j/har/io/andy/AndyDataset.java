package org.kinema4j.har.io.andy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.Irregularity;
import org.kinema4j.har.io.LabelledData;
import org.kinema4j.har.io.mvnx.MvnxReader;
import org.kinema4j.har.io.mvnx.MvnxRecording;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.XsensSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

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

  private final Path root;
  private final List<AndyRecording> recordings;
  private final List<LeftOut> leftOut;

  /**
   * A file that is not used for training.
   *
   * @param file the file
   * @param reason why, and what to do about it
   */
  public record LeftOut(Path file, String reason) {}

  private AndyDataset(Path root, List<AndyRecording> recordings, List<LeftOut> leftOut) {
    this.root = root;
    this.recordings = List.copyOf(recordings);
    this.leftOut = List.copyOf(leftOut);
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
      String archive =
          files.unread().stream()
              .findFirst()
              .map(file -> "; " + file.getFileName() + " is " + AndyFiles.whyUnread(file))
              .orElse("");
      throw new BadDataException(
          root, "", "recordings (.mvnx or .mvnx.gz)", "a directory without recordings" + archive);
    }
    return new Pairing(root, files).dataset();
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
   * recording, second copies, archives that are not unpacked.
   *
   * @return files left out, by kind and then in natural order
   */
  public List<LeftOut> leftOut() {
    return leftOut;
  }

  /**
   * Reads the labelled recordings. Labels that run past the end of their recording are cut, which
   * is logged as a warning, as are irregularities of the recordings.
   *
   * @param signals the signals to read
   * @param threads how many files are read at once, positive
   * @return labelled clips in the order of {@link #labelled()}, and whether any is synthetic
   * @throws InputUnavailableException if a file is missing or cannot be read
   * @throws BadDataException if no recording has labels, or a file does not hold what it should
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
   * @throws BadDataException if no recording has labels, or a file does not hold what it should
   */
  public LabelledData load(Set<XsensSignal> signals, int threads, Consumer<MotionClip> progress)
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
    List<MergedAnnotations> labels = new ArrayList<>(wanted.size());
    for (AndyRecording recording : wanted) {
      labels.add(AnnotationCsv.read(recording.labels().orElseThrow()).merge());
    }
    List<MvnxRecording> contents = new ArrayList<>(wanted.size());
    MvnxReader.of(signals)
        .readAll(
            wanted.stream().map(AndyRecording::mvnx).toList(),
            threads,
            content -> {
              contents.add(content);
              progress.accept(content.clip());
            });
    List<MotionClip> clips = new ArrayList<>(wanted.size());
    for (int i = 0; i < wanted.size(); i++) {
      clips.add(labelledClip(wanted.get(i), contents.get(i).clipWith(signals), labels.get(i)));
      tellIrregularities(wanted.get(i).mvnx(), contents.get(i));
    }
    return new LabelledData(
        clips, contents.stream().anyMatch(content -> content.header().isSynthetic()));
  }

  private static void tellIrregularities(Path file, MvnxRecording content) {
    for (Irregularity irregularity : content.irregularities()) {
      // Every file of version 3 has renamed joints; that is worth a note, not a warning.
      Level level = irregularity.kind() == Irregularity.Kind.RENAMED ? Level.INFO : Level.WARN;
      LOG.atLevel(level).log("{}: {}", file, irregularity.describe());
    }
  }

  private static MotionClip labelledClip(
      AndyRecording recording, MotionClip clip, MergedAnnotations labels) {
    MergedAnnotations.Placed placed = labels.place(clip.frames(), clip.frameRateHz());
    if (placed.rowsCut() > 0) {
      LOG.warn(
          "{}: {} rows lie after the end of the recording and were cut",
          labels.source(),
          placed.rowsCut());
    }
    return clip.named(recording.name(), recording.subject()).withLabels(placed.track());
  }

  /** Pairs recordings with annotations. */
  private static final class Pairing {

    private final Path root;
    private final AndyFiles files;
    private final Map<String, AndyTrial> trials = new LinkedHashMap<>();
    private final Map<String, Path> motions = new LinkedHashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<String, List<Path>> annotations = new HashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    Pairing(Path root, AndyFiles files) {
      this.root = root;
      this.files = files;
    }

    AndyDataset dataset() {
      files.recordings().forEach(this::addMotion);
      trials.values().forEach(trial -> uses.merge(key(trial), 1, Integer::sum));
      for (Path file : files.annotations()) {
        annotations.computeIfAbsent(key(AndyTrial.of(file)), any -> new ArrayList<>()).add(file);
      }
      List<AndyRecording> recordings = new ArrayList<>();
      trials.forEach((identity, trial) -> recordings.add(paired(motions.get(identity), trial)));
      recordings.sort(Comparator.comparing(AndyRecording::trial, AndyTrial.ORDER));
      tellUnlabelled(recordings);
      tellUnusedAnnotations(recordings);
      files.unread().forEach(file -> leaveOut(file, AndyFiles.whyUnread(file)));
      return new AndyDataset(root, recordings, leftOut);
    }

    private void addMotion(Path file) {
      AndyTrial trial = AndyTrial.of(file);
      String identity =
          trial.isAndyName() ? trial.name() : file.resolveSibling(trial.name()).toString();
      Path other = motions.putIfAbsent(identity, file);
      if (other == null) {
        trials.put(identity, trial);
      } else {
        leaveOut(file, "a second copy of " + root.relativize(other));
      }
    }

    private AndyRecording paired(Path motion, AndyTrial trial) {
      boolean alone = uses.get(key(trial)) == 1;
      List<Path> candidates = annotations.getOrDefault(key(trial), List.of());
      Optional<Path> labels =
          candidates.stream()
              .filter(file -> file.getParent().equals(motion.getParent()))
              .findFirst()
              .or(() -> alone ? candidates.stream().findFirst() : Optional.empty());
      return new AndyRecording(motion, labels, alone ? trial : trial.withName(pathName(motion)));
    }

    private String pathName(Path motion) {
      Path path = root.relativize(motion.resolveSibling(AndyTrial.stem(motion)));
      return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private void tellUnlabelled(List<AndyRecording> recordings) {
      for (AndyRecording recording : recordings) {
        if (recording.labels().isEmpty()) {
          String wanted = AndyTrial.stem(recording.mvnx()) + AnnotationCsv.SUFFIX;
          leaveOut(recording.mvnx(), "a recording without labels; they would be in " + wanted);
        }
      }
    }

    private void tellUnusedAnnotations(List<AndyRecording> recordings) {
      Set<Path> used = new HashSet<>();
      recordings.forEach(recording -> recording.labels().ifPresent(used::add));
      for (Path file : files.annotations()) {
        if (!used.contains(file)) {
          int count = uses.getOrDefault(key(AndyTrial.of(file)), 0);
          leaveOut(file, whyUnused(count));
        }
      }
    }

    private static String whyUnused(int recordingsOfThatName) {
      return switch (recordingsOfThatName) {
        case 0 -> "labels without a recording";
        case 1 -> "second labels of a recording";
        default -> "labels of several recordings of that name; put them beside theirs";
      };
    }

    private void leaveOut(Path file, String reason) {
      leftOut.add(new LeftOut(file, reason));
    }

    private static String key(AndyTrial trial) {
      return trial.name().toLowerCase(Locale.ROOT);
    }
  }
}
