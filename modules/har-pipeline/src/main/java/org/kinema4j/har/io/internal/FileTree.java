package org.kinema4j.har.io.internal;

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
import org.kinema4j.har.motion.NaturalOrder;

/**
 * What lies below a folder at any depth, each list in natural order of the paths. Symbolic links
 * are followed, hidden files and folders passed over.
 *
 * @param files files that are there
 * @param brokenLinks links to files that are not
 * @param unreadable folders and files that cannot be read; nothing in them is listed
 */
public record FileTree(List<Path> files, List<Path> brokenLinks, List<Path> unreadable) {

  /** Natural order of paths. */
  public static final Comparator<Path> ORDER =
      Comparator.comparing(Path::toString, NaturalOrder.INSTANCE);

  private static final String ARCHIVE = ".zip";

  /**
   * Sorts the lists.
   *
   * @param files files that are there
   * @param brokenLinks links to files that are not
   * @param unreadable folders and files that cannot be read
   */
  public FileTree {
    files = files.stream().sorted(ORDER).toList();
    brokenLinks = brokenLinks.stream().sorted(ORDER).toList();
    unreadable = unreadable.stream().sorted(ORDER).toList();
  }

  /**
   * Walks a folder.
   *
   * @param root the folder
   * @return what lies in it
   * @throws InputUnavailableException if it is missing, no folder, or cannot be read
   */
  public static FileTree of(Path root) throws InputUnavailableException {
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
    return collector.tree();
  }

  /**
   * Returns the name of a file for comparison.
   *
   * @param file a file
   * @return its name in lower case; empty for a root
   */
  public static String lowerName(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Tells whether a file is an archive whose content does not lie beside it.
   *
   * @param file a file
   * @return true for a {@code .zip} without a folder of its name
   */
  public static boolean isPackedArchive(Path file) {
    if (!lowerName(file).endsWith(ARCHIVE)) {
      return false;
    }
    String folder = file.getFileName().toString();
    folder = folder.substring(0, folder.length() - ARCHIVE.length());
    return folder.isEmpty() || !Files.isDirectory(file.resolveSibling(folder));
  }

  /** Takes what is not hidden. */
  static final class Collector extends SimpleFileVisitor<Path> {

    private final Path root;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> brokenLinks = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();

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
     * @return the lists
     */
    FileTree tree() {
      return new FileTree(files, brokenLinks, unreadable);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean hidden = !folder.equals(root) && lowerName(folder).startsWith(".");
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!lowerName(file).startsWith(".")) {
        // Links are followed, so one that is still a link leads nowhere.
        (attributes.isSymbolicLink() ? brokenLinks : files).add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (file.equals(root)) {
        throw failure;
      }
      if (!(failure instanceof FileSystemLoopException)) {
        unreadable.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
