package org.kinema4j.losses.ranking;

import org.kinema4j.losses.LossInput;
import org.kinema4j.losses.internal.Arguments;
import org.kinema4j.losses.samediff.GraphMath;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Draws anchor and positive together, until they are nearer to each other than the anchor is to a
 * negative by a margin.
 *
 * <p>The three embeddings of an example stand side by side in one row. A network of three inputs
 * and shared layers makes such rows; the example below is complete.
 *
 * <pre>
 *   HARD   score_i = max(0, D(a_i, p_i) - D(a_i, n_i) + margin)
 *   SOFT   score_i = log(1 + exp(D(a_i, p_i) - D(a_i, n_i) + margin))
 *   with swap, min(D(a_i, n_i), D(p_i, n_i)) stands for D(a_i, n_i)
 * </pre>
 *
 * <p>\[ L_i = h\left( D(a_i, p_i) - D(a_i, n_i) + m \right), \qquad h(x) = \max(0, x) \;\text{or}\;
 * \log(1 + e^x) \]
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><th>symbol</th><th>parameter</th><th>domain</th><th>default</th><th>paper</th></tr>
 *   <tr><td>\( m \)</td><td>{@code margin}</td><td>\( [0, \infty) \)</td><td>{@value
 *       #DEFAULT_MARGIN}</td><td>0.2</td></tr>
 *   <tr><td>\( D \)</td><td>{@code distance}</td><td>{@code SQUARED_EUCLIDEAN}, {@code EUCLIDEAN},
 *       {@code COSINE}</td><td>{@code SQUARED_EUCLIDEAN}</td><td>{@code
 *       SQUARED_EUCLIDEAN}</td></tr>
 *   <tr><td>\( h \)</td><td>{@code form}</td><td>{@code HARD}, {@code SOFT}</td><td>{@code
 *       HARD}</td><td>{@code HARD}; {@code SOFT} with margin 0 in Hermans et al., 2017</td></tr>
 *   <tr><td></td><td>{@code swap}</td><td>{@code OFF}, {@code ON}</td><td>{@code
 *       OFF}</td><td>{@code OFF}; {@code ON} in Balntas et al., 2016</td></tr>
 * </table>
 *
 * <p><b>Shapes.</b> Outputs {@code [N, 3D]}: anchor, positive, negative; labels {@code [N, 1]} of
 * any value, which are ignored; mask {@code [N, 1]}; score {@code [N, 1]}.
 *
 * <p><b>Edge cases.</b> At the kink the gradient is 0, and so is that of the distance of equal
 * embeddings, unless squared. The cosine with a zero vector is 0.
 *
 * <pre>{@code
 * ComputationGraphConfiguration configuration =
 *     new NeuralNetConfiguration.Builder()
 *         .updater(new Adam(0.01))
 *         .graphBuilder()
 *         .addInputs("anchor", "positive", "negative")
 *         .addVertex("all", new StackVertex(), "anchor", "positive", "negative")
 *         .addLayer("hidden", new DenseLayer.Builder().nIn(4).nOut(16).build(), "all")
 *         .addLayer(
 *             "embeddings",
 *             new DenseLayer.Builder().nIn(16).nOut(2).activation(Activation.IDENTITY).build(),
 *             "hidden")
 *         .addVertex("a", new UnstackVertex(0, 3), "embeddings")
 *         .addVertex("p", new UnstackVertex(1, 3), "embeddings")
 *         .addVertex("n", new UnstackVertex(2, 3), "embeddings")
 *         .addVertex("triplet", new MergeVertex(), "a", "p", "n")
 *         .addLayer(
 *             "loss",
 *             new LossLayer.Builder(new TripletMarginLoss())
 *                 .activation(Activation.IDENTITY)
 *                 .build(),
 *             "triplet")
 *         .setOutputs("loss")
 *         .build();
 * ComputationGraph network = new ComputationGraph(configuration);
 * network.init();
 * INDArray anchors = Nd4j.rand(8, 4);
 * INDArray positives = anchors.add(0.1);
 * INDArray negatives = Nd4j.rand(8, 4);
 * network.fit(
 *     new MultiDataSet(
 *         new INDArray[] {anchors, positives, negatives},
 *         new INDArray[] {Nd4j.zeros(anchors.size(0), 1)}));
 * }</pre>
 *
 * @deviation the embeddings are taken as they are, where FaceNet normalizes them: add an {@code
 *     L2NormalizeVertex} for that. PyTorch's {@code TripletMarginLoss} has {@code EUCLIDEAN} with
 *     margin 1, and adds 1e-6 to each difference
 * @param margin by how much the negative is to be farther away
 * @param distance how to measure
 * @param form whether triplets that keep the margin still count a little
 * @param swap whether the negative may be compared with the positive
 * @see <a href="https://arxiv.org/abs/1503.03832">Schroff et al., FaceNet: A Unified Embedding for
 *     Face Recognition and Clustering, 2015</a>
 * @since 0.1
 */
public record TripletMarginLoss(
    double margin, TripletDistance distance, TripletMargin form, TripletSwap swap)
    implements RankingLoss {

  /** Default of {@code margin}. */
  public static final double DEFAULT_MARGIN = 0.2;

  /**
   * Checks the parameters.
   *
   * @param margin by how much the negative is to be farther away
   * @param distance how to measure
   * @param form whether triplets that keep the margin still count a little
   * @param swap whether the negative may be compared with the positive
   */
  public TripletMarginLoss {
    Arguments.notNegative("margin", margin);
    Arguments.present("distance", distance);
    Arguments.present("form", form);
    Arguments.present("swap", swap);
  }

  /** Makes the loss with its defaults. */
  public TripletMarginLoss() {
    this(DEFAULT_MARGIN, TripletDistance.SQUARED_EUCLIDEAN, TripletMargin.HARD, TripletSwap.OFF);
  }

  /**
   * Returns a copy with another {@code margin}.
   *
   * @param newMargin by how much the negative is to be farther away
   * @return the copy
   */
  public TripletMarginLoss withMargin(double newMargin) {
    return new TripletMarginLoss(newMargin, distance, form, swap);
  }

  /**
   * Returns a copy with another {@code distance}.
   *
   * @param newDistance how to measure
   * @return the copy
   */
  public TripletMarginLoss withDistance(TripletDistance newDistance) {
    return new TripletMarginLoss(margin, newDistance, form, swap);
  }

  /**
   * Returns a copy with another {@code form}.
   *
   * @param newForm whether triplets that keep the margin still count a little
   * @return the copy
   */
  public TripletMarginLoss withForm(TripletMargin newForm) {
    return new TripletMarginLoss(margin, distance, newForm, swap);
  }

  /**
   * Returns a copy with another {@code swap}.
   *
   * @param newSwap whether the negative may be compared with the positive
   * @return the copy
   */
  public TripletMarginLoss withSwap(TripletSwap newSwap) {
    return new TripletMarginLoss(margin, distance, form, newSwap);
  }

  @Override
  public void requireBatch(LossInput input) {
    input.requireParts("anchor | positive | negative", 3);
    input.requireColumn("any numbers");
  }

  @Override
  public SDVariable elements(SDVariable labels, SDVariable output) {
    SDVariable[] parts = GraphMath.parts(output, 3);
    SDVariable near = distance.between(parts[0], parts[1]);
    SDVariable far = distance.between(parts[0], parts[2]);
    if (swap == TripletSwap.ON) {
      SDVariable other = distance.between(parts[1], parts[2]);
      // the lesser of both; SameDiff's min has the gradients of both at ties
      far = far.sub(GraphMath.positivePart(far.sub(other)));
    }
    SDVariable violation = near.sub(far).add(margin);
    return form == TripletMargin.HARD
        ? GraphMath.positivePart(violation)
        : GraphMath.softplus(violation);
  }
}
