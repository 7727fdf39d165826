package org.kinema4j.har.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.Staging;
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

  /** Claims the folder before any work, and checks that the results can be written. */
  Staging open(List<String> names) throws OutputFailedException {
    Staging staging = Staging.open(folder);
    try {
      for (String name : names) {
        require(folder.resolve(name));
      }
      return staging;
    } catch (OutputFailedException e) {
      staging.close();
      throw e;
    }
  }

  /** Claims the folder of a command that looks at earlier results by itself. */
  Staging claim() throws OutputFailedException {
    return Staging.open(folder);
  }

  /** Whether earlier results may be replaced. */
  boolean force() {
    return force;
  }

  private void require(Path target) throws OutputFailedException {
    if (AtomicFile.requireReplaceable(target) && !force) {
      boolean whole = Files.exists(folder.resolve(RUN));
      throw new OutputFailedException(
          target,
          (whole ? "exists" : "exists, without the " + RUN + " of a finished run")
              + "; choose another --out, or replace it with --force");
    }
  }

  /** Tells whether a folder has anything in it but what is unfinished. */
  static boolean isEmpty(Path folder) throws OutputFailedException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.allMatch(entry -> entry.endsWith(Staging.UNFINISHED));
    } catch (IOException e) {
      throw new OutputFailedException(folder, e);
    }
  }
}
