package org.kinema4j.har.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Divides a sequence of windows of unknown people into stretches to train on and blocks to validate
 * on.
 *
 * <pre>
 *   windows      0 ............................................ n
 *   quarters     |          |          |          |          |
 *   validation       [==)        [==)   [==)             [==)
 *   training     [--)    [------)                [-----)
 *   left out        |    |       |   | ...           one window at each border
 * </pre>
 *
 * <p>Neighbouring windows overlap by half and, further apart, are of the same person doing the same
 * thing; a random choice of windows would validate on what was learned by heart, and choose the
 * epoch that remembers best. Blocks of consecutive windows have such neighbours at their borders
 * only. There, one window is left out of training: a window overlaps the next and not the one after
 * it, so that no frame stands in both parts.
 *
 * <p>One block lies in each of {@value #BLOCKS} equal parts of the sequence, so that several people
 * and all actions have a share in it; where in its part, the seed decides.
 *
 * @param train stretches to learn from, in order
 * @param validation blocks held out, in order; none if the sequence is too short to hold out
 *     {@value #SHARE} of each of its parts
 */
public record HeldOutBlocks(List<Stretch> train, List<Stretch> validation) {

  /** How many blocks are held out. */
  public static final int BLOCKS = 4;

  /** Share of the windows that is held out. */
  public static final double SHARE = 0.15;

  /**
   * Consecutive windows.
   *
   * @param start the first one, from 0
   * @param end the one after the last
   */
  public record Stretch(int start, int end) {

    /**
     * Checks the interval.
     *
     * @param start the first one, from 0
     * @param end the one after the last, greater than {@code start}
     */
    public Stretch {
      if (start < 0 || end <= start) {
        throw new IllegalArgumentException(
            "a stretch must satisfy 0 <= start < end, received [%d, %d)".formatted(start, end));
      }
    }
  }

  /**
   * Copies the lists.
   *
   * @param train stretches to learn from
   * @param validation blocks held out
   */
  public HeldOutBlocks {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
  }

  /**
   * Chooses the blocks.
   *
   * @param windows length of the sequence, at least 1
   * @param seed decides where the blocks lie; equal seeds give equal blocks
   * @return the stretches and blocks
   */
  public static HeldOutBlocks of(int windows, long seed) {
    Random random = new Random(seed);
    List<Stretch> train = new ArrayList<>();
    List<Stretch> validation = new ArrayList<>();
    int free = 0;
    for (int b = 0; b < BLOCKS; b++) {
      int start = part(windows, b);
      int length = part(windows, b + 1) - start;
      int held = (int) (length * SHARE);
      if (held > 0) {
        int first = start + random.nextInt(length - held + 1);
        addIfAny(train, free, first - 1);
        validation.add(new Stretch(first, first + held));
        free = first + held + 1;
      }
    }
    addIfAny(train, free, windows);
    return new HeldOutBlocks(train, validation);
  }

  private static int part(int windows, int index) {
    return (int) ((long) windows * index / BLOCKS);
  }

  private static void addIfAny(List<Stretch> stretches, int start, int end) {
    if (start < end) {
      stretches.add(new Stretch(start, end));
    }
  }
}
