package org.kinema4j.har.io.andy.authors;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.kinema4j.har.io.InputUnavailableException;
import org.kinema4j.har.io.LabelledData;
import org.kinema4j.har.io.andy.AndyContent;
import org.kinema4j.har.io.andy.AndyDataset;
import org.kinema4j.har.io.andy.Annotations;
import org.kinema4j.har.motion.Action;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.LabelTrack;
import org.kinema4j.har.motion.MotionClip;

/**
 * The windows of features on which the authors of AnDy train, to compare results with theirs: each
 * frame of a clip is the mean of a quarter of a second, eight of them a second.
 *
 * <table>
 *   <caption>What differs from the default of the pipeline, and why the default does not do it</caption>
 *   <tr><th></th><th>authors</th><th>pipeline</th><th>reason</th></tr>
 *   <tr><td>what a classifier sees</td><td>one mean of 0.25 s</td><td>every frame of 1 s</td>
 *       <td>a mean loses the course of a movement: turning a screw and holding still have the same
 *       mean</td></tr>
 *   <tr><td>ends of a window</td><td>both included</td><td>half-open</td><td>a closed window shares
 *       its last frame with the one after it and has 61 frames where 60 last 0.25 s</td></tr>
 *   <tr><td>features</td><td>global positions, raw angles, quaternions by parts</td><td>positions
 *       seen from the pelvis, angles without jumps</td><td>where somebody stands in the room says
 *       nothing about what they do in another room</td></tr>
 *   <tr><td>labels</td><td>opinions of a window pooled, gaps filled from their neighbors</td>
 *       <td>annotators merged row by row, no label where nobody gave one</td><td>a label that
 *       nobody gave is not tested against</td></tr>
 *   <tr><td>ties</td><td>partly at random</td><td>the label goes on</td><td>two runs must see the
 *       same data</td></tr>
 *   <tr><td>split</td><td>70 % of the trials drawn at random to train on, 30 % to test on</td><td>by
 *       subject</td><td>five trials of a person and sequence repeat the same: with some of them on
 *       each side, the test measures memory of people. That split is not offered here</td></tr>
 * </table>
 *
 * <p>What {@link AuthorsMerge} and {@link WindowFrames} do otherwise than the authors' program
 * stands there.
 *
 * @param features which features
 * @param means how windows are made
 * @see <a href="https://github.com/inria-larsen/activity-recognition-prediction-wearable">the
 *     authors' program</a>
 * @see <a href="https://hal.science/hal-01985013">Malais&eacute;, Maurice, Colas and Ivaldi, RA-L
 *     4(2), 2019</a>
 */
public record AuthorsWindows(AuthorsFeatures features, WindowMeans means) {

  /** The authors' three features for current actions, in windows with both ends included. */
  public static final AuthorsWindows DEFAULT =
      new AuthorsWindows(AuthorsFeatures.CURRENT_ACTION, WindowMeans.DEFAULT);

  /**
   * Checks that both are there.
   *
   * @param features which features
   * @param means how windows are made
   */
  public AuthorsWindows {
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(means, "means");
  }

  /**
   * Reads the labelled recordings of a data set.
   *
   * @param dataset the data set
   * @param threads how many files are read at once, positive
   * @param progress told of each recording when it is read, in order, in the calling thread
   * @return one clip a recording, at the rate of the windows, with one signal of the features and
   *     labels
   * @throws InputUnavailableException if a file is missing or cannot be read
   * @throws BadDataException if no recording has labels, a file does not hold what it should, or
   *     all labels of a recording lie outside it
   */
  public LabelledData load(AndyDataset dataset, int threads, Consumer<MotionClip> progress)
      throws InputUnavailableException {
    List<MotionClip> clips = new ArrayList<>();
    AtomicBoolean synthetic = new AtomicBoolean();
    dataset.read(
        features.requiredSignals(),
        threads,
        content -> {
          MotionClip clip = apply(content);
          synthetic.compareAndSet(false, content.synthetic());
          clips.add(clip);
          progress.accept(clip);
        });
    return new LabelledData(clips, synthetic.get());
  }

  /**
   * Makes the windows of one recording.
   *
   * @param content a recording with the signals of the features, and its annotations
   * @return the labelled clip of the windows
   */
  public MotionClip apply(AndyContent content) {
    return label(
        means.apply(features.apply(content.clip())),
        content.annotations(),
        content.videoOffsetSeconds());
  }

  /**
   * Labels windows that were read from the authors' tables, or made here.
   *
   * @param windows one frame a window, as {@link AuthorsFeatureCsv} reads them
   * @param annotations what each annotator saw
   * @param videoOffsetSeconds time of the video at which the recording starts, 0 for the authors'
   *     tables
   * @return the clip with labels by {@link AuthorsMerge}
   */
  public MotionClip label(MotionClip windows, Annotations annotations, double videoOffsetSeconds) {
    List<String> labels = new ArrayList<>(windows.frames());
    new AuthorsMerge(means.windowSeconds())
        .labels(annotations, videoOffsetSeconds, windows.frames(), windows.frameRateHz())
        .forEach(label -> labels.add(label.map(Action::label).orElse(null)));
    return windows.withLabels(LabelTrack.ofFrames(labels));
  }
}
