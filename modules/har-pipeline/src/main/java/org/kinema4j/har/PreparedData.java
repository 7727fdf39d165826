package org.kinema4j.har;

import java.util.List;
import java.util.stream.Stream;
import org.kinema4j.har.config.RunConfig;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.evaluate.Evaluation;
import org.kinema4j.har.model.ModelInput;
import org.kinema4j.har.split.Partition;
import org.kinema4j.har.split.SubjectSplit;
import org.kinema4j.har.window.WindowCounts;

/**
 * Data made ready for a network: features, windows, split, classes, statistics.
 *
 * @param config the configuration of the pipeline, with what the data itself decides put in
 * @param input where the windows come from
 * @param split who is in which part
 * @param windows the labelled windows of each part
 * @param counts how many windows of all parts have a label, are mixed, or have none
 * @param classes the classes of the training windows, in the order of the network's outputs
 * @param standardizer fitted on the training windows
 * @param test what to judge the model by
 */
public record PreparedData(
    RunConfig config,
    ModelInput input,
    SubjectSplit split,
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
   * @param split who is in which part
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
}
