package org.kinema4j.har.io.andy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.internal.FileTree;

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
   * Walks a folder at any depth, as {@link FileTree} does.
   *
   * @param root the folder
   * @return what lies in it
   * @throws InputUnavailableException if it is missing, no folder, or cannot be read
   */
  static AndyFiles find(Path root) throws InputUnavailableException {
    return of(FileTree.of(root));
  }

  /**
   * Sorts files by what their names say.
   *
   * @param tree what lies in a folder
   * @return the files that matter
   */
  static AndyFiles of(FileTree tree) {
    List<Path> recordings = new ArrayList<>();
    List<Path> annotations = new ArrayList<>();
    List<AndyDataset.LeftOut> unread = new ArrayList<>();
    for (Path file : tree.files()) {
      String name = FileTree.lowerName(file);
      if (isRecording(name)) {
        recordings.add(file);
      } else if (name.endsWith(AnnotationCsv.SUFFIX)) {
        annotations.add(file);
      } else {
        packed(file).ifPresent(unread::add);
      }
    }
    for (Path link : tree.brokenLinks()) {
      String name = FileTree.lowerName(link);
      if (isRecording(name) || name.endsWith(AnnotationCsv.SUFFIX)) {
        unread.add(
            new AndyDataset.LeftOut(
                LeftOutKind.BROKEN_LINK, link, "a link to a file that does not exist"));
      }
    }
    for (Path path : tree.unreadable()) {
      unread.add(
          new AndyDataset.LeftOut(
              LeftOutKind.UNREADABLE,
              path,
              "a folder or file that cannot be read; nothing in it is used"));
    }
    recordings.sort(Comparator.comparing(AndyFiles::isCompressed).thenComparing(FileTree.ORDER));
    unread.sort(
        Comparator.comparing(AndyDataset.LeftOut::kind)
            .thenComparing(AndyDataset.LeftOut::file, FileTree.ORDER));
    return new AndyFiles(List.copyOf(recordings), annotations, List.copyOf(unread));
  }

  /** Says of a file that holds recordings in a form that cannot be read as it is. */
  private static Optional<AndyDataset.LeftOut> packed(Path file) {
    if (FileTree.lowerName(file).endsWith(PROJECT)) {
      return Optional.of(
          new AndyDataset.LeftOut(
              LeftOutKind.PROJECT, file, "a project of MVN; export it as MVNX"));
    }
    if (isPackedOnly(COMPRESSED, file)) {
      return Optional.of(
          new AndyDataset.LeftOut(
              LeftOutKind.COMPRESSED,
              file,
              "a file compressed in a way that is not read; unpack it"));
    }
    return isPackedOnly(ARCHIVE, file)
        ? Optional.of(
            new AndyDataset.LeftOut(
                LeftOutKind.ARCHIVE, file, "an archive that is not unpacked; unpack it"))
        : Optional.empty();
  }

  /** Tells whether a file is packed and what it holds does not lie beside it. */
  private static boolean isPackedOnly(Pattern pattern, Path file) {
    Matcher matcher = pattern.matcher(FileTree.lowerName(file));
    if (!matcher.matches()) {
      return false;
    }
    String content = file.getFileName().toString().substring(0, matcher.end(1));
    return !Files.exists(file.resolveSibling(content));
  }

  private static boolean isRecording(String lowerName) {
    return lowerName.endsWith(".mvnx") || lowerName.endsWith(".mvnx.gz");
  }

  private static boolean isCompressed(Path file) {
    return FileTree.lowerName(file).endsWith(".gz");
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
