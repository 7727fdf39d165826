package org.kinema4j.har.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which data a command reads. */
final class DataOptions {

  /** Layouts of data that can be read. */
  enum Format {
    /** MVNX recordings with annotations, laid out as the AnDy data set. */
    ANDY,
    /** Windows that came cut already, in UCI HAR's layout. */
    INERTIAL
  }

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder with recordings and their annotations, or with windows.")
  private Path folder;

  @Option(
      names = "--format",
      defaultValue = "andy",
      paramLabel = "FORMAT",
      description =
          "How the folder is laid out. andy: *.mvnx with <name>.labels.csv at any depth."
              + " inertial: windows as UCI HAR has them, train and test, each with y_<part>.txt"
              + " and 'Inertial Signals'. Default: ${DEFAULT-VALUE}.")
  private Format format;

  DataSource source() {
    return switch (format) {
      case ANDY -> new AndySource(folder);
      case INERTIAL -> new InertialSource(folder);
    };
  }
}
