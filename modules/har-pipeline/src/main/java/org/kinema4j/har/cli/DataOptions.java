package org.kinema4j.har.cli;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.kinema4j.har.io.AndyDataset;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.LabelledData;
import org.kinema4j.har.motion.XsensSignal;
import picocli.CommandLine.Option;

/** Which recordings a command reads. */
final class DataOptions {

  /** Layouts of data that can be read. */
  enum Format {
    /** MVNX recordings with annotations, laid out as the AnDy data set. */
    ANDY
  }

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder with recordings and their annotations.")
  private Path folder;

  @Option(
      names = "--format",
      defaultValue = "andy",
      paramLabel = "FORMAT",
      description =
          "How the folder is laid out. andy: *.mvnx with <name>.labels.csv at any depth."
              + " Default: ${DEFAULT-VALUE}.")
  private Format format;

  LabelledData load(Set<XsensSignal> signals, Console console) throws InputUnavailableException {
    return switch (format) {
      case ANDY -> loadAndy(folder, signals, console);
    };
  }

  static LabelledData loadAndy(Path folder, Set<XsensSignal> signals, Console console)
      throws InputUnavailableException {
    AndyDataset dataset = AndyDataset.open(folder);
    dataset
        .leftOut()
        .forEach(file -> console.say("left out: " + file.file() + ": " + file.reason()));
    console.say("Reading " + dataset.labelled().size() + " recordings ...");
    try (Console.Bar bar = console.bar("recordings", dataset.labelled().size())) {
      AtomicInteger read = new AtomicInteger();
      return dataset.load(
          signals,
          Runtime.getRuntime().availableProcessors(),
          clip -> bar.stepTo(read.incrementAndGet()));
    }
  }
}
