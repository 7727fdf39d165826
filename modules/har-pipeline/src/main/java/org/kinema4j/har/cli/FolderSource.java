package org.kinema4j.har.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.kinema4j.har.RecordingFiles;
import org.kinema4j.har.RecordingFormat;
import org.kinema4j.har.config.RecordingsConfig;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.LabelledData;
import org.kinema4j.har.io.csv.RecordingFolder;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.motion.XsensSignal;

/** Recordings of one format, each with labels beside it, a row a span of time. */
final class FolderSource extends RecordingSource {

  private final Path folder;
  private final RecordingFormat format;
  private final RecordingsConfig config;

  FolderSource(Path folder, RecordingFormat format, RecordingsConfig config) {
    this.folder = folder;
    this.format = format;
    this.config = config;
  }

  @Override
  ModelInput input() {
    return format.input();
  }

  @Override
  LabelledData load(List<String> features, Console console) throws InputUnavailableException {
    Set<XsensSignal> signals =
        input() == ModelInput.RECORDINGS ? ModelInput.spec(features).requiredSignals() : Set.of();
    RecordingFolder found = RecordingFolder.open(folder, format.suffixes());
    found.leftOut().forEach(file -> console.say("left out: " + file.file() + ": " + file.reason()));
    console.say("Reading " + found.labelled().size() + " recordings ...");
    try (Console.Bar bar = console.bar("recordings", found.labelled().size())) {
      AtomicInteger read = new AtomicInteger();
      return new RecordingFiles(config)
          .load(
              found,
              signals,
              Runtime.getRuntime().availableProcessors(),
              clip -> bar.stepTo(read.incrementAndGet()));
    }
  }
}
