package org.kinema4j.losses.ranking;

import org.kinema4j.losses.samediff.GraphMath;
import org.kinema4j.losses.samediff.GraphVectors;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * How far two embeddings are from each other.
 *
 * @since 0.1
 */
public enum TripletDistance {
  /** Squared Euclidean distance, as in FaceNet. */
  SQUARED_EUCLIDEAN,
  /** Euclidean distance, as in PyTorch. */
  EUCLIDEAN,
  /** 1 less the cosine of the angle. */
  COSINE;

  SDVariable between(SDVariable a, SDVariable b) {
    return switch (this) {
      case SQUARED_EUCLIDEAN -> GraphVectors.squaredDistance(a, b);
      case EUCLIDEAN -> GraphMath.sqrt(GraphVectors.squaredDistance(a, b));
      case COSINE -> GraphVectors.cosine(a, b).rsub(1);
    };
  }
}
