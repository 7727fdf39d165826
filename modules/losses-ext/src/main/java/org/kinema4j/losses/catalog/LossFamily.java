package org.kinema4j.losses.catalog;

/**
 * What a loss is for.
 *
 * @since 0.1
 */
public enum LossFamily {
  /** Classes. */
  CLASSIFICATION,
  /** Real values. */
  REGRESSION,
  /** Images and sequences of which every pixel or step has a label. */
  DENSE,
  /** Comparisons of explicit pairs or triplets. */
  RANKING,
  /** Embeddings, compared within a batch by their labels. */
  EMBEDDING,
  /** Embeddings, compared with trainable weights of the classes. */
  PROXY
}
