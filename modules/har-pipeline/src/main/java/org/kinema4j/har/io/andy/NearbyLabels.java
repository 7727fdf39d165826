package org.kinema4j.har.io.andy;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.kinema4j.har.io.internal.FileTree;
import org.kinema4j.har.motion.NaturalOrder;

/**
 * Finds the labels of one recording where its data set is not known: beside it, or in a folder of
 * annotations near it. Other folders are not searched, they may hold thousands of files.
 */
final class NearbyLabels {

  /** How many folders above the recording's own are looked at. */
  static final int LEVELS = 4;

  private static final int DEPTH = 4;
  private static final Comparator<Path> ORDER =
      Comparator.comparing(Path::toString, NaturalOrder.INSTANCE);

  private NearbyLabels() {}

  static Optional<Path> of(Path mvnx) {
    String name = AndyTrial.of(mvnx).name();
    Path folder = mvnx.toAbsolutePath().getParent();
    Optional<Path> beside = search(mvnx.resolveSibling("."), 1, name).map(Path::normalize);
    for (int level = 0; beside.isEmpty() && folder != null && level <= LEVELS; level++) {
      for (Path annotations : annotationFolders(folder)) {
        Optional<Path> found = search(annotations, DEPTH, name);
        if (found.isPresent()) {
          return found;
        }
      }
      folder = folder.getParent();
    }
    return beside;
  }

  private static Optional<Path> search(Path folder, int depth, String name) {
    Search search = new Search(name);
    try {
      Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, search);
    } catch (IOException e) {
      return Optional.empty();
    }
    return search.found.stream().min(ORDER);
  }

  /** Takes labels of one name; folders that cannot be entered, or are a loop, are passed over. */
  private static final class Search extends SimpleFileVisitor<Path> {

    private final String name;
    private final List<Path> found = new ArrayList<>();

    Search(String name) {
      this.name = name;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (FileTree.lowerName(file).endsWith(AnnotationCsv.SUFFIX)
          && AndyTrial.of(file).name().equalsIgnoreCase(name)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }

  private static List<Path> annotationFolders(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> FileTree.lowerName(entry).matches("annotations?|labels.*"))
          .filter(Files::isDirectory)
          .sorted(ORDER)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
