package org.kinema4j.har.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kinema4j.har.io.OutputFailedException;
import picocli.CommandLine.Option;

/** Where a command writes its results, and the promise to overwrite nothing unasked. */
final class OutputFolder {

  static final String MODEL = "model.zip";
  static final String METRICS = "metrics.json";
  static final String REPORT = "report.html";
  static final String RUN = "run.json";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the results; made if it is missing.")
  private Path folder;

  @Option(names = "--force", description = "Replace results that are already there.")
  private boolean force;

  /** Checks before any work that the results can be written. */
  void require(List<String> names) throws OutputFailedException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new OutputFailedException(folder, "is a file, not a folder");
    }
    for (String name : names) {
      if (!force && Files.exists(folder.resolve(name))) {
        throw new OutputFailedException(
            folder.resolve(name), "exists; choose another --out, or replace it with --force");
      }
    }
    make(folder);
  }

  /** Makes the folder and tries whether it can be written to. */
  static void make(Path folder) throws OutputFailedException {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".har", ".tmp"));
    } catch (IOException e) {
      throw new OutputFailedException(folder, e);
    }
  }

  /** Tells whether a folder has anything in it. */
  static boolean isEmpty(Path folder) throws OutputFailedException {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new OutputFailedException(folder, e);
    }
  }

  Path path() {
    return folder;
  }
}
