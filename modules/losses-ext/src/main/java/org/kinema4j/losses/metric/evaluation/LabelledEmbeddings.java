package org.kinema4j.losses.metric.evaluation;

import java.util.Arrays;
import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Embeddings with the class of each.
 *
 * @since 0.1
 */
public final class LabelledEmbeddings {

  private final INDArray embeddings;
  private final long[] labels;

  /**
   * Puts embeddings and classes together.
   *
   * @param embeddings {@code [N, D]}, float or double; not to be modified while this is used
   * @param labels class of each, any integers
   */
  public LabelledEmbeddings(INDArray embeddings, long[] labels) {
    Arguments.present("embeddings", embeddings);
    Arguments.present("labels", labels);
    if (embeddings.rank() != 2 || embeddings.size(0) != labels.length) {
      throw new IllegalArgumentException(
          "embeddings must be [N, D] with one label a row, received embeddings %s and %d labels"
              .formatted(Arrays.toString(embeddings.shape()), labels.length));
    }
    this.embeddings = embeddings;
    this.labels = labels.clone();
  }

  INDArray embeddings() {
    return embeddings;
  }

  long label(int row) {
    return labels[row];
  }

  int size() {
    return labels.length;
  }
}
