package org.kinema4j.har.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kinema4j.har.motion.LabelTrack;

/**
 * Everything that is known of a model's predictions on a set of recordings.
 *
 * @param classes classes of the model, in its order
 * @param windows confusion of the windows that have a label
 * @param frames confusion of the frames that have a label and lie in a window, by the mean of the
 *     probabilities of all windows that hold the frame; nothing is counted if there are no
 *     recordings
 * @param segments segment scores of the predicted frames
 * @param recordings true and predicted labels of each recording
 * @param subjects the same and more for each subject, in natural order
 * @param background labels that do not count as segments; may be empty
 */
public record Evaluation(
    List<String> classes,
    ConfusionMatrix windows,
    ConfusionMatrix frames,
    SegmentScores segments,
    List<RecordingResult> recordings,
    List<SubjectTally> subjects,
    Set<String> background) {

  /**
   * Copies the lists and the set.
   *
   * @param classes classes of the model
   * @param windows confusion of the windows that have a label
   * @param frames confusion of the frames that have a label and lie in a window
   * @param segments segment scores of the predicted frames
   * @param recordings true and predicted labels of each recording
   * @param subjects the same and more for each subject
   * @param background labels that do not count as segments
   */
  public Evaluation {
    classes = List.copyOf(classes);
    recordings = List.copyOf(recordings);
    subjects = List.copyOf(subjects);
    background = Set.copyOf(background);
  }

  /**
   * Scores predictions; every label counts in the segment scores.
   *
   * @param classes classes of the model, in the order of its probabilities
   * @param windows predictions; windows without a label only vote at their frames
   * @param recordings the recordings that the windows were cut from, with distinct names. If there
   *     are none (the windows came already cut), only the windows are scored
   * @return the scores
   */
  public static Evaluation of(
      List<String> classes, List<WindowPrediction> windows, List<LabelledRecording> recordings) {
    return of(classes, windows, recordings, new SegmentMetrics());
  }

  /**
   * Scores predictions.
   *
   * @param classes classes of the model, in the order of its probabilities
   * @param windows predictions; windows without a label only vote at their frames
   * @param recordings the recordings that the windows were cut from, with distinct names. If there
   *     are none (the windows came already cut), only the windows are scored
   * @param segmentMetrics how segments are scored; the labels that it ignores are the background
   * @return the scores
   * @throws IllegalArgumentException if the background is neither a class nor a label: scores would
   *     silently be others than those asked for
   */
  public static Evaluation of(
      List<String> classes,
      List<WindowPrediction> windows,
      List<LabelledRecording> recordings,
      SegmentMetrics segmentMetrics) {
    return of(classes, windows, recordings, segmentMetrics, FrameVote::track);
  }

  /**
   * Scores predictions whose frames are decoded in a way of one's own.
   *
   * @param classes classes of the model, in the order of its probabilities
   * @param windows predictions; windows without a label only vote at their frames
   * @param recordings the recordings that the windows were cut from, with distinct names. If there
   *     are none (the windows came already cut), only the windows are scored
   * @param segmentMetrics how segments are scored; the labels that it ignores are the background
   * @param decoder what the frames of a recording are taken for, given what the windows say of them
   * @return the scores; those of windows do not depend on the decoder
   * @throws IllegalArgumentException if the background is neither a class nor a label
   */
  public static Evaluation of(
      List<String> classes,
      List<WindowPrediction> windows,
      List<LabelledRecording> recordings,
      SegmentMetrics segmentMetrics,
      Function<FrameVote, LabelTrack> decoder) {
    Set<String> labels = new HashSet<>();
    recordings.forEach(recording -> labels.addAll(recording.labels().labels()));
    windows.forEach(window -> window.label().ifPresent(labels::add));
    List<String> all = Classes.union(classes, labels);
    requireBackground(segmentMetrics.ignored(), all);
    List<RecordingResult> results = vote(classes, windows, recordings, decoder);
    return new Evaluation(
        classes,
        confusionOfWindows(all, classes, windows),
        confusionOfFrames(all, results),
        segmentMetrics.score(results),
        results,
        SubjectTallies.of(new SubjectTallies.Rules(all, classes, segmentMetrics), windows, results),
        segmentMetrics.ignored());
  }

  /**
   * Checks that background labels exist, which spares a typing error hours of training.
   *
   * @param background labels that shall not count as segments
   * @param labels all labels that there are
   * @throws IllegalArgumentException if one of the first is not among the second
   */
  public static void requireBackground(Set<String> background, Collection<String> labels) {
    for (String label : new TreeSet<>(background)) {
      if (!labels.contains(label)) {
        throw new IllegalArgumentException(
            "background must be among the labels %s, received %s".formatted(labels, label));
      }
    }
  }

  static ConfusionMatrix confusionOfWindows(
      List<String> labels, List<String> classes, List<WindowPrediction> windows) {
    List<String> truth = new ArrayList<>();
    List<String> predicted = new ArrayList<>();
    for (WindowPrediction window : windows) {
      Classes.requireSize(classes, window);
      if (window.label().isPresent()) {
        truth.add(window.label().get());
        predicted.add(classes.get(window.predicted()));
      }
    }
    return ConfusionMatrix.of(labels, truth, predicted);
  }

  static ConfusionMatrix confusionOfFrames(List<String> labels, List<RecordingResult> results) {
    List<String> truth = new ArrayList<>();
    List<String> predicted = new ArrayList<>();
    for (RecordingResult result : results) {
      for (int f = 0; f < result.predicted().frames(); f++) {
        result.truthAt(f).ifPresent(truth::add);
        result.predictedAt(f).ifPresent(predicted::add);
      }
    }
    return ConfusionMatrix.of(labels, truth, predicted);
  }

  private static List<RecordingResult> vote(
      List<String> classes,
      List<WindowPrediction> windows,
      List<LabelledRecording> recordings,
      Function<FrameVote, LabelTrack> decoder) {
    Map<String, List<WindowPrediction>> byName = new LinkedHashMap<>();
    for (LabelledRecording recording : recordings) {
      if (byName.put(recording.name(), new ArrayList<>()) != null) {
        throw new IllegalArgumentException(
            "recordings must have distinct names, received " + recording.name() + " twice");
      }
    }
    if (!recordings.isEmpty()) {
      windows.forEach(window -> windowsOf(byName, window).add(window));
    }
    return recordings.stream()
        .map(
            recording ->
                new RecordingResult(
                    recording,
                    decoder.apply(
                        new FrameVote(
                            classes, recording.labels().frames(), byName.get(recording.name())))))
        .toList();
  }

  private static List<WindowPrediction> windowsOf(
      Map<String, List<WindowPrediction>> byName, WindowPrediction window) {
    List<WindowPrediction> list = byName.get(window.recording());
    if (list == null) {
      throw new IllegalArgumentException(
          "windows must come from the recordings %s, received one of %s"
              .formatted(byName.keySet(), window.recording()));
    }
    return list;
  }

  /**
   * Joins the evaluations of several folds, each with recordings of its own.
   *
   * @param folds at least one evaluation
   * @param segmentMetrics how segments are scored, with the background of the folds
   * @return counts of windows and frames summed, segments scored over all recordings; what several
   *     folds know of one subject is joined
   */
  public static Evaluation pooled(List<Evaluation> folds, SegmentMetrics segmentMetrics) {
    if (folds.isEmpty()) {
      throw new IllegalArgumentException("folds must not be empty");
    }
    for (Evaluation fold : folds) {
      if (!fold.background.equals(segmentMetrics.ignored())) {
        throw new IllegalArgumentException(
            "segmentMetrics must ignore the background of the folds, %s, received %s"
                .formatted(fold.background, segmentMetrics.ignored()));
      }
    }
    Evaluation first = folds.get(0);
    List<RecordingResult> all = folds.stream().flatMap(fold -> fold.recordings.stream()).toList();
    return new Evaluation(
        Classes.union(
            first.classes,
            folds.stream().flatMap(fold -> fold.classes.stream()).collect(Collectors.toSet())),
        folds.stream().map(Evaluation::windows).reduce(ConfusionMatrix::plus).orElseThrow(),
        folds.stream().map(Evaluation::frames).reduce(ConfusionMatrix::plus).orElseThrow(),
        segmentMetrics.score(all),
        all,
        SubjectTallies.joined(folds.stream().flatMap(fold -> fold.subjects.stream()).toList()),
        segmentMetrics.ignored());
  }

  /**
   * Returns how far predicted boundaries lie from true ones.
   *
   * @return errors of all recordings
   */
  public BoundaryErrors boundaries() {
    return BoundaryErrors.sum(subjects.stream().map(SubjectTally::boundaries).toList());
  }

  /**
   * Returns how well the confidence of the windows fits their accuracy.
   *
   * @return calibration of all windows that have a label
   */
  public Calibration calibration() {
    return Calibration.sum(subjects.stream().map(SubjectTally::calibration).toList());
  }

  /**
   * Returns how often a single annotator says what all of them together say: the mean over the
   * scored frames of the share of annotators who gave the label that counts as true. No model can
   * be expected to agree with the labels more often than those who made them.
   *
   * @return a fraction; empty if the labels came without shares (one annotator, or all unanimous),
   *     or nothing was scored
   */
  public OptionalDouble annotatorShare() {
    boolean known = recordings.stream().anyMatch(result -> result.recording().labels().hasShares());
    return known && frames.total() > 0
        ? OptionalDouble.of(
            recordings.stream().mapToDouble(RecordingResult::shareSum).sum() / frames.total())
        : OptionalDouble.empty();
  }

  /**
   * Returns what the model was tested on and cannot know.
   *
   * @return labels that are no class of the model; each counts as missed
   */
  public List<String> unknownLabels() {
    return windows.labels().stream().filter(label -> !classes.contains(label)).toList();
  }

  /**
   * Counts the frames with a label, scored or not.
   *
   * @return labelled frames of all recordings
   */
  public long labelledFrames() {
    return recordings.stream()
        .flatMap(result -> result.recording().labels().spans().stream())
        .mapToLong(span -> span.length())
        .sum();
  }
}
