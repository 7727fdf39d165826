package org.kinema4j.har;

import java.util.List;
import java.util.stream.Stream;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.split.Fold;
import org.kinema4j.har.split.Partition;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowCounts;

/**
 * Data made ready for a network: features, windows, split, classes, statistics.
 *
 * @param config the configuration of the pipeline, with what the data itself decides put in
 * @param input where the windows come from
 * @param split who, or what, is in which part
 * @param windows the labelled windows of each part
 * @param counts how many windows of all parts have a label, are mixed, or have none
 * @param classes the classes of the training windows, in the order of the network's outputs
 * @param standardizer fitted on the training windows
 * @param test what to judge the model by
 */
public record PreparedData(
    RunConfig config,
    ModelInput input,
    Fold split,
    Partition windows,
    WindowCounts counts,
    List<String> classes,
    Standardizer standardizer,
    TestPart test) {

  /**
   * Copies the list.
   *
   * @param config the configuration of the pipeline, with what the data itself decides put in
   * @param input where the windows come from
   * @param split who, or what, is in which part
   * @param windows the labelled windows of each part
   * @param counts how many windows of all parts have a label, are mixed, or have none
   * @param classes the classes of the training windows, in the order of the network's outputs
   * @param standardizer fitted on the training windows
   * @param test what to judge the model by
   */
  public PreparedData {
    classes = List.copyOf(classes);
  }

  /**
   * Returns the labels of the windows of all parts, also those that no training window has.
   *
   * @return labels in the order of classes
   */
  public List<String> labels() {
    return ClassOrder.of(
        Stream.of(windows.train(), windows.validation(), windows.test())
            .flatMap(List::stream)
            .flatMap(window -> window.label().stream())
            .toList());
  }

  /**
   * Checks before the training what the evaluation after it would refuse.
   *
   * @throws IllegalArgumentException if the configured background is neither a class nor a label of
   *     the test part
   */
  public void requireBackground() {
    Stream<String> tested =
        Stream.concat(
            test.windows().stream().flatMap(window -> window.label().stream()),
            test.recordings().stream().flatMap(recording -> recording.labels().labels().stream()));
    Evaluation.requireBackground(
        config.evaluation().backgroundLabels(),
        ClassOrder.of(Stream.concat(classes.stream(), tested).toList()));
  }

  /**
   * Returns the classes that can be learned from the training windows of a division.
   *
   * @param training training windows with labels
   * @param frames length of a window, for the message
   * @return their labels in the order of classes
   * @throws BadDataException if there are fewer than two
   */
  static List<String> classes(List<Window> training, int frames) {
    List<String> classes =
        ClassOrder.of(training.stream().map(window -> window.label().orElseThrow()).toList());
    if (classes.size() < 2) {
      throw new BadDataException(
          "training part",
          "",
          "windows of %d frames with at least two labels".formatted(frames),
          training.size() + " windows with the labels " + classes);
    }
    return classes;
  }
}
