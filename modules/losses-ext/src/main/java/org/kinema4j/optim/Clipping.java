package org.kinema4j.optim;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;

/**
 * How gradients are made shorter. {@code c} is the threshold:
 *
 * <pre>
 *   by value         h_i = min(max(g_i, -c), c)
 *   by global norm   h = g min(1, c / |g|)                        |g|: all gradients of the model
 *   adaptive         h_o = g_o min(1, c max(|theta_o|, 1e-3) / |g_o|)   of each output o
 * </pre>
 *
 * @param kind what is compared with the threshold
 * @param threshold greatest value, norm, or ratio of norms, in (0, ∞)
 * @param outputs where weights have their outputs; only adaptive clipping asks
 * @see <a href="https://arxiv.org/abs/1211.5063">Pascanu et al., On the difficulty of training
 *     recurrent neural networks, 2013</a>
 * @see <a href="https://arxiv.org/abs/2102.06171">Brock et al., High-Performance Large-Scale Image
 *     Recognition Without Normalization, 2021</a>
 * @since 0.1
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
public record Clipping(Kind kind, double threshold, Outputs outputs) {

  /** Threshold of adaptive clipping in its paper. */
  public static final double DEFAULT_RATIO = 0.01;

  /** What takes the place of a smaller norm of weights in adaptive clipping. */
  public static final double LEAST_NORM = 1e-3;

  /** What is compared with the threshold. */
  public enum Kind {
    /** Each element. */
    BY_VALUE,
    /** The Euclidean norm of all gradients of the model together. */
    BY_GLOBAL_NORM,
    /** For each output of weights, the norm of the gradient against that of the weights. */
    ADAPTIVE
  }

  /**
   * Checks the threshold.
   *
   * @param kind what is compared with the threshold
   * @param threshold greatest value, norm, or ratio of norms
   * @param outputs where weights have their outputs
   */
  public Clipping {
    Arguments.present("kind", kind);
    Arguments.positive("threshold", threshold);
    Arguments.present("outputs", outputs);
  }

  /**
   * Returns clipping of each element.
   *
   * @param threshold greatest absolute value
   * @return the clipping
   */
  public static Clipping byValue(double threshold) {
    return new Clipping(Kind.BY_VALUE, threshold, Outputs.OF_LAYERS);
  }

  /**
   * Returns clipping of all gradients of a model together, which keeps their direction.
   *
   * @param threshold greatest norm
   * @return the clipping
   */
  public static Clipping byGlobalNorm(double threshold) {
    return new Clipping(Kind.BY_GLOBAL_NORM, threshold, Outputs.OF_LAYERS);
  }

  /**
   * Returns adaptive clipping with the threshold of the paper.
   *
   * @return the clipping
   */
  public static Clipping adaptive() {
    return adaptive(DEFAULT_RATIO);
  }

  /**
   * Returns adaptive clipping of weights, output by output. Biases and gains are left as they are.
   *
   * @param threshold greatest ratio of a gradient's norm to that of the weights
   * @return the clipping
   */
  public static Clipping adaptive(double threshold) {
    return new Clipping(Kind.ADAPTIVE, threshold, Outputs.OF_LAYERS);
  }

  /**
   * Returns the same clipping for arrays that have their outputs elsewhere.
   *
   * @param newOutputs where weights have their outputs
   * @return the copy
   */
  public Clipping withOutputs(Outputs newOutputs) {
    return new Clipping(kind, threshold, newOutputs);
  }

  /**
   * Returns what an optimizer with this clipping must see.
   *
   * @return the sight
   */
  public Sight sight() {
    return switch (kind) {
      case BY_VALUE -> Sight.ELEMENT;
      case BY_GLOBAL_NORM -> Sight.NETWORK;
      case ADAPTIVE -> Sight.TENSOR;
    };
  }
}
