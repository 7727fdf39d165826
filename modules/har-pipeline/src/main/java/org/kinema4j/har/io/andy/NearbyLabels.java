package org.kinema4j.har.io.andy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    try (Stream<Path> files = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> AndyFiles.lowerName(file).endsWith(AnnotationCsv.SUFFIX))
          .filter(file -> AndyTrial.of(file).name().equalsIgnoreCase(name))
          .min(ORDER);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static List<Path> annotationFolders(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> AndyFiles.lowerName(entry).matches("annotations?|labels.*"))
          .filter(Files::isDirectory)
          .sorted(ORDER)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
