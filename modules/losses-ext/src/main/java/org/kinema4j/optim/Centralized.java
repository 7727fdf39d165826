package org.kinema4j.optim;

import org.kinema4j.losses.internal.Arguments;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gradient centralization: of the gradient of weights, each output loses its mean.
 *
 * <pre>
 *   h_t = g_t - mean(g_t)        mean over all dimensions but that of the outputs
 *   s_t = step of the optimizer for h_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ h_{io} = g_{io} - \frac{1}{M} \sum_{j=1}^{M} g_{jo} \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( o \)</td><td>{@code outputs}</td><td>first or last dimension</td><td>as
 *       Deeplearning4j's layers</td><td>first</td></tr>
 * </table>
 *
 * <p><b>State.</b> That of the optimizer.
 *
 * <p><b>First step.</b> That of the optimizer for the centralized gradient.
 *
 * <p>Biases and gains are left as they are. The gradient that is centralized is what the optimizer
 * would step with: L1 and L2 of the layer have been added.
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new Centralized(new Momentum(0.01)))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(66).nOut(8).build())
 *             .build());
 * network.init();
 * Training.prepare(network);
 * network.fit(Nd4j.rand(32, 66), Nd4j.rand(32, 8));
 * }</pre>
 *
 * @deviation outputs with a single weight keep their gradient, which would be 0
 * @param optimizer the optimizer that steps
 * @param outputs where weights have their outputs
 * @see <a href="https://arxiv.org/abs/2004.01461">Yong et al., Gradient Centralization, 2020</a>
 * @since 0.1
 */
public record Centralized(Optimizer optimizer, Outputs outputs) implements WrappingOptimizer {

  /**
   * Checks that nothing is missing, and that what comes first is outside.
   *
   * @param optimizer the optimizer that steps
   * @param outputs where weights have their outputs
   */
  public Centralized {
    optimizer = Arguments.present("optimizer", optimizer).clone();
    Arguments.present("outputs", outputs);
    GradientOrder.BLOCK.requireBefore("Centralized", optimizer);
  }

  /**
   * Centralizes gradients of weights that have their outputs as Deeplearning4j's layers do.
   *
   * @param optimizer the optimizer that steps
   */
  public Centralized(Optimizer optimizer) {
    this(optimizer, Outputs.OF_LAYERS);
  }

  @Override
  public Sight ownSight() {
    return Sight.TENSOR;
  }

  @Override
  public void step(Step step) {
    for (Tensor tensor : step.tensors()) {
      INDArray g = tensor.shaped(step.gradient());
      if (tensor.role() == Tensor.Role.WEIGHT && g.rank() > 1) {
        INDArray mean = g.mean(true, outputs.others(g.rank()));
        if (mean.length() < g.length()) {
          g.subi(mean);
        }
      }
    }
    optimizer.step(step);
  }

  @Override
  public Centralized clone() {
    return new Centralized(optimizer, outputs);
  }
}
