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
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.Staging;
import org.kinema4j.har.motion.NaturalOrder;

/**
 * The files below a folder that matter to AnDy's layout, each list in natural order of the paths.
 *
 * @param recordings motion, plain before compressed
 * @param annotations label files
 * @param unread files that hold recordings in a form that cannot be read as it is
 */
record AndyFiles(List<Path> recordings, List<Path> annotations, List<Path> unread) {

  private static final String ARCHIVE = ".zip";
  private static final String PROJECT = ".mvn";

  /**
   * Walks a folder at any depth; symbolic links are followed, hidden files passed over.
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
    Collector collector = new Collector();
    try {
      Files.walkFileTree(
          root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, collector);
    } catch (IOException e) {
      throw new InputUnavailableException(root, "cannot be read: " + e.getMessage(), e);
    }
    Comparator<Path> order = Comparator.comparing(Path::toString, NaturalOrder.INSTANCE);
    collector.recordings.sort(Comparator.comparing(AndyFiles::isCompressed).thenComparing(order));
    collector.annotations.sort(order);
    collector.unread.sort(order);
    return new AndyFiles(
        List.copyOf(collector.recordings),
        List.copyOf(collector.annotations),
        List.copyOf(collector.unread));
  }

  /**
   * Tells whether a name is that of a recording.
   *
   * @param file a file
   * @return true for {@code .mvnx} and {@code .mvnx.gz}
   */
  static boolean isRecording(Path file) {
    String name = lowerName(file);
    return name.endsWith(".mvnx") || name.endsWith(".mvnx.gz");
  }

  /**
   * Says why a file of {@link #unread} is left out.
   *
   * @param file such a file
   * @return the reason and the remedy
   */
  static String whyUnread(Path file) {
    return lowerName(file).endsWith(ARCHIVE)
        ? "an archive that is not unpacked; unpack it"
        : "a project of MVN; export it as MVNX";
  }

  private static boolean isCompressed(Path file) {
    return lowerName(file).endsWith(".gz");
  }

  private static boolean isUnread(Path file) {
    String name = lowerName(file);
    if (name.endsWith(ARCHIVE)) {
      String folder = file.getFileName().toString();
      folder = folder.substring(0, folder.length() - ARCHIVE.length());
      return !Files.isDirectory(file.resolveSibling(folder));
    }
    return name.endsWith(PROJECT);
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
  private static final class Collector extends SimpleFileVisitor<Path> {

    private final List<Path> recordings = new ArrayList<>();
    private final List<Path> annotations = new ArrayList<>();
    private final List<Path> unread = new ArrayList<>();

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.endsWith(Staging.UNFINISHED)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = lowerName(file);
      if (name.startsWith(".")) {
        return FileVisitResult.CONTINUE;
      }
      if (isRecording(file)) {
        recordings.add(file);
      } else if (name.endsWith(AnnotationCsv.SUFFIX)) {
        annotations.add(file);
      } else if (isUnread(file)) {
        unread.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof FileSystemLoopException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
