package org.kinema4j.losses.metric.mining;

import java.util.Arrays;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Pairs of rows of a batch, each an anchor and another.
 *
 * @since 0.1
 */
public final class IndexPairs {

  private final int[] anchors;
  private final int[] others;

  private IndexPairs(int[] anchors, int[] others) {
    this.anchors = anchors;
    this.others = others;
  }

  /**
   * Makes pairs.
   *
   * @param anchors row of each anchor
   * @param others row of each other, as many
   * @return the pairs
   */
  public static IndexPairs of(int[] anchors, int[] others) {
    Arguments.present("anchors", anchors);
    Arguments.present("others", others);
    if (anchors.length != others.length) {
      throw new IllegalArgumentException(
          "anchors and others must have the same length, received %d and %d"
              .formatted(anchors.length, others.length));
    }
    return new IndexPairs(anchors.clone(), others.clone());
  }

  /**
   * Returns the number of pairs.
   *
   * @return how many there are
   */
  public int size() {
    return anchors.length;
  }

  /**
   * Returns an anchor.
   *
   * @param pair number of the pair, from 0
   * @return the anchor's row
   */
  public int anchor(int pair) {
    return anchors[pair];
  }

  /**
   * Returns what an anchor is paired with.
   *
   * @param pair number of the pair, from 0
   * @return the other's row
   */
  public int other(int pair) {
    return others[pair];
  }

  /**
   * Returns the anchors, to fill a placeholder with.
   *
   * @return {@code [P]}, int
   */
  public INDArray anchors() {
    return Nd4j.createFromArray(anchors);
  }

  /**
   * Returns what the anchors are paired with, to fill a placeholder with.
   *
   * @return {@code [P]}, int
   */
  public INDArray others() {
    return Nd4j.createFromArray(others);
  }

  /**
   * Marks the pairs in a matrix. A pair that is there twice is marked once.
   *
   * @param examples N, the number of examples in the batch
   * @return 1 at pairs, 0 elsewhere, {@code [N, N]}, double
   */
  public INDArray mask(int examples) {
    double[] mask = new double[Math.multiplyExact(examples, examples)];
    for (int i = 0; i < anchors.length; i++) {
      mask[anchors[i] * examples + others[i]] = 1;
    }
    return Nd4j.createFromArray(mask).reshape(examples, examples);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexPairs pairs
        && Arrays.equals(anchors, pairs.anchors)
        && Arrays.equals(others, pairs.others);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(anchors) + Arrays.hashCode(others);
  }

  @Override
  public String toString() {
    return "IndexPairs[anchors=%s, others=%s]"
        .formatted(Arrays.toString(anchors), Arrays.toString(others));
  }
}
