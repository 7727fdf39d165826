package org.kinema4j.losses.metric.mining;

import java.util.Arrays;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Triplets of rows of a batch that a miner chose: an anchor, a positive, a negative.
 *
 * @since 0.1
 */
public final class Triplets {

  private final int[] anchors;
  private final int[] positives;
  private final int[] negatives;

  private Triplets(int[] anchors, int[] positives, int[] negatives) {
    this.anchors = anchors;
    this.positives = positives;
    this.negatives = negatives;
  }

  /**
   * Makes triplets.
   *
   * @param anchors row of each anchor
   * @param positives row of each positive, as many
   * @param negatives row of each negative, as many
   * @return the triplets
   */
  public static Triplets of(int[] anchors, int[] positives, int[] negatives) {
    Arguments.present("anchors", anchors);
    Arguments.present("positives", positives);
    Arguments.present("negatives", negatives);
    if (anchors.length != positives.length || anchors.length != negatives.length) {
      throw new IllegalArgumentException(
          "anchors, positives and negatives must have the same length, received %d, %d and %d"
              .formatted(anchors.length, positives.length, negatives.length));
    }
    return new Triplets(anchors.clone(), positives.clone(), negatives.clone());
  }

  /**
   * Returns the number of triplets.
   *
   * @return T
   */
  public int size() {
    return anchors.length;
  }

  /**
   * Returns an anchor.
   *
   * @param triplet number of the triplet, from 0
   * @return the anchor's row
   */
  public int anchor(int triplet) {
    return anchors[triplet];
  }

  /**
   * Returns a positive.
   *
   * @param triplet number of the triplet, from 0
   * @return the positive's row
   */
  public int positive(int triplet) {
    return positives[triplet];
  }

  /**
   * Returns a negative.
   *
   * @param triplet number of the triplet, from 0
   * @return the negative's row
   */
  public int negative(int triplet) {
    return negatives[triplet];
  }

  /**
   * Returns the anchors, to fill a placeholder with.
   *
   * @return {@code [T]}, int
   */
  public INDArray anchors() {
    return Nd4j.createFromArray(anchors);
  }

  /**
   * Returns the positives, to fill a placeholder with.
   *
   * @return {@code [T]}, int
   */
  public INDArray positives() {
    return Nd4j.createFromArray(positives);
  }

  /**
   * Returns the negatives, to fill a placeholder with.
   *
   * @return {@code [T]}, int
   */
  public INDArray negatives() {
    return Nd4j.createFromArray(negatives);
  }

  /**
   * Takes the triplets apart.
   *
   * @return the pairs of anchors and positives, and of anchors and negatives, one each a triplet
   */
  public Pairs toPairs() {
    return new Pairs(IndexPairs.of(anchors, positives), IndexPairs.of(anchors, negatives));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Triplets triplets
        && Arrays.equals(anchors, triplets.anchors)
        && Arrays.equals(positives, triplets.positives)
        && Arrays.equals(negatives, triplets.negatives);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(anchors) + Arrays.hashCode(positives))
        + Arrays.hashCode(negatives);
  }

  @Override
  public String toString() {
    return "Triplets[anchors=%s, positives=%s, negatives=%s]"
        .formatted(
            Arrays.toString(anchors), Arrays.toString(positives), Arrays.toString(negatives));
  }
}
