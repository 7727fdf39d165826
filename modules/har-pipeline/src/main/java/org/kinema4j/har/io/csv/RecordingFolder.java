package org.kinema4j.har.io.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.internal.FileTree;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.NaturalOrder;

/**
 * A folder of recordings and of labels, {@code <name>.labels.csv}, at any depth.
 *
 * <pre>
 *   anna_walk.csv          a recording
 *   anna_walk.labels.csv   its labels
 *   anna_walk.predicted.csv  what {@code har predict} wrote; passed over
 * </pre>
 *
 * <p>Labels belong to the recording of the same name beside them; where there is none, to the only
 * recording of that name in the other folders. Upper and lower case do not matter. Of two files
 * that are one recording, plain and compressed, say, the first in natural order counts.
 */
public final class RecordingFolder {

  private static final String PREDICTED = ".predicted.csv";
  private static final String GZIP = ".gz";
  private static final String XSENS = ".xsens";
  private static final Set<String> SPREADSHEETS = Set.of(".xlsx", ".xls", ".ods", ".numbers");

  private final Path root;
  private final List<Entry> recordings;
  private final List<LeftOut> leftOut;

  /**
   * One recording: its files, not yet read.
   *
   * @param file the recording
   * @param labels its labels, if there are any
   * @param name its name, unique in the folder
   */
  public record Entry(Path file, Optional<Path> labels, String name) {

