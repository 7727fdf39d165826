package org.kinema4j.optim;

import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.optim.internal.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Any optimizer with clipped gradients: by value, by the norm of all gradients of the model, or
 * adaptively.
 *
 * <pre>
 *   h_t = clip(g_t)              by value, by global norm or adaptively; see Clipping
 *   s_t = step of the optimizer for h_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ h_t = \min\left(1, \frac{c}{\lVert g_t \rVert}\right) g_t \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( c \)</td><td>{@code clipping}</td><td>\( (0, \infty) \)</td><td>none; adaptive:
 *       {@value Clipping#DEFAULT_RATIO}</td><td>adaptive: 0.01</td></tr>
 * </table>
 *
 * <p><b>State.</b> That of the optimizer.
 *
 * <p><b>First step.</b> That of the optimizer for the clipped gradient.
 *
 * <p>The threshold holds for the mean gradient of the batch. By value and adaptively, gradients are
 * clipped where the optimizer steps: after L1 and L2 of the layer have been added. By global norm
 * they are clipped before, in a listener that {@link Training#prepare} adds; all layers must have
 * the same threshold, and only biases, weights and gains that an optimizer steps count. The authors
 * do not clip the last layer adaptively: give it another optimizer. A gradient that is not a number
 * stays so.
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new Clipped(new AdamW(1e-3), Clipping.byGlobalNorm(1)))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(66).nOut(8).build())
 *             .build());
 * network.init();
 * Training.prepare(network);
 * network.fit(Nd4j.rand(32, 66), Nd4j.rand(32, 8));
 * }</pre>
 *
 * @deviation adaptive clipping leaves biases and gains as they are
 * @param optimizer the optimizer that steps
 * @param clipping how gradients are made shorter
 * @see <a href="https://arxiv.org/abs/1211.5063">Pascanu et al., On the difficulty of training
 *     recurrent neural networks, 2013</a>
 * @since 0.1
 */
public record Clipped(Optimizer optimizer, Clipping clipping) implements WrappingOptimizer {

  /**
   * Checks that nothing is missing, and that what comes first is outside.
   *
   * @param optimizer the optimizer that steps
   * @param clipping how gradients are made shorter
   */
  public Clipped {
    optimizer = Arguments.present("optimizer", optimizer).clone();
    Arguments.present("clipping", clipping);
    GradientOrder.of(clipping).requireBefore("Clipped", optimizer);
  }

  @Override
  public Sight ownSight() {
    return clipping.sight();
  }

  @Override
  public void step(Step step) {
    switch (clipping.kind()) {
      case BY_VALUE ->
          Vectors.limit(step.gradient(), -clipping.threshold(), clipping.threshold());
      case ADAPTIVE -> clipOutputs(step);
      case BY_GLOBAL_NORM -> {
        // done before the step, where all gradients are at hand: see GradientStage
      }
    }
    optimizer.step(step);
  }

  private void clipOutputs(Step step) {
    for (Tensor tensor : step.tensors()) {
      if (tensor.role() == Tensor.Role.WEIGHT) {
        INDArray g = tensor.shaped(step.gradient());
        int[] others = clipping.outputs().others(g.rank());
        INDArray share = tensor.parameters().norm2(true, others);
        Transforms.max(share, Clipping.LEAST_NORM, false);
        share.muli(clipping.threshold()).divi(g.norm2(true, others));
        // 1 also where the gradient is 0 and the share therefore infinite
        Transforms.min(share, 1, false);
        g.muli(share);
      }
    }
  }

  @Override
  public Clipped clone() {
    return new Clipped(optimizer, clipping);
  }
}
