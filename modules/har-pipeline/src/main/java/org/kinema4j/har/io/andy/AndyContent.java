package org.kinema4j.har.io.andy;

import java.util.Locale;
import java.util.Objects;
import org.kinema4j.har.motion.BadDataException;
import org.kinema4j.har.motion.MotionClip;

/**
 * One labelled recording as read, with its annotations not yet merged.
 *
 * @param clip the motion, under the name and subject of the data set, without labels
 * @param annotations what each annotator saw, on the clock of the video
 * @param videoOffsetSeconds time of the video at which the recording starts
 * @param synthetic true if the recording says that a program made it up
 */
public record AndyContent(
    MotionClip clip, Annotations annotations, double videoOffsetSeconds, boolean synthetic) {

  /**
   * Checks that all parts are there.
   *
   * @param clip the motion
   * @param annotations what each annotator saw
   * @param videoOffsetSeconds time of the video at which the recording starts
   * @param synthetic true if the recording says that a program made it up
   */
  public AndyContent {
    Objects.requireNonNull(clip, "clip");
    Objects.requireNonNull(annotations, "annotations");
  }

  /**
   * Checks that at least one row lies on the recording.
   *
   * @throws BadDataException if all lie before its start or after its end
   */
  void requireOverlap() {
    double first = annotations.rows().get(0).seconds() - videoOffsetSeconds;
    double last =
        annotations.rows().get(annotations.rows().size() - 1).seconds() - videoOffsetSeconds;
    if (last < 0 || first >= clip.durationSeconds()) {
      throw new BadDataException(
          annotations.source(),
          "",
          String.format(
              Locale.ROOT, "rows within the recording, 0 to %.2f s", clip.durationSeconds()),
          String.format(
              Locale.ROOT,
              "rows from %.2f to %.2f s; times count from the start of the video, and if that is"
                  + " not the start of the recording, state the offset of the video",
              first,
              last));
    }
  }

  /**
   * Merges the annotators and puts the labels on the frames.
   *
   * @return the labels of the clip's frames, by the rule of {@link Annotations}
   */
  public MergedAnnotations.Placed placed() {
    return annotations.merge().place(clip.frames(), clip.frameRateHz(), videoOffsetSeconds);
  }
}
