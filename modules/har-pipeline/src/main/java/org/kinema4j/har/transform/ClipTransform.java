package org.kinema4j.har.transform;

import org.kinema4j.har.motion.MotionClip;

/**
 * A stage of the pipeline: takes a recording and returns another, leaving the given one as it is.
 *
 * <p>An implementation states in its class documentation what it reads, changes and adds, with
 * units and axes; {@link #description()} says the same in one line for logs and reports.
 */
public interface ClipTransform {

  /**
   * Applies the stage.
   *
   * @param clip a recording
   * @return the result; may be {@code clip} itself if nothing had to change
   * @throws org.kinema4j.har.motion.BadDataException if the recording lacks what the stage reads
   */
  MotionClip apply(MotionClip clip);

  /**
   * Says in one line what the stage reads, changes and adds.
   *
   * @return for example {@code resamples every signal and the labels to 240 Hz}
   */
  String description();

  /**
   * Returns a stage that applies this one and then another.
   *
   * @param next what comes after this stage
   * @return both, in this order
   */
  default ClipTransform then(ClipTransform next) {
    ClipTransform first = this;
    return new ClipTransform() {
      @Override
      public MotionClip apply(MotionClip clip) {
        return next.apply(first.apply(clip));
      }

      @Override
      public String description() {
        return first.description() + "; then " + next.description();
      }
    };
  }
}
