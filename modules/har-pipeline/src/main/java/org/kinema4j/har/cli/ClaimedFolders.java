package org.kinema4j.har.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.Staging;

/** The folders that files of their own go to, one or several, claimed for as long as it is open. */
final class ClaimedFolders implements AutoCloseable {

  private final Map<Path, Staging> folders = new LinkedHashMap<>();

  private ClaimedFolders() {}

  /** Claims the folders of some files; those that are missing are made. */
  static ClaimedFolders of(Collection<Path> targets) throws OutputFailedException {
    ClaimedFolders claimed = new ClaimedFolders();
    try {
      for (Path target : targets) {
        Path folder = key(target);
        if (!claimed.folders.containsKey(folder)) {
          Staging staging = Staging.open(folderOf(target));
          claimed.folders.put(key(target), staging);
        }
      }
      return claimed;
    } catch (OutputFailedException e) {
      claimed.close();
      throw e;
    }
  }

  /** A folder that is there has one real path, however it is spelt. */
  private static Path key(Path target) throws OutputFailedException {
    Path folder = folderOf(target);
    try {
      return Files.isDirectory(folder) ? folder.toRealPath() : folder;
    } catch (IOException e) {
      throw new OutputFailedException(folder, e);
    }
  }

  /** As the user wrote it, for messages. */
  private static Path folderOf(Path target) {
    return target.getParent() == null ? Path.of(".") : target.getParent();
  }

  /** Writes a file that is complete by itself. */
  void writeText(Path target, String text) throws OutputFailedException {
    Staging staging = folders.get(key(target));
    staging.write(target.getFileName().toString(), file -> AtomicFile.writeText(file, text));
    staging.publish();
  }

  @Override
  public void close() {
    folders.values().forEach(Staging::close);
  }
}
