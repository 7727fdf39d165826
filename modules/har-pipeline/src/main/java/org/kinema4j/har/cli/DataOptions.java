package org.kinema4j.har.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.kinema4j.har.RecordingFormat;
import org.kinema4j.har.config.RecordingsConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which data a command reads. */
final class DataOptions {

  /** Layouts of data that can be read. */
  enum Format {
    /** MVNX recordings with annotations, laid out as the AnDy data set. */
    ANDY,
    /** The same as its authors saw it, for comparison: means of a quarter of a second. */
    ANDY_AUTHORS,
    /** MVNX recordings with labels, a row a span. */
    MVNX,
    /** BVH recordings with labels, a row a span. */
    BVH,
    /** Channels by name with labels, a row a span. */
    CSV,
    /** Windows that came cut already, in UCI HAR's layout. */
    INERTIAL;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder with recordings and their labels, or with windows.")
  private Path folder;

  @Option(
      names = "--format",
      defaultValue = "andy",
      paramLabel = "FORMAT",
      description = {
        "How the folder is laid out. Default: ${DEFAULT-VALUE}.",
        "andy: *.mvnx with <name>.labels.csv of several annotators, at any depth.",
        "andy-authors: the same as the data set's authors saw it, for comparison: three features,"
            + " means of 0.25 s.",
        "csv: <subject>_<rest>.csv, first column time in seconds, with <same stem>.labels.csv:"
            + " start,end,label in seconds.",
        "mvnx, bvh: such recordings with labels as for csv.",
        "inertial: windows as UCI HAR has them, train and test, each with y_<part>.txt and"
            + " 'Inertial Signals'."
      })
  private Format format;

  @Mixin private ReadingOptions reading;

  /**
   * Returns the data.
   *
   * @param base how files are understood where no option says otherwise
   */
  DataSource source(RecordingsConfig base) {
    return switch (format) {
      case ANDY -> new AndySource(folder, reading.over(base), AndySource.View.RECORDINGS);
      case ANDY_AUTHORS -> new AndySource(folder, reading.over(base), AndySource.View.AUTHORS);
      case MVNX -> new FolderSource(folder, RecordingFormat.MVNX, reading.over(base));
      case BVH -> new FolderSource(folder, RecordingFormat.BVH, reading.over(base));
      case CSV -> new FolderSource(folder, RecordingFormat.CSV, reading.over(base));
      case INERTIAL -> new InertialSource(folder);
    };
  }

  /** How files are understood, for the record of the run. */
  RecordingsConfig reading(RecordingsConfig base) {
    return reading.over(base);
  }
}
