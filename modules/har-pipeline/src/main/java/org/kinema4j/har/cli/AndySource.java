package org.kinema4j.har.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.kinema4j.har.RecordingFormat;
import org.kinema4j.har.config.RecordingsConfig;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.LabelledData;
import org.kinema4j.har.io.andy.AndyDataset;
import org.kinema4j.har.io.andy.authors.AuthorsFeatures;
import org.kinema4j.har.io.andy.authors.AuthorsWindows;
import org.kinema4j.har.io.csv.RecordingFolder;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;

/** MVNX recordings with what annotators saw, laid out as the AnDy data set. */
final class AndySource extends RecordingSource {

  /** What is made of the recordings. */
  enum View {
    /** Recordings of bodies, as any others. */
    RECORDINGS,
    /** The means of a quarter of a second that the authors of the data set used. */
    AUTHORS
  }

  private static final double NANOS = 1e9;

  private final Path folder;
  private final RecordingsConfig config;
  private final View view;

  AndySource(Path folder, RecordingsConfig config, View view) {
    if (!config.subjectPattern().isEmpty()) {
      throw new IllegalArgumentException(
          "AnDy's subjects are the numbers in its names; a subject pattern is for --format mvnx");
    }
    this.folder = folder;
    this.config = config;
    this.view = view;
  }

  @Override
  ModelInput input() {
    return view == View.RECORDINGS ? ModelInput.RECORDINGS : ModelInput.CHANNELS;
  }

  @Override
  LabelledData load(List<String> features, Console console) throws InputUnavailableException {
    AndyDataset dataset =
        open().withVideoOffset(Duration.ofNanos(Math.round(config.videoOffsetSeconds() * NANOS)));
    dataset.leftOutLines().forEach(line -> console.say("left out: " + line));
    List<String> missing = dataset.missingTrials();
    if (!missing.isEmpty()) {
      console.say(
          "%d of the 195 trials of AnDy are not there; the first is %s"
              .formatted(missing.size(), missing.get(0)));
    }
    console.say("Reading " + dataset.labelled().size() + " recordings ...");
    int threads = Runtime.getRuntime().availableProcessors();
    try (Console.Bar bar = console.bar("recordings", dataset.labelled().size())) {
      AtomicInteger read = new AtomicInteger();
      Consumer<MotionClip> progress = clip -> bar.stepTo(read.incrementAndGet());
      return view == View.RECORDINGS
          ? dataset.load(ModelInput.spec(features).requiredSignals(), threads, progress)
          : authors(features).load(dataset, threads, progress);
    }
  }

  /** The default format is asked for by everybody who asks for none. */
  private AndyDataset open() throws InputUnavailableException {
    if (!AndyDataset.holdsRecordings(folder)) {
      for (RecordingFormat other : List.of(RecordingFormat.CSV, RecordingFormat.BVH)) {
        if (RecordingFolder.holdsRecordings(folder, other.suffixes())) {
          String name = other.name().toLowerCase(Locale.ROOT);
          throw new BadDataException(
              folder,
              "",
              "recordings (.mvnx or .mvnx.gz), as --format andy reads them",
              ".%s files; --format %s reads those".formatted(name, name));
        }
      }
    }
    return AndyDataset.open(folder);
  }

  private static AuthorsWindows authors(List<String> features) {
    return features.isEmpty()
        ? AuthorsWindows.DEFAULT
        : new AuthorsWindows(new AuthorsFeatures(features), AuthorsWindows.DEFAULT.means());
  }
}