    /**
     * Checks that all parts are there.
     *
     * @param file the recording
     * @param labels its labels, or empty
     * @param name its name
     */
    public Entry {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(labels, "labels");
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * A file that is not used for training.
   *
   * @param file the file
   * @param reason why, and what to do about it
   */
  public record LeftOut(Path file, String reason) {}

  private RecordingFolder(Path root, List<Entry> recordings, List<LeftOut> leftOut) {
    this.root = root;
    this.recordings = List.copyOf(recordings);
    this.leftOut = List.copyOf(leftOut);
  }

  /**
   * Looks through a folder; files are not opened.
   *
   * @param root the folder
   * @param suffixes what the names of recordings end in, in lower case, for example {@code .csv};
   *     labels and predictions are never recordings
   * @return what it holds
   * @throws InputUnavailableException if it is missing, no folder, or cannot be read
   * @throws BadDataException if it holds no recording
   */
  public static RecordingFolder open(Path root, Set<String> suffixes)
      throws InputUnavailableException {
    if (suffixes.isEmpty()) {
      throw new IllegalArgumentException("suffixes must have at least one entry, received none");
    }
    Pairing pairing = new Pairing(root, suffixes, FileTree.of(root));
    return pairing.folder();
  }

  /**
   * Tells whether a folder is one for {@link #open}.
   *
   * @param root the folder
   * @param suffixes what the names of recordings end in, in lower case
   * @return true if a file of such a name lies in it at any depth
   * @throws InputUnavailableException if it is missing, no folder, or cannot be read
   */
  public static boolean holdsRecordings(Path root, Set<String> suffixes)
      throws InputUnavailableException {
    Pairing pairing = new Pairing(root, suffixes, FileTree.of(root));
    pairing.files.forEach(pairing::sort);
    return !pairing.motions.isEmpty();
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
   * @return recordings in natural order of their names
   */
  public List<Entry> recordings() {
    return recordings;
  }

  /**
   * Returns the recordings that have labels.
   *
   * @return labelled recordings in the same order
   */
  public List<Entry> labelled() {
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

  /** Pairs recordings with labels. */
  private static final class Pairing {

    private final Path root;
    private final Set<String> asked;
    private final List<String> suffixes;
    private final FileTree tree;
    private final List<Path> files;
    private final Map<Path, Path> motions = new LinkedHashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<String, List<Path>> labels = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    Pairing(Path root, Set<String> suffixes, FileTree tree) {
      this.root = root;
      this.asked = suffixes;
      // The longest first: of .mvnx.gz and .gz the former says more.
      this.suffixes =
          suffixes.stream()
              .sorted(
                  Comparator.comparingInt(String::length)
                      .reversed()
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
      this.files = tree.files();
      this.tree = tree;
    }

    RecordingFolder folder() {
      files.forEach(this::sort);
      if (motions.isEmpty()) {
        throw new BadDataException(
            root, "", "recordings (" + String.join(", ", asked) + ")", whatElse());
      }
      motions.values().forEach(file -> uses.merge(key(stem(file)), 1, Integer::sum));
      List<Entry> recordings = new ArrayList<>();
      motions.values().forEach(file -> recordings.add(paired(file)));
      recordings.sort(Comparator.comparing(Entry::name, NaturalOrder.INSTANCE));
      tellUnlabelled(recordings);
      tellUnusedLabels(recordings);
      files.stream()
          .filter(FileTree::isPackedArchive)
          .forEach(file -> leaveOut(file, "an archive that is not unpacked; unpack it"));
      tree.brokenLinks().stream()
          .filter(link -> isOurs(FileTree.lowerName(link)))
          .forEach(link -> leaveOut(link, "a link to a file that does not exist"));
      tree.unreadable().forEach(path -> leaveOut(path, "a folder or file that cannot be read"));
      return new RecordingFolder(root, recordings, leftOut);
    }

    private boolean isOurs(String lowerName) {
      return lowerName.endsWith(SpanCsv.SUFFIX) || suffix(lowerName).isPresent();
    }

    private void sort(Path file) {
      String name = FileTree.lowerName(file);
      if (name.endsWith(SpanCsv.SUFFIX)) {
        labels.computeIfAbsent(key(stem(file)), any -> new ArrayList<>()).add(file);
      } else if (name.endsWith(SpanCsv.SUFFIX + GZIP)) {
        leaveOut(file, "labels that are compressed; unpack them");
      } else if (!name.endsWith(PREDICTED)
          && !name.endsWith(PREDICTED + GZIP)
          && suffix(name).isPresent()) {
        Path other = motions.putIfAbsent(file.resolveSibling(key(stem(file))), file);
        if (other != null) {
          leaveOut(file, "a second copy of " + root.relativize(other));
        }
      }
    }

    private Optional<String> suffix(String lowerName) {
      return suffixes.stream()
          .filter(suffix -> lowerName.endsWith(suffix) && lowerName.length() > suffix.length())
          .findFirst();
    }

    /** The name of a recording or of labels without what it ends in. */
    private String stem(Path file) {
      String name = file.getFileName().toString();
      String lower = FileTree.lowerName(file);
      String suffix = lower.endsWith(SpanCsv.SUFFIX) ? SpanCsv.SUFFIX : suffix(lower).orElseThrow();
      name = name.substring(0, name.length() - suffix.length());
      return key(name).endsWith(XSENS) ? name.substring(0, name.length() - XSENS.length()) : name;
    }

    private static String key(String stem) {
      return stem.toLowerCase(Locale.ROOT);
    }

    private Entry paired(Path file) {
      String stem = stem(file);
      boolean alone = uses.get(key(stem)) == 1;
      List<Path> candidates = labels.getOrDefault(key(stem), List.of());
      Optional<Path> found =
          candidates.stream()
              .filter(candidate -> candidate.getParent().equals(file.getParent()))
              .findFirst();
      if (found.isEmpty() && alone && candidates.size() == 1) {
        found = Optional.of(candidates.get(0));
      }
      return new Entry(file, found, alone ? stem : pathName(file, stem));
    }

    private String pathName(Path file, String stem) {
      Path path = root.relativize(file.resolveSibling(stem));
      return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private void tellUnlabelled(List<Entry> recordings) {
      for (Entry recording : recordings) {
        if (recording.labels().isEmpty()) {
          leaveOut(
              recording.file(),
              "a recording without labels; they would be in "
                  + stem(recording.file())
                  + SpanCsv.SUFFIX);
        }
      }
    }

    private void tellUnusedLabels(List<Entry> recordings) {
      Set<Path> used = new HashSet<>();
      recordings.forEach(recording -> recording.labels().ifPresent(used::add));
      labels.forEach(
          (key, candidates) -> {
            for (Path file : candidates) {
              if (!used.contains(file)) {
                leaveOut(file, whyUnused(uses.getOrDefault(key, 0), candidates, used));
              }
            }
          });
    }

    private static String whyUnused(int recordings, List<Path> candidates, Set<Path> used) {
      if (recordings == 0) {
        return "labels without a recording";
      }
      return recordings == 1 && candidates.stream().anyMatch(used::contains)
          ? "second labels of a recording"
          : "labels of which there are several of that name; put them beside their recording";
    }

    private void leaveOut(Path file, String reason) {
      leftOut.add(new LeftOut(file, reason));
    }

    /** Says what a folder without recordings holds. */
    private String whatElse() {
      Map<String, Integer> kinds = new TreeMap<>();
      files.forEach(file -> kinds.merge(kind(FileTree.lowerName(file)), 1, Integer::sum));
      if (kinds.isEmpty()) {
        return "an empty directory";
      }
      String most =
          kinds.entrySet().stream()
              .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
              .limit(3)
              .map(kind -> kind.getValue() + " " + kind.getKey())
              .collect(Collectors.joining(", "));
      boolean sheets = kinds.keySet().stream().anyMatch(SPREADSHEETS::contains);
      boolean packed = files.stream().anyMatch(FileTree::isPackedArchive);
      return "a directory that holds "
          + most
          + (sheets && suffixes.contains(".csv") ? "; export the spreadsheets as CSV" : "")
          + (packed ? "; unpack the archives" : "");
    }

    private static String kind(String lowerName) {
      if (lowerName.endsWith(SpanCsv.SUFFIX)) {
        return SpanCsv.SUFFIX;
      }
      if (lowerName.endsWith(PREDICTED)) {
        return PREDICTED;
      }
      int dot = lowerName.lastIndexOf('.');
      return dot < 0 ? "without suffix" : lowerName.substring(dot);
    }
  }
}
