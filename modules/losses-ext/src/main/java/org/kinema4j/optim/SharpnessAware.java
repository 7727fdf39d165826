package org.kinema4j.optim;

import org.kinema4j.losses.internal.Arguments;

/**
 * Sharpness-aware minimization: the gradient is taken a second time, where the loss near the
 * parameters is about highest.
 *
 * <pre>
 *   e_t = rho g_t / |g_t|        |g_t|: all gradients of the model
 *   h_t = gradient of the same batch at theta_(t-1) + e_t
 *   s_t = step of the optimizer for h_t
 *   theta_t = theta_(t-1) - s_t
 * </pre>
 *
 * <p>\[ h_t = \nabla L\left(\theta_{t-1} + \rho \frac{g_t}{\lVert g_t \rVert}\right) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( \rho \)</td><td>{@code rho}</td><td>\( (0, \infty) \)</td><td>{@value
 *       #DEFAULT_RHO}</td><td>0.05</td></tr>
 * </table>
 *
 * <p><b>State.</b> That of the optimizer.
 *
 * <p><b>First step.</b> That of the optimizer for the second gradient.
 *
 * <p>Every iteration computes gradients twice, in a listener that {@link Training#prepare} adds;
 * other listeners therefore hear of two forward and two backward passes. The score is that of the
 * first pass, at the parameters themselves; so are the statistics of batch normalization and the
 * state that truncated back-propagation carries on. Dropout and noise are drawn anew. A gradient
 * of 0, or one that is not finite, is used as it is.
 *
 * <pre>{@code
 * MultiLayerNetwork network =
 *     new MultiLayerNetwork(
 *         new NeuralNetConfiguration.Builder()
 *             .updater(new SharpnessAware(new Momentum(0.01)))
 *             .list()
 *             .layer(new OutputLayer.Builder().nIn(66).nOut(8).build())
 *             .build());
 * network.init();
 * Training.prepare(network);
 * network.fit(Nd4j.rand(32, 66), Nd4j.rand(32, 8));
 * }</pre>
 *
 * @deviation none; L1 and L2 of the layers join the second gradient, and do not turn e_t
 * @param optimizer the optimizer that steps
 * @param rho how far away the second gradient is taken
 * @see <a href="https://arxiv.org/abs/2010.01412">Foret et al., Sharpness-Aware Minimization for
 *     Efficiently Improving Generalization, 2021</a>
 * @since 0.1
 */
public record SharpnessAware(Optimizer optimizer, double rho) implements WrappingOptimizer {

  /** Default of {@code rho}. */
  public static final double DEFAULT_RHO = 0.05;

  /**
   * Checks the parameters, and that what comes first is outside.
   *
   * @param optimizer the optimizer that steps
   * @param rho how far away the second gradient is taken
   */
  public SharpnessAware {
    optimizer = Arguments.present("optimizer", optimizer).clone();
    Arguments.positive("rho", rho);
    GradientOrder.MODEL.requireBefore("SharpnessAware", optimizer);
  }

  /**
   * Makes the optimizer sharpness-aware with the default of rho.
   *
   * @param optimizer the optimizer that steps
   */
  public SharpnessAware(Optimizer optimizer) {
    this(optimizer, DEFAULT_RHO);
  }

  @Override
  public Sight ownSight() {
    return Sight.NETWORK;
  }

  @Override
  public void step(Step step) {
    // the second gradient has been taken before the step: see GradientStage
    optimizer.step(step);
  }

  @Override
  public SharpnessAware clone() {
    return new SharpnessAware(optimizer, rho);
  }
}
