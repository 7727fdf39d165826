package org.kinema4j.har.decode;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A change of action counts once the new action has lasted; what is shorter belongs to the action
 * before it.
 *
 * <pre>
 *   runs of equal argmax_c p_tc, in time order:
 *   a run of {@code frames} or more keeps its class; a shorter one takes the class said before it
 * </pre>
 *
 * <p>A short run at the very start keeps the class of the first frame, since nothing came before.
 * So every action said but the first one lasts {@code frames} or more.
 *
 * <p>Delay: {@code frames - 1} frames, since that many must follow a frame until it is known
 * whether its run lasts. 1 frame changes nothing.
 *
 * @param frames least duration of an action, at least 1
 * @deviation tools that smooth whole recordings merge a short segment with the longer of its two
 *     neighbors, for which no delay can be stated; this rule is the one of a debounced switch
 */
@SuppressWarnings("InvalidBlockTag") // the javadoc tool knows @deviation and checks all tags
public record MinimumDuration(int frames) implements Smoothing {

  /**
   * Checks the duration.
   *
   * @param frames least duration of an action, at least 1
   */
  public MinimumDuration {
    Stretches.requirePositive("minimumDuration", frames);
  }

  @Override
  public int[] classes(double[][] probabilities) {
    int[] classes = new MostProbable().classes(probabilities);
    int start = 0;
    for (int end = 1; end <= classes.length; end++) {
      // Frames before start are final, those from it on still the most probable classes.
      if (end == classes.length || classes[end] != classes[start]) {
        if (end - start < frames && start > 0) {
          Arrays.fill(classes, start, end, classes[start - 1]);
        }
        start = end;
      }
    }
    return classes;
  }

  @Override
  public OptionalInt delayFrames() {
    return OptionalInt.of(frames - 1);
  }
}
