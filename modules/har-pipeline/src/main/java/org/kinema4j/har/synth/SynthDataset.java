package org.kinema4j.har.synth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.kinema4j.har.io.AtomicFile;
import org.kinema4j.har.io.OutputFailedException;
import org.kinema4j.har.io.Staging;
import org.kinema4j.har.io.mvnx.MvnxHeader;
import org.kinema4j.har.io.mvnx.MvnxWriter;
import org.kinema4j.har.motion.LabelSpan;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;

/**
 * Writes a synthetic data set in the layout of AndyData-lab-onePerson:
 *
 * <pre>
 *   README.txt
 *   xens_mnvx/Participant_541/Participant_541_Setup_A_Seq_3_Trial_1.xsens.mvnx
 *   annotations/labels_csv/README.txt
 *   annotations/labels_csv/Participant_541/Participant_541_Setup_A_Seq_3_Trial_1.labels.csv
 * </pre>
 *
 * <p>The misspelling {@code xens_mnvx} is that of the published data set. One second takes about 1
 * MB. Files are the same, byte for byte, for the same specification, whatever the number of
 * threads, on the same version of Java: the mathematical functions of two versions may differ in
 * the last bit.
 */
public final class SynthDataset {

  /** Folder of the recordings. */
  public static final String RECORDINGS_FOLDER = "xens_mnvx";

  /** Folder of the annotations. */
  public static final String ANNOTATIONS_FOLDER = "annotations/labels_csv";

  private static final long ANNOTATION_STREAM = 4;

  private final Staging out;
  private final SynthSpec spec;
  private final TrialGenerator generator;

  private SynthDataset(Staging out, SynthSpec spec) {
    this.out = out;
    this.spec = spec;
    this.generator = new TrialGenerator(spec);
  }

  /**
   * How far the writing is.
   *
   * @param done recordings written
   * @param total recordings to write
   * @param name the recording that was written last
   */
  public record Progress(int done, int total, String name) {}

  /**
   * Generates and writes all recordings of a specification with their annotations. Files of the
   * same names are replaced, others are left alone. The folder does not change before all are
   * written, and {@code README.txt} comes last.
   *
   * @param out folder; made if it is missing
   * @param spec what to generate
   * @param threads how many trials to generate at a time, at least 1
   * @param progress told after each recording, in the calling thread
   * @return what was written
   * @throws OutputFailedException if a file could not be written, or the thread was interrupted
   */
  public static SynthSummary write(
      Path out, SynthSpec spec, int threads, Consumer<Progress> progress)
      throws OutputFailedException {
    try (Staging staging = Staging.open(out)) {
      return write(staging, spec, threads, progress);
    }
  }

  /**
   * Does the same in a folder that the caller has claimed.
   *
   * @param out the folder; what waits there is published
   * @param spec what to generate
   * @param threads how many trials to generate at a time, at least 1
   * @param progress told after each recording, in the calling thread
   * @return what was written
   * @throws OutputFailedException if a file could not be written, or the thread was interrupted
   */
  public static SynthSummary write(
      Staging out, SynthSpec spec, int threads, Consumer<Progress> progress)
      throws OutputFailedException {
    Arguments.inRange("threads", threads, 1, 1024);
    SynthDataset dataset = new SynthDataset(out, spec);
    ExecutorService workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "synth");
              thread.setDaemon(true);
              return thread;
            });
    try {
      SynthSummary summary = dataset.writeTrials(workers, progress);
      dataset.writeReadme();
      out.publish();
      return summary;
    } finally {
      workers.shutdownNow();
    }
  }

  private SynthSummary writeTrials(ExecutorService workers, Consumer<Progress> progress)
      throws OutputFailedException {
    List<TrialId> trials = spec.trials();
    CompletionService<Written> results = new ExecutorCompletionService<>(workers);
    trials.forEach(trial -> results.submit(() -> writeTrial(trial)));
    List<LabelTrack> labels = new ArrayList<>();
    for (int done = 1; done <= trials.size(); done++) {
      Written written = next(results);
      labels.add(written.labels());
      progress.accept(new Progress(done, trials.size(), written.name()));
    }
    return summary(labels);
  }

  private record Written(String name, LabelTrack labels) {}

  private Written next(CompletionService<Written> results) throws OutputFailedException {
    try {
      return results.take().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutputFailedException(out.folder(), "writing was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutputFailedException failure) {
        throw failure;
      }
      throw new IllegalStateException("a trial could not be generated", e.getCause());
    }
  }

  private Written writeTrial(TrialId trial) throws OutputFailedException {
    MotionClip clip = generator.generate(trial);
    MvnxHeader header = SynthHeader.of(trial, generator.participant(trial));
    out.write(
        String.join("/", RECORDINGS_FOLDER, trial.folder(), trial.name() + ".xsens.mvnx"),
        file -> MvnxWriter.write(file, header, clip));
    String labels = annotate(trial, clip).toCsv();
    out.write(
        String.join("/", ANNOTATIONS_FOLDER, trial.folder(), trial.name() + ".labels.csv"),
        file -> AtomicFile.writeText(file, labels));
    return new Written(trial.name(), clip.labels().orElseThrow());
  }

  private AnnotationSheet annotate(TrialId trial, MotionClip clip) {
    Draw draw =
        new Draw(
            spec.seed(), ANNOTATION_STREAM, trial.participant(), trial.sequence(), trial.trial());
    AnnotationSimulator annotators = new AnnotationSimulator(draw, clip.frameRateHz());
    return new AnnotationSheet(
        annotators.postures(PostureLabels.of(clip)),
        annotators.actions(clip.labels().orElseThrow()),
        clip.frameRateHz());
  }

  private static SynthSummary summary(List<LabelTrack> tracks) {
    // Whole frames are counted first: their sum does not depend on the order of the trials.
    SortedMap<String, Long> counts = new TreeMap<>();
    long frames = 0;
    for (LabelTrack track : tracks) {
      frames += track.frames();
      for (LabelSpan span : track.spans()) {
        counts.merge(span.label(), (long) span.length(), Long::sum);
      }
    }
    SortedMap<String, Double> seconds = new TreeMap<>();
    counts.forEach((label, count) -> seconds.put(label, count / TrialGenerator.RATE_HZ));
    return new SynthSummary(tracks.size(), frames, seconds);
  }

  private void writeReadme() throws OutputFailedException {
    String text =
        String.format(
            Locale.ROOT,
            """
            %s

            %d participants, %d trials each, %s s a trial, seed %d.
            Layout and names follow AndyData-lab-onePerson; participants, movements and
            annotations are invented. Do not draw conclusions about people from them.

            %s  recordings, MVNX version 4, 240 Hz
            %s  annotations of three simulated annotators, 25 Hz
            """,
            SynthHeader.NOTICE,
            spec.participants(),
            spec.trialsPerParticipant(),
            spec.secondsPerTrial(),
            spec.seed(),
            RECORDINGS_FOLDER,
            ANNOTATIONS_FOLDER);
    out.write(ANNOTATIONS_FOLDER + "/README.txt", file -> AtomicFile.writeText(file, text));
    out.write("README.txt", file -> AtomicFile.writeText(file, text));
  }
}
