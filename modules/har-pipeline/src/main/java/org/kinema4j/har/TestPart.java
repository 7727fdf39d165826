package org.kinema4j.har;

import java.util.List;
import java.util.stream.Stream;
import org.kinema4j.har.evaluate.LabelledRecording;
import org.kinema4j.har.io.inertial.InertialPart;
import org.kinema4j.har.motion.MotionClip;
import org.kinema4j.har.motion.NaturalOrder;
import org.kinema4j.har.window.Coverage;
import org.kinema4j.har.window.SlidingWindows;
import org.kinema4j.har.window.Window;
import org.kinema4j.har.window.WindowSpec;

/**
 * What a model is judged by.
 *
 * <p>Windows of recordings vote on each frame, so that frames and segments can be scored as well.
 * Windows that came cut already belong to no recording; they are scored themselves and nothing else
 * is.
 *
 * @param windows windows to predict, with or without labels
 * @param recordings the recordings that all windows were cut from; none if they came cut already
 */
public record TestPart(List<Window> windows, List<LabelledRecording> recordings) {

  /**
   * Copies the lists.
   *
   * @param windows windows to predict
   * @param recordings the recordings that all windows were cut from; may be none
   */
  public TestPart {
    windows = List.copyOf(windows);
    recordings = List.copyOf(recordings);
  }

  /**
   * Cuts recordings so that every frame lies in a window.
   *
   * @param clips feature clips, as {@link HarPipeline#features} gives them, with labels
   * @param window how they are cut
   * @return their windows and their true labels
   */
  public static TestPart ofRecordings(List<MotionClip> clips, WindowSpec window) {
    return new TestPart(
        clips.stream()
            .flatMap(clip -> SlidingWindows.cut(clip, window, Coverage.EVERY_FRAME).stream())
            .toList(),
        clips.stream().map(LabelledRecording::of).toList());
  }

  /**
   * Takes windows as they are.
   *
   * @param part windows that came cut already
   * @return the windows, without recordings
   */
  public static TestPart ofWindows(InertialPart part) {
    return new TestPart(ReadyWindows.of(part), List.of());
  }

  /**
   * Returns who is tested on.
   *
   * @return subjects in natural order
   */
  public List<String> subjects() {
    return Stream.concat(
            recordings.stream().map(LabelledRecording::subject),
            windows.stream().map(Window::subject))
        .distinct()
        .sorted(NaturalOrder.INSTANCE)
        .toList();
  }
}
