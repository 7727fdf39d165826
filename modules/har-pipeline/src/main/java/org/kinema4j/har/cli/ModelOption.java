package org.kinema4j.har.cli;

import java.nio.file.Path;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.model.ModelBundle;
import picocli.CommandLine.Option;

/** Which stored model a command uses. */
final class ModelOption {

  @Option(
      names = "--model",
      required = true,
      paramLabel = "ZIP",
      description = "Model bundle of 'har train' or 'har quickstart'.")
  private Path model;

  ModelBundle read() throws InputUnavailableException {
    return ModelBundle.read(model);
  }
}
