package org.kinema4j.losses.metric.mining;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.metric.distance.Distance;
import org.kinema4j.losses.metric.distance.DistanceMatrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a miner chooses from: embeddings with their classes, and how far they are from each other.
 * Distances are computed when they are first asked for. Not for two threads at once.
 *
 * @since 0.1
 */
public final class MiningBatch {

  private final INDArray embeddings;
  private final long[] labels;
  private final Distance distance;
  private double[] farness;

  private MiningBatch(INDArray embeddings, long[] labels, Distance distance) {
    this.embeddings = embeddings;
    this.labels = labels;
    this.distance = distance;
  }

  /**
   * Makes a batch.
   *
   * @param embeddings one row an example, {@code [N, D]}; not to be modified while this is used
   * @param labels class of each example, any integers
   * @param distance how far embeddings are from each other
   * @return the batch
   * @throws IllegalArgumentException if there is not one label a row
   */
  public static MiningBatch of(INDArray embeddings, long[] labels, Distance distance) {
    Arguments.present("embeddings", embeddings);
    Arguments.present("labels", labels);
    Arguments.present("distance", distance);
    if (embeddings.rank() != 2 || embeddings.size(0) != labels.length) {
      throw new IllegalArgumentException(
          "embeddings must be [N, D] with one label a row, received embeddings %s and %d labels"
              .formatted(Arrays.toString(embeddings.shape()), labels.length));
    }
    return new MiningBatch(embeddings, labels.clone(), distance);
  }

  /**
   * Returns the number of examples.
   *
   * @return N
   */
  public int size() {
    return labels.length;
  }

  /**
   * Returns the embeddings.
   *
   * @return {@code [N, D]}; not to be modified
   */
  public INDArray embeddings() {
    return embeddings;
  }

  /**
   * Returns the width of the embeddings.
   *
   * @return D
   */
  public long dimension() {
    return embeddings.size(1);
  }

  /**
   * Returns the class of an example.
   *
   * @param example its row
   * @return the class
   */
  public long label(int example) {
    return labels[example];
  }

  /**
   * Returns how far embeddings are from each other.
   *
   * @return the distance
   */
  public Distance distance() {
    return distance;
  }

  /**
   * Returns the same examples, measured otherwise.
   *
   * @param other another distance
   * @return a batch
   */
  public MiningBatch measuredBy(Distance other) {
    return other.equals(distance) ? this : new MiningBatch(embeddings, labels, other);
  }

  /**
   * Returns whether two examples make a positive pair.
   *
   * @param anchor row of one
   * @param other row of the other
   * @return true if they are different examples of one class
   */
  public boolean isPositive(int anchor, int other) {
    return anchor != other && labels[anchor] == labels[other];
  }

  /**
   * Returns whether two examples make a negative pair.
   *
   * @param anchor row of one
   * @param other row of the other
   * @return true if their classes differ
   */
  public boolean isNegative(int anchor, int other) {
    return labels[anchor] != labels[other];
  }

  /**
   * Returns how far two examples are from each other; larger is farther for distances and for
   * similarities.
   *
   * @param anchor row of the one from which to measure
   * @param other row of the other
   * @return the distance, or the similarity with opposite sign
   */
  public double farness(int anchor, int other) {
    if (farness == null) {
      farness = measured();
    }
    return farness[anchor * labels.length + other];
  }

  private double[] measured() {
    double[] values = doubles(DistanceMatrix.of(distance, embeddings, embeddings));
    if (distance.isSimilarity()) {
      for (int i = 0; i < values.length; i++) {
        values[i] = -values[i];
      }
    }
    return values;
  }

  /** A number that differs, almost surely, if embeddings or labels do. */
  long contentHash() {
    long hash = Arrays.hashCode(labels);
    for (double value : doubles(embeddings.castTo(DataType.DOUBLE))) {
      hash = (hash ^ Double.doubleToLongBits(value)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  /** One copy of the whole buffer: element by element it takes longer than the distances. */
  private static double[] doubles(INDArray array) {
    double[] values = new double[Math.toIntExact(array.length())];
    DoubleBuffer buffer = array.dup('c').data().asNioDouble();
    buffer.get(values);
    return values;
  }
}
