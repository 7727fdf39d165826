package org.kinema4j.har;

import java.util.List;
import java.util.stream.Stream;
import org.kinema4j.har.dataset.Standardizer;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.split.Partition;
import org.kinema4j.har.split.SubjectSplit;
import org.kinema4j.har.window.WindowCounts;

/**
 * Recordings made ready for a network: features, windows, split, classes, statistics.
 *
 * @param clips one feature clip a recording, labels kept
 * @param split who is in which part
 * @param windows the labelled windows of each part
 * @param counts how many windows of all parts have a label, are mixed, or have none
 * @param classes the classes of the training windows, in the order of the network's outputs
 * @param standardizer fitted on the training windows
 */
public record PreparedData(
    List<MotionClip> clips,
    SubjectSplit split,
    Partition windows,
    WindowCounts counts,
    List<String> classes,
    Standardizer standardizer) {

  /**
   * Copies the lists.
   *
   * @param clips one feature clip a recording, labels kept
   * @param split who is in which part
   * @param windows the labelled windows of each part
   * @param counts how many windows of all parts have a label, are mixed, or have none
   * @param classes the classes of the training windows, in the order of the network's outputs
   * @param standardizer fitted on the training windows
   */
  public PreparedData {
    clips = List.copyOf(clips);
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
   * Returns the feature clips of the test subjects.
   *
   * @return clips in their order
   */
  public List<MotionClip> testClips() {
    return clips.stream().filter(clip -> split.test().contains(clip.subject())).toList();
  }
}
