package org.kinema4j.har.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.model.StoredBundle;
import org.kinema4j.har.model.backend.BackendCheck;
import org.kinema4j.har.motion.BadDataException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model files that a command looks at, and how it goes on after a bad one. */
final class BundleFiles {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Model bundles.")
  private List<Path> files;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  boolean json() {
    return json;
  }

  /**
   * Reads one file after the other. A bad one is one line on standard error; the others are read
   * all the same.
   *
   * @param spec the command
   * @param sound takes each sound bundle
   * @param errors takes what is wrong with each other file
   * @return 65 if a file holds bad data, else 66 if one is missing or unreadable, else 0
   */
  int read(
      CommandSpec spec,
      BiConsumer<Path, StoredBundle> sound,
      BiConsumer<Path, Map<String, Object>> errors) {
    BackendCheck.require();
    List<Integer> codes = new ArrayList<>();
    for (Path file : files) {
      try {
        sound.accept(file, StoredBundle.read(file));
      } catch (BadDataException | InputUnavailableException e) {
        spec.commandLine().getErr().println("har: " + e.getMessage());
        errors.accept(file, Map.of("error", e.getMessage()));
        codes.add(ExitCodes.of(e));
      }
    }
    return codes.stream().mapToInt(i -> i).min().orElse(ExitCodes.DONE);
  }
}
