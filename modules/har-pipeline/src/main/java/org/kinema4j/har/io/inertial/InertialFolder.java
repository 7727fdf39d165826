package org.kinema4j.har.io.inertial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.motion.BadDataException;

/** Finds the folders of an inertial data set, or says what stands there instead. */
final class InertialFolder {

  private static final List<String> ARCHIVES =
      List.of(".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar");

  private InertialFolder() {}

  /**
   * Returns the folder with {@code train} and {@code test}: the given one or its only such child.
   */
  static Path find(Path folder) throws InputUnavailableException {
    if (!Files.exists(folder)) {
      throw new InputUnavailableException(folder, "does not exist");
    }
    if (isArchive(folder)) {
      throw notUnpacked(folder);
    }
    if (!Files.isDirectory(folder)) {
      throw new InputUnavailableException(folder, "is a file, not a folder");
    }
    if (hasParts(folder)) {
      return folder;
    }
    List<Path> children = children(folder);
    List<Path> roots = children.stream().filter(InertialFolder::hasParts).toList();
    if (roots.size() == 1) {
      return roots.get(0);
    }
    Optional<Path> archive = children.stream().filter(InertialFolder::isArchive).findFirst();
    if (roots.isEmpty() && archive.isPresent()) {
      throw notUnpacked(archive.get());
    }
    throw new BadDataException(
        folder,
        "",
        "the folders train and test",
        roots.isEmpty() ? "a folder without them" : "several folders with them: " + roots);
  }

  /** Returns a folder that must be there. */
  static Path in(Path parent, String name) throws InputUnavailableException {
    Path folder = parent.resolve(name);
    if (!Files.isDirectory(folder)) {
      Optional<Path> archive =
          children(parent).stream().filter(InertialFolder::isArchive).findFirst();
      throw archive.isPresent()
          ? notUnpacked(archive.get())
          : new InputUnavailableException(folder, "does not exist");
    }
    return folder;
  }

  private static boolean hasParts(Path folder) {
    return Files.isDirectory(folder.resolve("train")) && Files.isDirectory(folder.resolve("test"));
  }

  private static boolean isArchive(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && ARCHIVES.stream().anyMatch(name::endsWith);
  }

  private static InputUnavailableException notUnpacked(Path archive) {
    return new InputUnavailableException(
        archive,
        "is an archive that was not unpacked; unpack it and give the folder with train and test");
  }

  private static List<Path> children(Path folder) throws InputUnavailableException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new InputUnavailableException(folder, "cannot be read", e);
    }
  }
}
