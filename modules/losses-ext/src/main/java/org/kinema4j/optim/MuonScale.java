package org.kinema4j.optim;

/**
 * How the step of {@link Muon} depends on the shape of a matrix.
 *
 * @since 0.1
 */
public enum MuonScale {
  /** The root of outputs by inputs, at least 1, as in the author's program. */
  ASPECT {
    @Override
    double of(long inputs, long outputs) {
      return Math.sqrt(Math.max(1, (double) outputs / inputs));
    }
  },

  /**
   * 0.2 times the root of the greater of both: the mean square of a step is about that of Adam's,
   * so its rates fit.
   *
   * @see <a href="https://arxiv.org/abs/2502.16982">Liu et al., Muon is Scalable for LLM Training,
   *     2025</a>
   */
  ADAM {
    @Override
    double of(long inputs, long outputs) {
      return 0.2 * Math.sqrt(Math.max(inputs, outputs));
    }
  };

  abstract double of(long inputs, long outputs);

  /** The scale of a matrix [inputs, outputs] or a kernel [outputs, rest]. */
  double of(Tensor tensor) {
    long first = tensor.shape()[0];
    long rest = tensor.length() / first;
    return tensor.shape().length == 2 ? of(first, rest) : of(rest, first);
  }
}
