package org.kinema4j.har.cli;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.kinema4j.har.config.RecordingsConfig;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.LabelledData;
import org.kinema4j.har.io.andy.AndyDataset;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.motion.XsensSignal;

/** MVNX recordings with what annotators saw, laid out as the AnDy data set. */
final class AndySource extends RecordingSource {

  private final Path folder;
  private final RecordingsConfig config;

  AndySource(Path folder, RecordingsConfig config) {
    if (!config.subjectPattern().isEmpty()) {
      throw new IllegalArgumentException(
          "AnDy's subjects are the numbers in its names; a subject pattern is for --format mvnx");
    }
    this.folder = folder;
    this.config = config;
  }

  @Override
  ModelInput input() {
    return ModelInput.RECORDINGS;
  }

  @Override
  LabelledData load(Set<XsensSignal> signals, Console console) throws InputUnavailableException {
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
