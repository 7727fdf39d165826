package org.kinema4j.har.io.andy;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.NaturalOrder;

/**
 * The files below a folder that matter to AnDy's layout, each list in natural order of the paths.
 * All others, such as data of the glove and tables of features, are passed over.
 *
 * @param recordings motion, plain before compressed
 * @param annotations label files
 * @param unread what may hold recordings or labels in a form that cannot be read as it is
 */
record AndyFiles(List<Path> recordings, List<Path> annotations, List<AndyDataset.LeftOut> unread) {

  private static final Pattern ARCHIVE =
      Pattern.compile("(.*)\\.(zip|7z|rar|tar|tgz|tbz2|txz|tar\\.(gz|bz2|xz|zst))");
  private static final Pattern COMPRESSED =
      Pattern.compile("(.*(\\.mvnx|\\.labels\\.csv))\\.(gz|bz2|xz|zst|lz4|lzma|z)");
  private static final String PROJECT = ".mvn";

  /**
   * Walks a folder at any depth; symbolic links are followed, hidden files and folders passed over.
   *
   * @param root the folder
   * @return what lies in it
   * @throws InputUnavailableException if it is missing, no folder, or cannot be read
   */
  static AndyFiles find(Path root) throws InputUnavailableException {
    if (!Files.isDirectory(root)) {
      throw new InputUnavailableException(
          root, Files.exists(root) ? "is not a directory" : "does not exist");
    }
    Collector collector = new Collector(root);
    try {
      Files.walkFileTree(
          root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, collector);
    } catch (IOException e) {
      throw new InputUnavailableException(root, "cannot be read", e);
    }
    return collector.files();
  }

  private static boolean isRecording(String lowerName) {
    return lowerName.endsWith(".mvnx") || lowerName.endsWith(".mvnx.gz");
  }

  private static boolean isCompressed(Path file) {
    return lowerName(file).endsWith(".gz");
  }

  /**
   * Returns the name of a file for comparison.
   *
   * @param file a file
   * @return its name in lower case; empty for a root
   */
  static String lowerName(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
  }

  /** Sorts files by what their names say. */
  static final class Collector extends SimpleFileVisitor<Path> {

    private final Path root;
    private final List<Path> recordings = new ArrayList<>();
    private final List<Path> annotations = new ArrayList<>();
    private final List<AndyDataset.LeftOut> unread = new ArrayList<>();

    /**
     * Creates a collector.
     *
     * @param root where the walk starts
     */
    Collector(Path root) {
      this.root = root;
    }

    /**
     * Returns what was found.
     *
     * @return the files, sorted
     */
    AndyFiles files() {
      Comparator<Path> order = Comparator.comparing(Path::toString, NaturalOrder.INSTANCE);
      recordings.sort(Comparator.comparing(AndyFiles::isCompressed).thenComparing(order));
      annotations.sort(order);
      unread.sort(
          Comparator.comparing(AndyDataset.LeftOut::kind)
              .thenComparing(AndyDataset.LeftOut::file, order));
      return new AndyFiles(List.copyOf(recordings), List.copyOf(annotations), List.copyOf(unread));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean hidden = !folder.equals(root) && lowerName(folder).startsWith(".");
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = lowerName(file);
      if (name.startsWith(".")) {
        return FileVisitResult.CONTINUE;
      }
      boolean recording = isRecording(name);
      if (recording || name.endsWith(AnnotationCsv.SUFFIX)) {
        // Links are followed, so one that is still a link leads nowhere.
        if (attributes.isSymbolicLink()) {
          leaveOut(LeftOutKind.BROKEN_LINK, file, "a link to a file that does not exist");
        } else {
          (recording ? recordings : annotations).add(file);
        }
      } else if (name.endsWith(PROJECT)) {
        leaveOut(LeftOutKind.PROJECT, file, "a project of MVN; export it as MVNX");
      } else if (isPackedOnly(COMPRESSED, file)) {
        leaveOut(
            LeftOutKind.COMPRESSED, file, "a file compressed in a way that is not read; unpack it");
      } else if (isPackedOnly(ARCHIVE, file)) {
        leaveOut(LeftOutKind.ARCHIVE, file, "an archive that is not unpacked; unpack it");
      }
      return FileVisitResult.CONTINUE;
    }

    /** Tells whether a file is packed and what it holds does not lie beside it. */
    private static boolean isPackedOnly(Pattern pattern, Path file) {
      Matcher matcher = pattern.matcher(lowerName(file));
      if (!matcher.matches()) {
        return false;
      }
      String content = file.getFileName().toString().substring(0, matcher.end(1));
      return !Files.exists(file.resolveSibling(content));
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (file.equals(root)) {
        throw failure;
      }
      if (!(failure instanceof FileSystemLoopException)) {
        leaveOut(
            LeftOutKind.UNREADABLE,
            file,
            "a folder or file that cannot be read; nothing in it is used");
      }
      return FileVisitResult.CONTINUE;
    }

    private void leaveOut(LeftOutKind kind, Path file, String reason) {
      unread.add(new AndyDataset.LeftOut(kind, file, reason));
    }
  }

  /**
   * Returns what may explain that there is no recording.
   *
   * @return the first of {@link #unread}, by kind
   */
  Optional<AndyDataset.LeftOut> firstUnread() {
    return unread.stream().findFirst();
  }
}
